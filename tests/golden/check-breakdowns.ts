import { describe, expect, it } from "vitest";
import { cellOf, overview } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, type Row } from "./read-table";

const dimensions = [
  "product",
  "variant",
  "type",
  "vendor",
  "category",
  "collection",
  "tag",
  "channel",
  "code",
  "kind",
] as const;
const money = {
  "net-sales": "net",
  "gross-sales": "gross",
  discounts: "discounts",
  returns: "returns",
  shipping: "shipping",
  duties: "duties",
  "additional-fees": "fees",
  taxes: "taxes",
  "total-sales": "total",
  tips: "tips",
  "gift-cards-sold": "cards",
  "average-order-value": "average",
};

/** By whatever sales can be broken down by. */
export function checkBreakdowns(golden: GoldenShop): void {
  it.each(dimensions)("the golden shop's sales by %s are as worked out", (by) =>
    expectBreakdown(golden, by),
  );

  describe("the golden shop's online share", () => {
    it("is that of the online store and subscriptions in all net sales", async () => {
      const { table } = await overview(golden, { ...range, by: "channel" });
      // 980.66 and 27.00; not the shop, drafts and what came from nobody knows where.
      expect(table.onlineShare).toBeCloseTo(1007.66 / 1162.66, 10);
    });
  });
}

/** Every row of a breakdown, with every figure of it. */
export async function expectBreakdown(golden: GoldenShop, by: string): Promise<void> {
  const { table } = await overview(golden, { ...range, by });
  const shown = table.rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(
      [...Object.keys(money), "orders", "units", ...rates].map((id) => [
        id,
        round(cellOf(table.columns, values, id)),
      ]),
    ),
  }));
  const rows = readTable(`by-${by}`);
  const expected = rows.map((row) => ({
    label: textOf(row, by),
    ...Object.fromEntries(Object.entries(money).map(([id, name]) => [id, centsOf(row, name)])),
    orders: countOf(row, "orders"),
    units: countOf(row, "units"),
    ...ratesOf(row),
  }));
  const byLabel = (a: { label: string }, b: { label: string }) => (a.label < b.label ? -1 : 1);
  expect(shown.sort(byLabel)).toEqual(expected.sort(byLabel));
}

const rates = ["discount-rate", "return-rate", "gross-margin", "cost-coverage"];

function ratesOf(row: Row): Record<string, number | null> {
  const of = (name: string) => centsOf(row, name) ?? 0;
  const share = (part: number, whole: number) => (whole > 0 ? round((part + 0) / whole) : null);
  return {
    "discount-rate": share(-of("discounts"), of("gross")),
    "return-rate": share(-of("returns"), of("gross") + of("discounts")),
    "gross-margin": share(of("costed") - of("cost"), of("costed")),
    "cost-coverage": share(of("costed"), of("goods")),
  };
}

/** Shares as far as they can be compared; no share is 0, not -0. */
function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e9) / 1e9 + 0;
}
