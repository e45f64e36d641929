import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, eachDay } from "../../lib/shop-day";
import { partsOfRange, splitRange } from "./ranges";

it("reads whole months as months and the rest as days", () => {
  expect(partsOfRange({ from: "2026-01-31", to: "2026-04-01" })).toEqual({
    months: { from: "2026-02-01", to: "2026-03-01" },
    days: [
      { from: "2026-01-31", to: "2026-01-31" },
      { from: "2026-04-01", to: "2026-04-01" },
    ],
  });
  expect(partsOfRange({ from: "2026-02-01", to: "2026-02-28" })).toEqual({
    months: { from: "2026-02-01", to: "2026-02-01" },
    days: [],
  });
  expect(partsOfRange({ from: "2026-02-02", to: "2026-03-30" })).toEqual({
    months: null,
    days: [{ from: "2026-02-02", to: "2026-03-30" }],
  });
});

it("covers every day of any range once", () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays("2023-12-20", days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), (from, length) => {
      const to = addDays(from, length);
      const { months, days } = partsOfRange({ from, to });
      const covered = days.flatMap((part) => eachDay(part.from, part.to));
      if (months) {
        for (let month = months.from; month <= months.to;) {
          const next = `${addDays(month, 32).slice(0, 7)}-01`;
          covered.push(...eachDay(month, addDays(next, -1)));
          month = next;
        }
      }
      expect(covered.sort()).toEqual(eachDay(from, to));
    }),
  );
});

it("numbers the values of its condition", () => {
  const { sql, values } = splitRange({ from: "2026-01-31", to: "2026-03-01" }, 3);
  expect(sql).toContain("period between $3::date and $4::date");
  expect(sql).toContain("period between $7::date and $8::date");
  expect(values).toHaveLength(6);
});
