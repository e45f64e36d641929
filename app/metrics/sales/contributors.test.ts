import fc from "fast-check";
import { expect, it } from "vitest";
import { noSales, type SalesFacts } from "../metric";
import { concentrationOf, listContributions, rankByConcentration } from "./contributors";

const net = (values: Record<string, number>) =>
  new Map<string, SalesFacts>(
    Object.entries(values).map(([key, grossSalesMinor]) => [key, { ...noSales, grossSalesMinor }]),
  );
const contributions = (before: Record<string, number>, after: Record<string, number>) =>
  listContributions(net(before), net(after));

it("names the largest change first, whichever way it goes, and what is only in one period", () => {
  const list = contributions({ a: 100, b: 500, gone: 40 }, { a: 90, b: 100, fresh: 60 });
  expect(list.map(({ key, changeMinor }) => [key, changeMinor])).toEqual([
    ["b", -400],
    ["fresh", 60],
    ["gone", -40],
    ["a", -10],
  ]);
});

it("has contributions that add up to the change", () => {
  const sales = fc.dictionary(fc.constantFrom(..."abcdefgh"), fc.integer({ min: -9e6, max: 9e6 }));
  fc.assert(
    fc.property(sales, sales, (before, after) => {
      const total = (values: Record<string, number>) =>
        Object.values(values).reduce((sum, value) => sum + value, 0);
      const change = contributions(before, after).reduce((sum, part) => sum + part.changeMinor, 0);
      expect(change).toBe(total(after) - total(before));
      const concentration = concentrationOf(contributions(before, after));
      expect(concentration).toBeGreaterThanOrEqual(0);
      expect(concentration).toBeLessThanOrEqual(1);
    }),
  );
});

it("finds no concentration where everything moved by its size, or there is one key", () => {
  expect(concentrationOf(contributions({ a: 900, b: 100 }, { a: 1_800, b: 200 }))).toBeCloseTo(0);
  expect(concentrationOf(contributions({ all: 900 }, { all: 1_800 }))).toBe(0);
  expect(concentrationOf(contributions({ a: 900 }, { a: 900 }))).toBe(0);
  expect(concentrationOf([])).toBe(0);
});

it("finds much where something small moved everything", () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, 1_000]));
  expect(concentrationOf(contributions(many, { ...many, p7: 30_000 }))).toBeGreaterThan(0.6);
});

it("finds next to nothing where a thousand keys each waver a little", () => {
  const before = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`p${i}`, 1_000]));
  const after = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, i) => [`p${i}`, 1_000 + (i % 2 === 0 ? 50 : -40)]),
  );
  expect(concentrationOf(contributions(before, after))).toBeLessThan(0.01);
});

it("ranks the breakdown first under which the change has a name", () => {
  const channel = contributions({ web: 950, shop: 50 }, { web: 1_900, shop: 100 });
  const product = contributions({ a: 500, b: 450, c: 50 }, { a: 500, b: 450, c: 1_050 });
  const ranked = rankByConcentration([
    { id: "channel", contributions: channel },
    { id: "product", contributions: product },
  ]);
  expect(ranked.map(({ id }) => id)).toEqual(["product", "channel"]);
});
