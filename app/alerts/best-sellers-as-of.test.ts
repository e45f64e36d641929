import { describe, expect, it } from "vitest";
import { addDays } from "../lib/shop-day";
import type { ProductSalesOfDay } from "../store/alerts/past-sellers.server";
import { bestSellersAsOf, rankSellers } from "./best-sellers-as-of";
import type { PastSellers } from "./facts";

const sale = (day: string, ...products: [number, number][]): ProductSalesOfDay => ({
  day,
  productIds: products.map(([id]) => id),
  netMinors: products.map(([, netMinor]) => netMinor),
});
const ranked = (sales: ProductSalesOfDay[], from: string, to: string, top = 50) =>
  [...rankSellers(sales, { from, to }, top)].map(([day, products]) => [
    day,
    products.map(({ productId, netMinor }) => `${productId}: ${netMinor}`),
  ]);

describe("what sells best", () => {
  it("is told by the 90 days before a day: neither the day itself nor one more", () => {
    const sold = sale("2026-07-01", [1, 500]);
    expect(ranked([sold], "2026-07-01", "2026-07-02")).toEqual([
      ["2026-07-01", []],
      ["2026-07-02", ["1: 500"]],
    ]);
    const last = addDays("2026-07-01", 90);
    expect(ranked([sold], last, addDays(last, 1))).toEqual([
      [last, ["1: 500"]],
      [addDays(last, 1), []],
    ]);
  });

  it("is put in order anew each day, with what came back, and is nothing that brought nothing", () => {
    const sales = [
      sale("2026-07-01", [1, 500], [2, 400], [3, 300]),
      sale("2026-07-02", [1, -200], [3, 100]),
      sale("2026-07-03", [1, -300]),
    ];
    expect(ranked(sales, "2026-07-02", "2026-07-04")).toEqual([
      ["2026-07-02", ["1: 500", "2: 400", "3: 300"]],
      ["2026-07-03", ["2: 400", "3: 400", "1: 300"]],
      ["2026-07-04", ["2: 400", "3: 400"]],
    ]);
  });

  it("is the same as all put in order, though few are", () => {
    // Sums that go up and down from day to day, of a hundred products.
    const first = "2026-01-01";
    const days = Array.from({ length: 180 }, (_, index) => addDays(first, index));
    const netOf = (product: number, index: number) => ((product * 37 + index * index) % 101) - 20;
    const ids = Array.from({ length: 100 }, (_, index) => index + 1);
    const sales = days.map((day, index) =>
      sale(day, ...ids.map((id): [number, number] => [id, netOf(id, index)])),
    );
    const rankings = rankSellers(sales, { from: addDays(first, 90), to: addDays(first, 179) }, 7);
    let changes = 0;
    for (let at = 90; at < 180; at += 1) {
      const sums = ids.map((productId) => ({
        productId,
        netMinor: days
          .slice(at - 90, at)
          .reduce((sum, _, i) => sum + netOf(productId, at - 90 + i), 0),
      }));
      const all = sums
        .filter(({ netMinor }) => netMinor > 0)
        .sort((one, other) => other.netMinor - one.netMinor || one.productId - other.productId);
      expect(rankings.get(addDays(first, at))).toEqual(all.slice(0, 7));
      if (at > 90) {
        const before = rankings.get(addDays(first, at - 1))?.map(({ productId }) => productId);
        changes += all.slice(0, 7).every(({ productId }) => before?.includes(productId)) ? 0 : 1;
      }
    }
    expect(changes).toBeGreaterThan(10);
  });
});

describe("the stock of a best seller on a day", () => {
  const level = (stock: number | null, day = "2026-07-01") => ({ day, stock });
  const variant = (levels: { day: string; stock: number | null }[], more: object = {}) => ({
    ...{ productId: 1, isTracked: true, sellsWithoutStock: false, levels },
    ...more,
  });
  const stockOn = (day: string, ...variants: ReturnType<typeof variant>[]) => {
    const past: PastSellers = {
      rankings: new Map([
        ["2026-07-01", [{ productId: 1, netMinor: 5 }]],
        ["2026-07-03", [{ productId: 1, netMinor: 5 }]],
        ["2026-07-05", [{ productId: 1, netMinor: 5 }]],
      ]),
      titles: new Map([[1, "Hat"]]),
      errors: null,
      stock: { days: new Set(["2026-07-01", "2026-07-03"]), variants: new Map([[1, variants]]) },
    };
    return bestSellersAsOf(past, day)?.map(({ stock, sellsWithoutStock }) => [
      ...[stock, sellsWithoutStock],
    ]);
  };

  it("is that of the last day on which it changed", () => {
    const sold = variant([level(4), level(0, "2026-07-03")]);
    expect(stockOn("2026-07-01", sold)).toEqual([[4, false]]);
    expect(stockOn("2026-07-03", sold)).toEqual([[0, false]]);
  });

  it("is not known of days on which nobody looked, or whose sales are not here", () => {
    expect(stockOn("2026-07-05", variant([level(0)]))).toBeUndefined();
    expect(stockOn("2026-07-02", variant([level(0)]))).toBeUndefined();
  });

  it("is that of all variants that were there, where each is counted", () => {
    const later = variant([level(9, "2026-07-03")]);
    expect(stockOn("2026-07-01", variant([level(-2)]), later)).toEqual([[0, false]]);
    expect(stockOn("2026-07-03", variant([level(-2)]), later)).toEqual([[9, false]]);
    const uncounted = variant([level(0)], { isTracked: false });
    expect(stockOn("2026-07-01", variant([level(0)]), uncounted)).toEqual([[null, false]]);
    expect(stockOn("2026-07-01", variant([level(null)]))).toEqual([[null, false]]);
    expect(stockOn("2026-07-01")).toEqual([[null, false]]);
    const without = variant([level(0)], { sellsWithoutStock: true });
    expect(stockOn("2026-07-01", without)).toEqual([[0, true]]);
  });
});
