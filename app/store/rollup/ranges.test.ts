import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, eachDay } from "../../lib/shop-day";
import { longGrains, partsOfRange, splitByGrain, splitRange } from "./ranges";

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

it("reads a long range as years, quarters, months and days", () => {
  expect(splitByGrain({ from: "2023-12-10", to: "2026-09-05" })).toEqual([
    { grain: "d", from: "2023-12-10", to: "2023-12-31" },
    { grain: "d", from: "2026-09-01", to: "2026-09-05" },
    { grain: "y", from: "2024-01-01", to: "2025-01-01" },
    { grain: "q", from: "2026-01-01", to: "2026-04-01" },
    { grain: "m", from: "2026-07-01", to: "2026-08-01" },
  ]);
  expect(splitByGrain({ from: "2026-01-01", to: "2026-12-31" })).toEqual([
    { grain: "y", from: "2026-01-01", to: "2026-01-01" },
  ]);
  expect(splitByGrain({ from: "2026-02-01", to: "2026-06-30" })).toEqual([
    { grain: "q", from: "2026-04-01", to: "2026-04-01" },
    { grain: "m", from: "2026-02-01", to: "2026-03-01" },
  ]);
  expect(splitByGrain({ from: "2026-02-03", to: "2026-02-03" })).toEqual([
    { grain: "d", from: "2026-02-03", to: "2026-02-03" },
  ]);
});

it("covers every day of any range once by these too", () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays("2022-12-20", days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1_600 }), (from, length) => {
      const to = addDays(from, length);
      const covered = splitByGrain({ from, to }).flatMap((part) => {
        if (part.grain === "d") return eachDay(part.from, part.to);
        const [year = 0, month = 0] = part.to.split("-").map(Number);
        const last = new Date(Date.UTC(year, month - 1 + longGrains[part.grain], 0));
        return eachDay(part.from, last.toISOString().slice(0, 10));
      });
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
