import { expect, it } from "vitest";
import { eachDay } from "../../lib/shop-day";
import { judgeReduction, type PriceStep } from "./prior-price";

const step = (from: string, priceMinor: number, compareAtMinor: number | null = null) => ({
  from,
  priceMinor,
  compareAtMinor,
});
const every = new Set(eachDay("2026-09-01", "2026-11-29"));
const judge = (steps: PriceStep[], looked: ReadonlySet<string> = every) =>
  judgeReduction(steps, looked);

/** Reduced from 100.00 to 80.00 on 2026-11-10, known since a day. */
const reduced = (knownSince: string, compareAt = 10_000) => [
  step(knownSince, 10_000),
  step("2026-11-10", 8_000, compareAt),
];

it("passes a compare-at price that is the lowest of all 30 days before", () => {
  expect(judge(reduced("2026-09-01"))).toEqual({
    verdict: "ok",
    since: "2026-11-10",
    lowestMinor: 10_000,
    reason: null,
    knownSince: "2026-09-01",
  });
});

it("needs 30 days before the reduction: the 11th of October is enough, the 12th is not", () => {
  expect(judge(reduced("2026-10-11"))?.verdict).toBe("ok");
  expect(judge(reduced("2026-10-12"))).toMatchObject({
    verdict: "unknown",
    reason: "shortHistory",
    lowestMinor: 10_000,
    knownSince: "2026-10-12",
  });
});

it("finds a compare-at price above the lowest of those days, by one minor unit too", () => {
  expect(judge(reduced("2026-09-01", 10_001))).toMatchObject({
    verdict: "higher",
    lowestMinor: 10_000,
  });
  const sale = (to: string) => [
    step("2026-09-01", 10_000),
    step("2026-09-20", 7_000),
    step(to, 10_000),
    step("2026-11-10", 8_000, 10_000),
  ];
  // 70.00 held up to the day before the window, or up to its first day.
  expect(judge(sale("2026-10-11"))).toMatchObject({ verdict: "ok", lowestMinor: 10_000 });
  expect(judge(sale("2026-10-12"))).toMatchObject({ verdict: "higher", lowestMinor: 7_000 });
});

it("counts an earlier sale's price, not its compare-at price", () => {
  const steps = [
    step("2026-09-01", 10_000),
    step("2026-10-20", 6_000, 10_000),
    step("2026-10-25", 10_000),
    step("2026-11-10", 8_000, 10_000),
  ];
  expect(judge(steps)).toMatchObject({ verdict: "higher", lowestMinor: 6_000 });
});

it("is proven by a lower price however short the history, and never passes on one", () => {
  const steps = [step("2026-11-08", 9_000), step("2026-11-10", 8_000, 10_000)];
  expect(judge(steps)).toMatchObject({ verdict: "higher", lowestMinor: 9_000 });
});

it("takes the day the reduction began, not that of a further one", () => {
  const steps = [
    step("2026-09-01", 10_000),
    step("2026-11-01", 9_000, 10_000),
    step("2026-11-20", 7_000, 10_000),
  ];
  expect(judge(steps)).toMatchObject({ verdict: "ok", since: "2026-11-01", lowestMinor: 10_000 });
});

it("knows nothing of a reduction that was on when prices were first seen", () => {
  const steps = [step("2026-09-01", 8_000, 10_000), step("2026-11-01", 7_000, 10_000)];
  expect(judge(steps)).toEqual({
    verdict: "unknown",
    since: null,
    lowestMinor: null,
    reason: "reducedBefore",
    knownSince: "2026-09-01",
  });
});

it("does not pass where nobody looked on one of the days", () => {
  const missing = (day: string) => new Set([...every].filter((each) => each !== day));
  expect(judge(reduced("2026-09-01"), missing("2026-10-11"))).toMatchObject({
    verdict: "unknown",
    reason: "missedDays",
  });
  expect(judge(reduced("2026-09-01"), missing("2026-11-09"))?.verdict).toBe("unknown");
  // The day before the window does not matter.
  expect(judge(reduced("2026-09-01"), missing("2026-10-10"))?.verdict).toBe("ok");
});

it("does not take a price that was seen before the window for one of its days", () => {
  const steps = [
    step("2026-09-01", 5_000),
    step("2026-10-20", 10_000),
    step("2026-11-10", 8_000, 10_000),
  ];
  // Nobody looked from the 2nd of October to the 19th: 50.00 may have ended before the window.
  const looked = new Set([...every].filter((day) => day < "2026-10-02" || day > "2026-10-19"));
  expect(judge(steps, looked)).toMatchObject({ verdict: "unknown", lowestMinor: 10_000 });
  expect(judge(steps)).toMatchObject({ verdict: "higher", lowestMinor: 5_000 });
});

it("counts a lower price that held for a part of a day", () => {
  const low = (day: string, compareAtMinor: number | null = null) => [
    { day, priceMinor: 7_500, compareAtMinor },
  ];
  const withLow = (...lows: Parameters<typeof low>) =>
    judgeReduction(reduced("2026-09-01"), every, low(...lows));
  expect(withLow("2026-10-11")).toMatchObject({ verdict: "higher", lowestMinor: 7_500 });
  expect(withLow("2026-10-30", 10_000)).toMatchObject({ verdict: "higher", lowestMinor: 7_500 });
  expect(withLow("2026-11-09")).toMatchObject({ verdict: "higher", since: "2026-11-10" });
  // The day before the window, and one of the reduction itself.
  expect(withLow("2026-10-10")).toMatchObject({ verdict: "ok", lowestMinor: 10_000 });
  expect(withLow("2026-11-10")).toMatchObject({ verdict: "ok", lowestMinor: 10_000 });
});

it("begins where it was first seen within a day, whose reading had come before", () => {
  const lows = [{ day: "2026-11-09", priceMinor: 8_000, compareAtMinor: 10_000 }];
  expect(judgeReduction(reduced("2026-09-01"), every, lows)).toMatchObject({
    verdict: "ok",
    since: "2026-11-09",
    lowestMinor: 10_000,
  });
  // Its window is 30 days before that one: the 10th of October is one of them.
  expect(judgeReduction(reduced("2026-10-11"), every, lows)).toMatchObject({
    verdict: "unknown",
    reason: "shortHistory",
  });
});

it("has nothing to say where nothing is reduced", () => {
  expect(judge([step("2026-09-01", 10_000)])).toBeNull();
  expect(judge([step("2026-09-01", 10_000, 10_000)])).toBeNull();
  expect(judge([step("2026-09-01", 10_000, 9_000)])).toBeNull();
  expect(judge([])).toBeNull();
});
