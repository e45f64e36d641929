import fc from "fast-check";
import { expect, it } from "vitest";
import { addUpColumns, type ColumnPart } from "./column-sums";
import { packColumns, unpackKeys, type ColumnName } from "./sales-columns";

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
      const added = addUpColumns(
        ["grossMinor", "unitsSold"],
        windows.map((periods) => periods.map(toPart)),
      );
      const { count, keyAt, windows: sums } = added;
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

it("picks a few keys, in the order asked for, with measures that were not added up", () => {
  const parts = fc.array(period, { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(parts, { minLength: 1, maxLength: 3 }),
      fc.infiniteStream(fc.nat()),
      fewOf,
    ),
  );

  function fewOf(windows: Period[][], random: IterableIterator<number>) {
    const added = addUpColumns(
      ["grossMinor"],
      windows.map((periods) => periods.map(toPart)),
    );
    const order = Array.from({ length: added.count }, (_, place) => ({
      place,
      by: Number(random.next().value),
    }));
    const places = order.sort((a, b) => a.by - b.by).map(({ place }) => place);
    const few = places.slice(0, Math.ceil(places.length / 2));
    const picked = added.pick(few, ["grossMinor", "unitsSold"]);
    expect(picked.count).toBe(few.length);
    for (const [index, sums] of windows.map(addUpPlainly).entries()) {
      const window = picked.windows[index];
      for (const [at, place] of few.entries()) {
        expect(picked.keyAt(at)).toBe(added.keyAt(place));
        const plain = sums.get(picked.keyAt(at));
        expect([window?.valuesOf("grossMinor")[at], window?.valuesOf("unitsSold")[at]]).toEqual([
          plain?.gross ?? 0,
          plain?.units ?? 0,
        ]);
        expect(window?.has(at)).toBe((plain?.days ?? 0) !== 0);
      }
    }
  }
});

it("adds up rows that have a key more than once", () => {
  const part = { keys: ["7", "t:x", "7"], valuesOf: () => [1, 2, 4] };
  const added = addUpColumns(["grossMinor"], [[part]]);
  const { count, keyAt, windows } = added;
  expect([...(added.pick([1, 0], ["unitsSold"]).windows[0]?.valuesOf("unitsSold") ?? [])]).toEqual([
    2, 5,
  ]);
  expect(count).toBe(2);
  expect([keyAt(0), keyAt(1)]).toEqual(["7", "t:x"]);
  expect([...(windows[0]?.valuesOf("grossMinor") ?? [])]).toEqual([5, 2]);
});

function toPart({ rows, sign, isPacked }: Period): ColumnPart {
  const keys = rows.map((row) => row.key);
  const stored = packColumns(keys, valuesOf(rows, 1));
  return isPacked && stored
    ? { sign, stored: { keys: unpackKeys(stored.keys), columns: stored.columns } }
    : { keys, valuesOf: valuesOf(rows, sign) };
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
