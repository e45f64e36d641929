import { describe, expect, it } from "vitest";
import { addDays } from "../lib/shop-day";
import type { AlertDay } from "../store/alerts/alert-days.server";
import type { AlertFacts, TradingFacts } from "./facts";
import { keptAsOf, silenceOf, tradeFiguresOf } from "./kept-figures";
import { listUnknownDays, replay } from "./replay";
import type { AlertRule } from "./rule";
import { ltvToCacBelow } from "./rules/ltv-to-cac-below";
import { reportsDiffer } from "./rules/reports-differ";
import { syncStale } from "./rules/sync-stale";

const nothing: Omit<AlertDay, "day"> = {
  ...{ newCustomers: null, cacMinor: null, worthToCost: null },
  ...{ comparedDays: null, differingDays: null, reportNetMinor: null },
  ...{ reportDifferenceMinor: null, silentHours: null, stopped: null },
};
const kept = (day: string, figures: Partial<AlertDay>): AlertDay => ({
  ...{ ...nothing, day, ...figures },
});
const range = { from: "2026-10-01", to: "2026-10-10", zone: "America/New_York" };

function tryOn(rule: AlertRule, days: readonly AlertDay[], settings: object = {}) {
  const tried = { rule, settings: rule.settings.parse(settings) };
  const facts: AlertFacts & { kept: readonly AlertDay[] } = {
    ...{ now: new Date(), today: "2026-10-11", minorUnits: 100, merchandising: null },
    ...{ sync: null, trading: null, kept: days },
  };
  return {
    told: replay([tried], facts, range).map(({ day, lastDay, signal }) => [
      ...[day, lastDay, signal.key],
    ]),
    unknown: listUnknownDays(tried, facts, range),
  };
}
const all = (figuresOf: (index: number) => Partial<AlertDay>) =>
  Array.from({ length: 10 }, (_, index) => kept(addDays(range.from, index), figuresOf(index)));

describe("figures that were kept of past days", () => {
  it("tell when customers brought in less than they cost", () => {
    const figures = (index: number) => ({
      ...{ newCustomers: 20, cacMinor: 5_000, worthToCost: index >= 3 && index <= 4 ? 0.9 : 1.2 },
    });
    expect(tryOn(ltvToCacBelow, all(figures))).toEqual({
      told: [["2026-10-04", "2026-10-05", "shop"]],
      unknown: [],
    });
    expect(tryOn(ltvToCacBelow, all(figures), { leastRatio: 0.8 }).told).toEqual([]);
    expect(tryOn(ltvToCacBelow, all(figures), { fewestCustomers: 21 }).unknown).toHaveLength(10);
  });

  it("tell when reports differed, and nothing of days on which none was there", () => {
    const figures = (index: number) =>
      index < 2
        ? {}
        : {
            ...{ comparedDays: 30, differingDays: 1, reportNetMinor: 100_000 },
            reportDifferenceMinor: index === 5 ? 501 : 500,
          };
    expect(tryOn(reportsDiffer, all(figures))).toEqual({
      told: [["2026-10-06", "2026-10-06", "shop"]],
      unknown: ["2026-10-01", "2026-10-02"],
    });
  });

  it("tell of silence and of what had stopped, and nothing of days on which nobody looked", () => {
    const days = [
      kept("2026-10-02", { silentHours: 2.9, stopped: [] }),
      kept("2026-10-03", { silentHours: 3, stopped: [] }),
      kept("2026-10-05", { silentHours: 0.1, stopped: ["orders"] }),
      kept("2026-10-06", { silentHours: 0.1, stopped: [] }),
      kept("2026-10-07", { newCustomers: 3 }),
    ];
    const { told, unknown } = tryOn(syncStale, days);
    // Of October 4 it is not known that it was over.
    expect(told).toEqual([
      ["2026-10-03", "2026-10-04", "silent"],
      ["2026-10-05", "2026-10-05", "failed orders"],
    ]);
    expect(unknown).toEqual([
      ...["2026-10-01", "2026-10-04", "2026-10-07"],
      ...["2026-10-08", "2026-10-09", "2026-10-10"],
    ]);
  });
});

describe("what is kept of a day", () => {
  const trading: TradingFacts = {
    ...{ lastDay: "2026-10-10", days: [], splits: [], spend: null, campaigns: [], returns: [] },
    acquisitions: [
      {
        days: { from: "2026-09-11", to: "2026-10-10" },
        ...{ newCustomers: 31, cacMinor: 1_234, worthToCost: 1.7 },
      },
    ],
    reconciliation: {
      days: { from: "2026-09-11", to: "2026-10-10" },
      ...{ comparedDays: 29, differingDays: 2, netMinor: 9_900, differenceMinor: 77 },
    },
  };

  it("is what its rules saw of trade, and comes back as the same", () => {
    const figures = kept("2026-10-10", tradeFiguresOf(trading));
    expect(keptAsOf([figures], "2026-10-10", new Date()).trading).toEqual(trading);
    expect(keptAsOf([figures], "2026-10-09", new Date())).toEqual({ trading: null, sync: null });
  });

  it("is nothing of trade that is not known, nor of customers up to an earlier day", () => {
    const unknown = { ...trading, lastDay: "2026-10-11", reconciliation: null };
    expect(Object.values(tradeFiguresOf(unknown)).every((figure) => figure === null)).toBe(true);
  });

  it("is silence in tenths of an hour that are over", () => {
    const now = new Date("2026-10-10T10:00:00Z");
    const silence = (minutes: number) =>
      silenceOf({ askedAt: new Date(now.getTime() - minutes * 60_000), failed: ["orders"] }, now);
    expect(silence(179)).toEqual({ silentHours: 2.9, stopped: ["orders"] });
    expect(silence(180)).toMatchObject({ silentHours: 3 });
    expect(silence(-1)).toMatchObject({ silentHours: 0 });
  });
});
