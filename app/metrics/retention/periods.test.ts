import { expect, it } from "vitest";
import {
  addPeriods,
  isPeriodIncomplete,
  lastDayOf,
  periodsBetween,
  startOfPeriod,
} from "./periods";

it("cuts days to weeks from Monday on, months, quarters and years", () => {
  expect(startOfPeriod("week", "2026-11-29")).toBe("2026-11-23");
  expect(startOfPeriod("month", "2026-11-29")).toBe("2026-11-01");
  expect(startOfPeriod("quarter", "2026-11-29")).toBe("2026-10-01");
  expect(startOfPeriod("year", "2026-11-29")).toBe("2026-01-01");
});

it("counts periods over the ends of years", () => {
  expect(addPeriods("month", "2025-11-01", 3)).toBe("2026-02-01");
  expect(addPeriods("quarter", "2026-01-01", -1)).toBe("2025-10-01");
  expect(periodsBetween("month", "2025-11-01", "2026-02-01")).toBe(3);
  expect(periodsBetween("quarter", "2025-10-01", "2026-01-01")).toBe(1);
  expect(periodsBetween("year", "2024-01-01", "2026-01-01")).toBe(2);
  expect(periodsBetween("week", "2026-03-02", "2026-04-06")).toBe(5);
  expect(lastDayOf("week", "2026-03-02")).toBe("2026-03-08");
});

it("takes a period for over on the day after its last, not on the last", () => {
  expect(isPeriodIncomplete("month", "2026-10-01", "2026-10-31")).toBe(true);
  expect(isPeriodIncomplete("month", "2026-10-01", "2026-11-01")).toBe(false);
});
