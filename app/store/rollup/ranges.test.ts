import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, eachDay } from "../../lib/shop-day";
import { eachPeriod, longGrains, partsOfRange, splitByGrain, splitRange } from "./ranges";

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
  const part = (grain: string, from: string, to: string, sign = 1) => ({ grain, sign, from, to });
  expect(splitByGrain({ from: "2023-12-10", to: "2026-05-05" })).toEqual([
    part("y", "2024-01-01", "2025-01-01"),
    part("m", "2023-12-01", "2023-12-01"),
    part("d", "2023-12-01", "2023-12-09", -1),
    part("q", "2026-01-01", "2026-01-01"),
    part("m", "2026-04-01", "2026-04-01"),
    part("d", "2026-05-01", "2026-05-05"),
  ]);
  expect(splitByGrain({ from: "2026-01-01", to: "2026-12-31" })).toEqual([
    part("y", "2026-01-01", "2026-01-01"),
  ]);
  expect(splitByGrain({ from: "2026-02-01", to: "2026-06-30" })).toEqual([
    part("q", "2026-04-01", "2026-04-01"),
    part("m", "2026-02-01", "2026-03-01"),
  ]);
  expect(splitByGrain({ from: "2026-02-03", to: "2026-02-03" })).toEqual([
    part("d", "2026-02-03", "2026-02-03"),
  ]);
  expect(splitByGrain({ from: "2026-02-03", to: "2026-02-01" })).toEqual([]);
});

it("takes from a longer period what it has too much, where that is less to read", () => {
  const part = (grain: string, from: string, to: string, sign = 1) => ({ grain, sign, from, to });
  expect(splitByGrain({ from: "2026-01-01", to: "2026-11-30" })).toEqual([
    part("y", "2026-01-01", "2026-01-01"),
    part("m", "2026-12-01", "2026-12-01", -1),
  ]);
  // 17 of 30 days are as many as 13 and a month's worth.
  expect(splitByGrain({ from: "2026-04-14", to: "2026-04-30" })).toEqual([
    part("d", "2026-04-14", "2026-04-30"),
  ]);
  expect(splitByGrain({ from: "2026-04-13", to: "2026-04-30" })).toEqual([
    part("m", "2026-04-01", "2026-04-01"),
    part("d", "2026-04-01", "2026-04-12", -1),
  ]);
  expect(splitByGrain({ from: "2026-04-03", to: "2026-04-26" })).toEqual([
    part("m", "2026-04-01", "2026-04-01"),
    part("d", "2026-04-01", "2026-04-02", -1),
    part("d", "2026-04-27", "2026-04-30", -1),
  ]);
});

it("takes days that are over from no period that is not", () => {
  const part = (grain: string, from: string, to: string) => ({ grain, sign: 1, from, to });
  expect(splitByGrain({ from: "2026-10-01", to: "2026-11-25" }, "2026-11-24")).toEqual([
    part("m", "2026-10-01", "2026-10-01"),
    part("d", "2026-11-01", "2026-11-24"),
    part("d", "2026-11-25", "2026-11-25"),
  ]);
});

it("covers every day of any range once by these, and no other", () => {
  const day = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays("2022-12-20", days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1_600 }), fc.option(day), (from, length, over) => {
      const to = addDays(from, length);
      const times = new Map<string, number>();
      for (const { grain, sign, ...part } of splitByGrain({ from, to }, over ?? undefined)) {
        const [year = 0, month = 0] = part.to.split("-").map(Number);
        const months = grain === "d" ? 0 : longGrains[grain];
        const last = new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
        for (const each of eachDay(part.from, grain === "d" ? part.to : last))
          times.set(each, (times.get(each) ?? 0) + sign);
      }
      const covered = [...times].filter(([, count]) => count !== 0).sort();
      expect(covered).toEqual(eachDay(from, to).map((each) => [each, 1]));
    }),
  );
});

it("names each period of a part", () => {
  const part = { grain: "q", sign: 1, from: "2025-07-01", to: "2026-01-01" } as const;
  expect(eachPeriod(part)).toEqual(["2025-07-01", "2025-10-01", "2026-01-01"]);
  expect(eachPeriod({ ...part, grain: "d", from: "2026-02-28", to: "2026-03-01" })).toEqual([
    "2026-02-28",
    "2026-03-01",
  ]);
});

it("numbers the values of its condition", () => {
  const { sql, values } = splitRange({ from: "2026-01-31", to: "2026-03-01" }, 3);
  expect(sql).toContain("period between $3::date and $4::date");
  expect(sql).toContain("period between $7::date and $8::date");
  expect(values).toHaveLength(6);
});
