import { expect, it } from "vitest";
import { paceOf } from "./pace";

// 1,000.00 over 10 days: 100.00 a day.
const campaign = { budgetMinor: 100_000, from: "2026-11-01", to: "2026-11-10" };
const word = (spentMinor: number, lastWholeDay = "2026-11-05") =>
  paceOf(campaign, spentMinor, lastWholeDay)?.word;

it("sets what was spent beside the part of the budget that is due after the days that are over", () => {
  expect(paceOf(campaign, 50_000, "2026-11-05")).toEqual({ ratio: 1, word: "onPace" });
  expect(paceOf(campaign, 50_000, "2026-11-01")).toEqual({ ratio: 5, word: "over" });
});

it("calls a tenth more or less on pace", () => {
  expect(word(55_000)).toBe("onPace");
  expect(word(55_001)).toBe("over");
  expect(word(45_000)).toBe("onPace");
  expect(word(44_999)).toBe("under");
});

it("expects all of the budget of a campaign that is over, and no more", () => {
  expect(word(100_000, "2026-11-10")).toBe("onPace");
  expect(word(100_000, "2027-03-01")).toBe("onPace");
  expect(word(89_999, "2027-03-01")).toBe("under");
});

it("says nothing without a budget, an end, known spend, or a day that is over", () => {
  expect(paceOf({ ...campaign, budgetMinor: null }, 1, "2026-11-05")).toBeNull();
  expect(paceOf({ ...campaign, budgetMinor: 0 }, 1, "2026-11-05")).toBeNull();
  expect(paceOf({ ...campaign, to: null }, 1, "2026-11-05")).toBeNull();
  expect(paceOf(campaign, null, "2026-11-05")).toBeNull();
  expect(paceOf(campaign, 1, "2026-10-31")).toBeNull();
  expect(paceOf(campaign, 0, "2026-11-01")).toEqual({ ratio: 0, word: "under" });
});
