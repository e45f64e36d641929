import fc from "fast-check";
import { expect, it } from "vitest";
import { createColumnSums, packColumns, type ColumnName } from "./sales-columns";

const key = fc.oneof(
  fc.integer({ min: 1, max: 50 }).map(String),
  fc.integer({ min: 2 ** 40, max: Number.MAX_SAFE_INTEGER }).map(String),
  fc.constantFrom("-", "t:", "t:Übergröße ✓", "007", "0", "1e3", "99999999999999999999"),
);
const amount = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -200, max: 200 }),
  fc.constantFrom(2 ** 31, -(2 ** 40), 2 ** 50),
);
const sold = fc.record({ key, gross: amount, units: amount });
type Sold = { key: string; gross: number; units: number };
const period = fc.record({
  rows: fc.uniqueArray(sold, { selector: ({ key }) => key, maxLength: 20 }),
  sign: fc.constantFrom<1 | -1>(1, -1),
  isPacked: fc.boolean(),
});

const valuesOf = (rows: readonly Sold[], factor: number) => (name: ColumnName) =>
  rows.map(({ gross, units }) => {
    if (name === "days") return factor;
    return name === "grossMinor" ? factor * gross : name === "unitsSold" ? factor * units : 0;
  });

it("adds up what was packed, and rows beside it, as plain loops do", () => {
  fc.assert(
    fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
      const sums = createColumnSums(["grossMinor", "unitsSold"]);
      const expected = new Map<string, { days: number; gross: number; units: number }>();
      for (const { rows, sign, isPacked } of periods) {
        const keys = rows.map((row) => row.key);
        const stored = packColumns(keys, valuesOf(rows, 1));
        if (isPacked && stored) sums.addStored(sign, stored);
        else sums.addRows(keys, valuesOf(rows, sign));
        for (const { key, gross, units } of rows) {
          const sum = expected.get(key) ?? { days: 0, gross: 0, units: 0 };
          sum.days += sign;
          sum.gross += sign * gross;
          sum.units += sign * units;
          expected.set(key, sum);
        }
      }
      const { keys, valuesOf: read } = sums.total();
      const rows = keys.map((key, index) => ({
        key,
        gross: (read("grossMinor")[index] ?? NaN) + 0,
        units: (read("unitsSold")[index] ?? NaN) + 0,
        orders: read("orders")[index],
      }));
      const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
      expect(rows.sort(byKey)).toEqual(
        [...expected]
          .flatMap(([key, { days, gross, units }]) =>
            days === 0 ? [] : { key, gross: gross + 0, units: units + 0, orders: 0 },
          )
          .sort(byKey),
      );
    }),
  );
});

it("leaves out what has an amount that it could not give back exactly", () => {
  expect(packColumns(["1"], () => [2 ** 52])).not.toBeNull();
  expect(packColumns(["1"], () => [2 ** 53])).toBeNull();
});
