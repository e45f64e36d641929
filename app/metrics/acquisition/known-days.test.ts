import { expect, it } from "vitest";
import { knownDaysOf } from "./known-days";

const october = { from: "2026-10-01", to: "2026-10-31" };

it("is the range where all of it is known, and nothing where no day is", () => {
  expect(knownDaysOf(october, [{ from: "2026-10-01", to: "2026-10-31" }])).toEqual(october);
  expect(knownDaysOf(october, [{ from: "2026-01-01", to: "9999-12-31" }])).toEqual(october);
  expect(knownDaysOf(october, [{ from: "2026-09-01", to: "2026-09-30" }])).toBeNull();
  expect(knownDaysOf(october, [{ from: "2026-11-01", to: "2026-11-30" }])).toBeNull();
  expect(knownDaysOf(october, [])).toBeNull();
});

it("is the longest known stretch of it, the latest of two that are as long", () => {
  const spans = [
    { from: "2026-09-20", to: "2026-10-02" },
    { from: "2026-10-05", to: "2026-10-20" },
    { from: "2026-10-31", to: "2026-11-30" },
  ];
  expect(knownDaysOf(october, spans)).toEqual({ from: "2026-10-05", to: "2026-10-20" });
  const twice = [
    { from: "2026-10-01", to: "2026-10-02" },
    { from: "2026-10-30", to: "2026-10-31" },
  ];
  expect(knownDaysOf(october, twice)).toEqual({ from: "2026-10-30", to: "2026-10-31" });
});
