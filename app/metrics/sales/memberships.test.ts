import { expect, it } from "vitest";
import { addUpColumns } from "../../store/rollup/column-sums";
import { measures } from "../../store/rollup/measures";
import { foldMemberships } from "./memberships";

/** Gross sales by product, of windows; each product had an order. */
const sold = (...windows: Record<string, number>[]) =>
  addUpColumns(
    measures,
    windows.map((window) => [
      {
        keys: Object.keys(window),
        valuesOf: (name) =>
          Object.values(window).map((gross) =>
            name === "grossMinor" ? gross : name === "days" || name === "orders" ? 1 : 0,
          ),
      },
    ]),
  );
const members = { products: ["1", "1", "2", "9"], keys: ["a", "b", "b", "c"] };

it("sums a product in each of its collections, and one in none by itself", () => {
  const products = sold({ "1": 100, "2": 20, "3": 3, "t:Gift wrap": 7, "-": -5 });
  const [folded] = foldMemberships(products, members);
  expect([...(folded ?? [])].map(([key, facts]) => [key, facts.grossSalesMinor])).toEqual([
    ["a", 100],
    ["b", 120],
    ["", 10],
    ["-", -5],
  ]);
  expect([...(folded?.values() ?? [])].every(({ orders }) => orders === 0)).toBe(true);
});

it("has in each window what was sold in that window, of nothing too", () => {
  const [now, before] = foldMemberships(sold({ "2": 20 }, { "1": 7, "2": 0 }), members);
  const gross = (facts: typeof now) =>
    Object.fromEntries([...(facts ?? [])].map(([key, sums]) => [key, sums.grossSalesMinor]));
  expect(gross(now)).toEqual({ b: 20 });
  expect(gross(before)).toEqual({ a: 7, b: 7 });
  expect(foldMemberships(sold({}, {}), members)).toEqual([new Map(), new Map()]);
});
