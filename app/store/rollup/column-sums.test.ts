import fc from "fast-check";
import { expect, it } from "vitest";
import { addUpColumns, type ColumnPart } from "./column-sums";
import { packColumns, type ColumnName } from "./sales-columns";

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
type Period = { rows: Sold[]; sign: 1 | -1; isPacked: boolean };

const valuesOf = (rows: readonly Sold[], factor: number) => (name: ColumnName) =>
  rows.map(({ gross, units }) => {
    if (name === "days") return factor;
    return name === "grossMinor" ? factor * gross : name === "unitsSold" ? factor * units : 0;
  });

it("adds up what was packed, and rows beside it, by window as plain loops do", () => {
  const parts = fc.array(period, { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 3 }), (windows) => {
      const {
        count,
        keyAt,
        windows: sums,
      } = addUpColumns(
        ["grossMinor", "unitsSold"],
        windows.map((periods) => periods.map(toPart)),
      );
      const expected = windows.map(addUpPlainly);
      const keys = new Set(expected.flatMap((sums) => [...sums.keys()]));
      const onDays = [...keys].filter((key) => expected.some((sums) => sums.get(key)?.days));
      const places = Array.from({ length: count }, (_, place) => place);
      expect(places.map(keyAt).sort()).toEqual(onDays.sort());
      for (const place of places) {
        for (const [index, window] of sums.entries()) {
          const plain = expected[index]?.get(keyAt(place));
          expect({
            gross: window.valuesOf("grossMinor")[place],
            units: window.valuesOf("unitsSold")[place],
            orders: window.valuesOf("orders")[place],
            has: window.has(place),
          }).toEqual({
            gross: plain?.gross ?? 0,
            units: plain?.units ?? 0,
            orders: 0,
            has: (plain?.days ?? 0) !== 0,
          });
        }
      }
    }),
  );
});

it("adds up rows that have a key more than once", () => {
  const part = { keys: ["7", "t:x", "7"], valuesOf: () => [1, 2, 4] };
  const { count, keyAt, windows } = addUpColumns(["grossMinor"], [[part]]);
  expect(count).toBe(2);
  expect([keyAt(0), keyAt(1)]).toEqual(["7", "t:x"]);
  expect([...(windows[0]?.valuesOf("grossMinor") ?? [])]).toEqual([5, 2]);
});

function toPart({ rows, sign, isPacked }: Period): ColumnPart {
  const keys = rows.map((row) => row.key);
  const stored = packColumns(keys, valuesOf(rows, 1));
  return isPacked && stored ? { sign, stored } : { keys, valuesOf: valuesOf(rows, sign) };
}

function addUpPlainly(periods: readonly Period[]) {
  const sums = new Map<string, { days: number; gross: number; units: number }>();
  for (const { rows, sign } of periods) {
    for (const { key, gross, units } of rows) {
      const sum = sums.get(key) ?? { days: 0, gross: 0, units: 0 };
      sum.days += sign;
      sum.gross += sign * gross;
      sum.units += sign * units;
      sums.set(key, sum);
    }
  }
  return sums;
}
