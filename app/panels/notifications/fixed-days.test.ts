import { expect, it } from "vitest";
import { fixedDaysOf } from "./fixed-days";

it("finds days that do not move on, where the page has days to choose", () => {
  const query = "by=vendor&from=2026-11-01&to=2026-11-30";
  const days = { from: "2026-11-01", to: "2026-11-30" };
  expect(fixedDaysOf("sales", query)).toEqual(days);
  expect(fixedDaysOf("profit", query)).toEqual(days);
  expect(fixedDaysOf("cohorts", query)).toBeNull();
  expect(fixedDaysOf("quality", query)).toBeNull();
});

it("finds none where days move on, or where they are none", () => {
  expect(fixedDaysOf("sales", "")).toBeNull();
  expect(fixedDaysOf("sales", "range=last30")).toBeNull();
  // A preset goes first, as on the page.
  expect(fixedDaysOf("sales", "range=last30&from=2026-11-01&to=2026-11-30")).toBeNull();
  expect(fixedDaysOf("sales", "from=2026-11-01")).toBeNull();
  expect(fixedDaysOf("sales", "from=2026-11-01&to=soon")).toBeNull();
});
