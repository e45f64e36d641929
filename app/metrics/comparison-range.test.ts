import { expect, it } from "vitest";
import { eachDay } from "../lib/shop-day";
import { comparedRange, dayBeside, isAligned, parseComparison } from "./comparison-range";
import { parseRange, type ParsedRange } from "./date-range";

const today = "2026-03-31";
const read = (query: string) => {
  const params = new URLSearchParams(query);
  return parseComparison(params, parseRange(params, today), today);
};
const custom = (from: string, to: string) => ({ preset: "custom" as const, from, to });

it("compares with as many days just before where the address says nothing", () => {
  const before = { from: "2026-03-18", to: "2026-03-24", choice: "previous", kind: "days" };
  expect(read("range=last7")).toEqual({ ...before, problem: null });
  expect(read("range=last7&compare=previous")).toEqual({ ...before, problem: null });
});

it("compares with the same days a year earlier, over leap days too", () => {
  expect(read("range=last7&compare=year")).toMatchObject({ from: "2025-03-25", to: "2025-03-31" });
  expect(comparedRange("year", custom("2024-02-29", "2024-02-29"))).toMatchObject({
    from: "2023-02-28",
    to: "2023-02-28",
  });
});

it("compares a month to date with the same days of the month before, a year to date with its year", () => {
  expect(read("range=monthToDate")).toMatchObject({
    from: "2026-02-01",
    to: "2026-02-28",
    kind: "month",
  });
  expect(read("range=thisMonth")).toMatchObject({ from: "2026-01-29", kind: "days" });
  expect(read("range=yearToDate")).toMatchObject({
    from: "2025-01-01",
    to: "2025-03-31",
    kind: "year",
    choice: "previous",
  });
});

it("compares a week or a quarter to date with the same days of the one before", () => {
  expect(read("range=weekToDate")).toMatchObject({
    from: "2026-03-23",
    to: "2026-03-24",
    kind: "week",
  });
  expect(read("range=quarterToDate")).toMatchObject({
    from: "2025-10-01",
    to: "2025-12-31",
    kind: "quarter",
  });
  expect(read("range=thisQuarter")).toMatchObject({ to: "2025-12-31", kind: "days" });
  expect(read("range=quarterToDate&compare=year")).toMatchObject({
    from: "2025-01-01",
    to: "2025-03-31",
    kind: "year",
  });
});

it("compares Black Friday with the one of the year before, as many days of it as there are", () => {
  expect(read("range=blackFriday")).toMatchObject({
    from: "2024-11-29",
    to: "2024-12-02",
    kind: "blackFriday",
  });
  const begun = { preset: "blackFriday" as const, from: "2026-11-27", to: "2026-11-28" };
  expect(comparedRange("previous", begun)).toMatchObject({ from: "2025-11-28", to: "2025-11-29" });
});

it("compares with days of one's own, and says what is wrong with them", () => {
  const query = "range=last7&compare=custom";
  expect(read(`${query}&before_from=2025-01-01&before_to=2025-01-02`)).toEqual({
    from: "2025-01-01",
    to: "2025-01-02",
    choice: "custom",
    kind: "custom",
    problem: null,
  });
  expect(read(query)).toMatchObject({ kind: "days", problem: "unreadable" });
  expect(read("compare=never")).toMatchObject({ kind: "days", problem: "unreadable" });
  expect(read(`${query}&before_from=2025-01-02&before_to=2025-01-01`).problem).toBe("reversed");
  expect(read(`${query}&before_from=2026-01-02&before_to=2026-04-01`).problem).toBe("future");
});

it("draws every earlier day beside a day of the range", () => {
  const ranges: ParsedRange[] = [
    { ...custom("2026-03-01", "2026-03-31"), preset: "monthToDate", problem: null },
    { ...custom("2026-03-30", "2026-03-31"), preset: "weekToDate", problem: null },
    { ...custom("2026-04-01", "2026-05-31"), preset: "quarterToDate", problem: null },
    { ...custom("2026-11-27", "2026-11-30"), preset: "blackFriday", problem: null },
    { ...custom("2025-02-01", "2025-03-01"), preset: "custom", problem: null },
    { ...custom("2024-02-20", "2024-03-10"), preset: "custom", problem: null },
  ];
  for (const range of ranges) {
    for (const choice of ["previous", "year"] as const) {
      const compared = comparedRange(choice, range);
      const beside = eachDay(compared.from, compared.to).map((day) =>
        dayBeside(day, range, compared),
      );
      expect(beside.every((day) => day !== null && day >= range.from && day <= range.to)).toBe(
        true,
      );
      expect(beside[0]).toBe(range.from);
    }
  }
});

it("leaves out what of one's own days has none beside it, and cuts only as many days alike", () => {
  const range = custom("2026-03-30", "2026-03-31");
  const longer = {
    ...custom("2026-01-01", "2026-01-03"),
    choice: "custom",
    kind: "custom",
  } as const;
  expect(dayBeside("2026-01-02", range, longer)).toBe("2026-03-31");
  expect(dayBeside("2026-01-03", range, longer)).toBeNull();
  expect(isAligned(range, { ...longer, problem: null })).toBe(false);
  expect(isAligned(range, { ...longer, to: "2026-01-02", problem: null })).toBe(true);
});
