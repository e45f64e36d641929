import fc from "fast-check";
import { expect, it } from "vitest";
import { bandOf, chargedPriceOf, chooseBands, roundPrice } from "./price-bands";

it("takes what was charged a unit, after discounts", () => {
  const facts = { grossSalesMinor: 6_000, discountsMinor: -1_500, unitsSold: 3 };
  expect(chargedPriceOf(facts)).toBe(1_500);
  // Given away.
  expect(chargedPriceOf({ ...facts, discountsMinor: -6_000 })).toBe(0);
  expect(chargedPriceOf({ ...facts, unitsSold: 0 })).toBeNull();
});

it("rounds to what people call round", () => {
  const rounded = [0, 1, 7, 12, 13, 999, 1_099, 2_240, 2_760, 89_900, 1_234_567].map(roundPrice);
  expect(rounded).toEqual([1, 1, 6, 10, 15, 1_000, 1_000, 2_000, 3_000, 80_000, 1_000_000]);
});

it("ends bands near the fifths of the shop's own prices", () => {
  // Fifths at 1290, 1990, 2990, 4990.
  const prices = [990, 1_290, 1_490, 1_990, 2_490, 2_990, 3_990, 4_990, 7_990, 9_990];
  expect(chooseBands(prices)).toEqual([
    { from: 0, to: 1_500 },
    { from: 1_500, to: 2_000 },
    { from: 2_000, to: 3_000 },
    { from: 3_000, to: 5_000 },
    { from: 5_000, to: null },
  ]);
});

it("has one band for one price, and one where nothing was sold", () => {
  expect(chooseBands([1_990, 1_990, 1_990])).toEqual([{ from: 0, to: null }]);
  expect(chooseBands([])).toEqual([{ from: 0, to: null }]);
});

it("puts a price on a limit into the band that begins there", () => {
  const bands = [
    { from: 0, to: 1_000 },
    { from: 1_000, to: null },
  ];
  expect([0, 999.99, 1_000, 99_999].map((price) => bandOf(price, bands))).toEqual([0, 0, 1, 1]);
});

it("never overlaps, never leaves a gap, and no band is empty", () => {
  const prices = fc.array(fc.double({ min: 0, max: 500_000, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(prices, (drawn) => {
      const bands = chooseBands(drawn);
      expect(bands[0]?.from).toBe(0);
      expect(bands.at(-1)?.to).toBeNull();
      bands.slice(1).forEach(({ from }, index) => expect(bands[index]?.to).toBe(from));
      const used = new Set(drawn.map((price) => bandOf(price, bands)));
      expect(used.size).toBe(bands.length);
    }),
  );
});
