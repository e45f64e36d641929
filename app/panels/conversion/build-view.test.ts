import { describe, expect, it } from "vitest";
import { eachDay } from "../../lib/shop-day";
import type { ConversionDays } from "../../metrics/conversion/days";
import { comparedRange, type ComparedRange } from "../../metrics/comparison-range";
import type { DayRange, ParsedRange } from "../../metrics/date-range";
import { buildCheckouts, buildVisits } from "./build-view";
import { comparedDays, overPart } from "./compared-days";
import { visitsCsv } from "./csv";

const facts = { sessions: 100, cartAdditions: 10, reachedCheckout: 5, completedCheckout: 2 };
const unknown = {
  sessions: null,
  cartAdditions: null,
  reachedCheckout: null,
  completedCheckout: null,
};

function daysOf(
  range: DayRange,
  {
    counts = facts,
    openDay,
    unknownDays = [],
  }: { counts?: typeof facts; openDay?: string; unknownDays?: string[] } = {},
): ConversionDays {
  return {
    range,
    days: eachDay(range.from, range.to).map((day) => ({
      day,
      ...(unknownDays.includes(day) ? unknown : counts),
      isIncomplete: day === openDay,
    })),
    isHumanOnly: true,
    landingPageDays: [range.to],
  };
}

const range = { from: "2026-11-16", to: "2026-11-22", preset: "last7" as const, problem: null };
const before = { from: "2026-11-09", to: "2026-11-15" };

const compared = comparedRange("previous", range);

function build(current: ConversionDays, previous: ConversionDays = daysOf(before)) {
  const of = { ...range, ...current.range };
  const visits = buildVisits({
    range: of,
    compared: comparedRange("previous", of),
    current,
    previous,
    parts: [],
  });
  if (!visits) throw new Error("Nothing is known");
  return visits;
}
const changesOf = (visits: ReturnType<typeof build>) =>
  visits.figures.map(({ id, change }) => [id, change.kind === "none" ? change.reason : "change"]);

it("has five figures, a funnel and a sentence", () => {
  const visits = build(daysOf(range, { counts: { ...facts, completedCheckout: 4 } }));
  expect(visits.figures.map(({ id, value }) => [id, value])).toEqual([
    ["sessions", 700],
    ["added-to-cart-rate", 0.1],
    ["reached-checkout-rate", 0.05],
    ["abandoned-checkout-rate", (35 - 28) / 35],
    ["conversion-rate", 0.04],
  ]);
  expect(visits.sentence).toMatchObject({ kind: "rate", sessions: 700, rate: 0.04 });
  const rate = visits.figures[4]?.change;
  expect(rate?.kind === "change" && rate.change.kind === "points" && rate.verdict).toBe("better");
  expect(visits.funnel.map(({ sessions, share }) => [sessions, share])).toEqual([
    [700, 1],
    [70, 0.1],
    [35, 0.05],
    [28, 0.04],
  ]);
  expect(visits.funnel[3]?.shareOfPrevious).toBe(0.8);
});

it("knows nothing where no day is known, and says which are where only some are", () => {
  const all = eachDay(range.from, range.to);
  const nothing = daysOf(range, { unknownDays: all });
  expect(
    buildVisits({ range, compared, current: nothing, previous: nothing, parts: [] }),
  ).toBeNull();
  const visits = build(daysOf(range, { unknownDays: all.slice(0, 2) }));
  expect(visits.partlyKnown).toEqual({ from: "2026-11-18", to: "2026-11-22" });
  expect(visits.chart[0]?.rate).toBeNull();
  expect(visits.table.rows[0]).toMatchObject({ isKnown: false });
  expect(new Set(changesOf(visits).map(([, reason]) => reason))).toEqual(new Set(["notKnown"]));
});

it("leaves a day that is not over out of changes, and in the figures", () => {
  const current = daysOf(range, { openDay: "2026-11-22" });
  expect(overPart(current)).toEqual({ from: "2026-11-16", to: "2026-11-21" });
  const earlier = comparedDays(range, compared, overPart(current));
  expect(earlier).toEqual({ from: "2026-11-10", to: "2026-11-15" });
  const visits = build(current, daysOf(earlier));
  expect(visits.comparedDays).toBe(6);
  expect(visits.figures[0]).toMatchObject({
    value: 700,
    change: { kind: "change", verdict: "same" },
  });
  expect(visits.chart.at(-1)?.isIncomplete).toBe(true);
});

it("compares nothing where the only day is not over", () => {
  const today = { from: "2026-11-22", to: "2026-11-22" };
  const current = daysOf(today, { openDay: "2026-11-22" });
  expect(overPart(current)).toBeNull();
  const visits = build(current, daysOf({ from: "2026-11-21", to: "2026-11-21" }));
  expect(visits.figures[0]?.change).toEqual({ kind: "none", reason: "open" });
});

it("does not compare over the change of measurement, and notes a range that crosses it", () => {
  const september = { from: "2026-09-01", to: "2026-09-07" };
  const august = { from: "2026-08-25", to: "2026-08-31" };
  const visits = build(daysOf(september), daysOf(august));
  expect(new Set(changesOf(visits).map(([, reason]) => reason))).toEqual(
    new Set(["measurementChanged"]),
  );
  expect(visits.measurementChange).toBeNull();
  expect(visits.chart.every(({ previousRate }) => previousRate === null)).toBe(true);
  const crossing = build(daysOf({ from: "2026-08-30", to: "2026-09-02" }), daysOf(august));
  expect(crossing.measurementChange).toBe("2026-08-31");
});

it("has no rate of no sessions", () => {
  const none = { sessions: 0, cartAdditions: 0, reachedCheckout: 0, completedCheckout: 0 };
  const visits = build(daysOf(range, { counts: none }));
  expect(visits.sentence).toEqual({ kind: "none" });
  expect(visits.figures[0]?.value).toBe(0);
  expect(visits.figures[4]?.value).toBeNull();
  expect(visits.funnel[0]?.share).toBeNull();
});

it("adds up by device and landing page to all visits, naming the rest", () => {
  const part = (dimension: "device" | "landing_page", value: string, sessions: number) => ({
    dimension,
    value,
    ...facts,
    sessions,
  });
  const visits = buildVisits({
    range,
    compared,
    current: daysOf(range),
    previous: daysOf(before),
    parts: [
      part("device", "Mobile", 500),
      part("device", "", 200),
      part("landing_page", "/products/one", 60),
    ],
  });
  const [device, page] = visits?.breakdowns ?? [];
  expect(device?.rows.map(({ label, values }) => [label, values[0]])).toEqual([
    ["conversion.values.mobile", 500],
    ["conversion.values.none", 200],
  ]);
  // Landing pages are known of one day only.
  expect(page?.knownDays).toBe(1);
  expect(page?.rows.map(({ value, label, values }) => [value, label, values[0]])).toEqual([
    ["/products/one", null, 60],
    ["", "conversion.values.others", 40],
  ]);
});

it("compares checkouts by days that are over, and late ones not at all", () => {
  const day = (name: string, abandoned: number) => ({
    day: name,
    abandoned,
    abandonedMinor: abandoned * 100,
    recovered: 1,
    recoveredMinor: 100,
  });
  const view = buildCheckouts({
    current: [day("2026-11-21", 4), day("2026-11-22", 3)],
    over: { from: "2026-11-21", to: "2026-11-21" },
    previous: [day("2026-11-20", 2)],
    asOf: new Date("2026-11-22T10:00:00Z"),
  });
  if (view.state !== "known") throw new Error("Not known");
  expect(view.figures.map(({ id, value }) => [id, value])).toEqual([
    ["abandoned-checkouts", 7],
    ["abandoned-checkout-value", 700],
    ["recovered-checkouts", 2],
    ["checkout-recovery-rate", 2 / 7],
  ]);
  expect(view.figures[0]?.change).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: 1 },
    verdict: "worse",
  });
  expect(view.figures[3]?.change).toEqual({ kind: "none", reason: "lessTime" });
});

it("writes days as CSV, unknown as nothing", () => {
  const visits = build(daysOf(range, { unknownDays: ["2026-11-16"], openDay: "2026-11-22" }));
  const csv = visitsCsv(visits, {
    comments: ["Title"],
    date: "Date",
    columns: visits.table.columns.map(({ id }) => id),
    total: "Total",
    notKnown: "not known",
    incomplete: "so far",
    previous: ["Compared with", "Rate then"],
  });
  const lines = csv.replace("\ufeff", "").trim().split("\r\n");
  expect(lines[2]).toBe("2026-11-16,,,,,,not known,2026-11-09,0.02");
  expect(lines[3]).toBe("2026-11-17,100,0.1,0.05,0.6,0.02,,2026-11-10,0.02");
  expect(lines[8]).toBe("2026-11-22,100,0.1,0.05,0.6,0.02,so far,2026-11-15,0.02");
  expect(lines[9]?.startsWith("Total,600,")).toBe(true);
});

describe("the earlier days", () => {
  const week: ParsedRange = { ...range, from: "2026-06-01", to: "2026-06-07" };
  const over = { from: "2026-06-01", to: "2026-06-05" };
  const own = (days: DayRange): ComparedRange => ({
    ...days,
    choice: "custom",
    kind: "custom",
    problem: null,
  });

  it("are as many as are over: just before, a year or a month earlier, or one's own", () => {
    const days = (compared: ComparedRange, of = week) => {
      const { from, to } = comparedDays(of, compared, over);
      return [from, to];
    };
    expect(days(comparedRange("previous", week))).toEqual(["2026-05-27", "2026-05-31"]);
    expect(days(comparedRange("year", week))).toEqual(["2025-06-01", "2025-06-05"]);
    const month = { ...week, preset: "monthToDate" as const };
    expect(days(comparedRange("previous", month), month)).toEqual(["2026-05-01", "2026-05-05"]);
    expect(days(own({ from: "2026-03-01", to: "2026-03-07" }))).toEqual([
      "2026-03-01",
      "2026-03-05",
    ]);
    // More days than the range has: all of them.
    expect(days(own({ from: "2026-03-01", to: "2026-03-31" }))).toEqual([
      "2026-03-01",
      "2026-03-31",
    ]);
  });

  it("stand under their own days in the chart, a year later", () => {
    const compared = comparedRange("year", week);
    const visits = buildVisits({
      range: week,
      compared,
      current: daysOf(week, { counts: { ...facts, completedCheckout: 4 } }),
      previous: daysOf({ from: "2025-06-01", to: "2025-06-07" }),
      parts: [],
    });
    expect(
      visits?.chart.map(({ previousDay, previousRate }) => [previousDay, previousRate]),
    ).toEqual(eachDay("2025-06-01", "2025-06-07").map((day) => [day, 0.02]));
    expect(visits?.sentence).toMatchObject({
      change: { kind: "change", change: { kind: "points", points: expect.closeTo(2) } },
    });
  });

  it("that are two for one of the range are drawn as both together", () => {
    const leap: ParsedRange = { ...range, from: "2025-02-28", to: "2025-03-01" };
    const previous = daysOf({ from: "2024-02-28", to: "2024-03-01" });
    const [, extra] = previous.days;
    if (extra) extra.completedCheckout = 8;
    const visits = buildVisits({
      range: leap,
      compared: comparedRange("year", leap),
      current: daysOf(leap),
      previous,
      parts: [],
    });
    // 2 of 100 on the 28th, 8 of 100 on the 29th.
    expect(
      visits?.chart.map(({ previousDay, previousRate }) => [previousDay, previousRate]),
    ).toEqual([
      ["2024-02-28", 0.05],
      ["2024-03-01", 0.02],
    ]);
  });
});

it("survives being sent as JSON", () => {
  const visits = build(daysOf(range));
  expect(JSON.parse(JSON.stringify(visits))).toEqual(visits);
});
