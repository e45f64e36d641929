import { describe, expect, it } from "vitest";
import type { StoreExports } from "../exports/types";
import { createWorld } from "../world";
import { sumBothWays } from "./testing/compare-days";
import { exportedLine, exportedOrder, exportedProduct, storeExports } from "./testing/exported";

const bare = { requiresShipping: false, taxable: false };
const line = (name: string, patch = {}) =>
  exportedLine({ name, price: "50.00", ...bare, ...patch });

function importLines(lines: ReturnType<typeof line>[], more: Partial<StoreExports> = {}) {
  const total = `${lines.length * 50}.00`;
  const orders = [exportedOrder({ subtotal: total, total, lines })];
  const world = createWorld(
    { timezone: "America/New_York" },
    { clock: () => Date.parse("2026-06-30T12:00:00Z"), exports: storeExports({ orders, ...more }) },
  );
  const { byReport, byAgreements } = sumBothWays(world, "2026-03-07", "2026-03-07");
  expect(byAgreements).toEqual(byReport);
  const said = world.importNotes?.assumptions.filter(({ rule }) => /gift card/.test(rule)) ?? [];
  return {
    gross: byReport["2026-03-07"]?.gross ?? 0,
    said: said.map(({ rows }) => rows),
    all: said,
  };
}

describe("gift cards of an orders file alone", () => {
  it("are lines called so, in the shop's language, which are neither shipped nor taxed", () => {
    const names = ["Gift Card - $50.00", "Geschenkkarte - 50 €", "Carte-cadeau", "ギフトカード"];
    const { gross, all } = importLines([...names.map((name) => line(name)), exportedLine()]);
    expect(gross).toBe(5000);
    expect(all).toEqual([
      { field: "Lineitem name", rule: expect.stringContaining("called a gift card"), rows: 4 },
    ]);
  });

  it("are no lines that are shipped or taxed, or of which nothing is said", () => {
    const { gross, said } = importLines([
      line("Gift card holder", { requiresShipping: true }),
      line("Gift card sleeve", { taxable: true }),
      line("Gift card", { requiresShipping: undefined, taxable: undefined }),
    ]);
    expect([gross, said]).toEqual([15000, []]);
  });

  it("may be lines called something else, which count as goods and are counted", () => {
    const { gross, all } = importLines([line("Workshop ticket"), line("Tip", { price: "50.00" })]);
    expect(gross).toBe(5000);
    expect(all).toEqual([
      {
        field: "Lineitem requires shipping, Lineitem taxable",
        rule: expect.stringContaining("counted as goods"),
        rows: 1,
      },
    ]);
  });
});

it("a product that is known to be a gift card or none counts more than a line's name", () => {
  const product = (isGiftCard: boolean | undefined) => ({
    products: [exportedProduct({ title: "Gift card", isGiftCard })],
  });
  expect(importLines([line("Gift card")], product(false))).toMatchObject({ gross: 5000, said: [] });
  expect(importLines([line("Gift card")], product(true))).toMatchObject({ gross: 0, said: [] });
  expect(importLines([line("Gift card")], product(undefined))).toMatchObject({
    gross: 0,
    said: [1],
  });
});
