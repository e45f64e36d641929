import { describe, expect, test } from "vitest";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import { claimsOf } from "./campaign-claims";
import { knownCampaigns } from "./known-campaigns";
import { entered as enteredAnyhow, november } from "./testing/campaigns";

const told = (more: Partial<ToldActivity>): ToldActivity => ({
  campaign: "brand",
  channel: "paid-search",
  status: "ACTIVE",
  from: "2026-01-01",
  to: null,
  until: null,
  budgetMinor: null,
  budgetType: null,
  parts: [],
  ...more,
});
const entered = (more: Partial<EnteredCampaign>) =>
  enteredAnyhow({ budgetMinor: null, utmNames: ["brand"], ...more });
const known = (activities: readonly ToldActivity[], campaigns: readonly EnteredCampaign[] = []) =>
  knownCampaigns(campaigns, activities, claimsOf(campaigns), november);

describe("a campaign ran on the days that are asked for", () => {
  const isOfDays = (from: string, until: string | null) =>
    known([told({ from, until, to: until })]).get("brand")?.isOfDays;

  test("from its first day to its last, both included", () => {
    expect(isOfDays("2026-11-30", null)).toBe(true);
    expect(isOfDays("2026-12-01", null)).toBe(false);
    expect(isOfDays("2026-01-01", "2026-11-01")).toBe(true);
    expect(isOfDays("2026-01-01", "2026-10-31")).toBe(false);
    expect(isOfDays("2026-01-01", null)).toBe(true);
  });

  test("until it was last changed where it stopped and nobody says when: that is no last day", () => {
    const stopped = told({ status: "PAUSED", to: null, until: "2026-11-01" });
    expect(known([stopped]).get("brand")).toMatchObject({ isOfDays: true, to: null });
    const before = known([{ ...stopped, until: "2026-10-31" }]);
    expect(before.get("brand")).toMatchObject({ isOfDays: false, to: null });
  });

  test("as the merchant entered it", () => {
    const own = (more: Partial<EnteredCampaign>) => known([], [entered(more)]).get("#1")?.isOfDays;
    expect(own({ from: "2026-11-30", to: null })).toBe(true);
    expect(own({ from: "2026-12-01", to: null })).toBe(false);
    expect(own({ from: "2026-10-01", to: "2026-10-31" })).toBe(false);
  });

  test("where Shopify says so of one that was entered for other days", () => {
    const other = entered({ from: "2026-10-01", to: "2026-10-31" });
    expect(known([told({})], [other]).get("#1")).toMatchObject({
      parts: [],
      ...{ isOfDays: true, from: "2026-10-01", to: "2026-10-31", status: "ACTIVE" },
    });
  });
});

describe("activities with one name, in whatever letters", () => {
  const mail = { channel: "email", campaign: "Newsletter" } as const;
  const october = told({ ...mail, from: "2026-10-05", to: "2026-10-06", until: "2026-10-06" });
  const first = told({ ...mail, from: "2026-11-05", to: "2026-11-06", until: "2026-11-06" });
  const second = told({ ...mail, campaign: "newsletter", from: "2026-11-12", status: "SCHEDULED" });

  test("are one campaign, told of by those of the days", () => {
    expect([...known([october, first, second])]).toEqual([
      [
        "newsletter",
        {
          ...{ name: "newsletter", channel: "email", owner: null, status: "ACTIVE" },
          ...{ from: "2026-11-05", to: null, budgetMinor: null, dailyBudgetMinor: null },
          parts: [],
          isOfDays: true,
        },
      ],
    ]);
  });

  test("are told of by all of them where none is of the days", () => {
    expect(known([october, { ...october, from: "2026-09-01" }]).get("newsletter")).toMatchObject({
      ...{ from: "2026-09-01", to: "2026-10-06", isOfDays: false },
    });
  });

  test("have a budget together where each has one of the same kind", () => {
    const budget = (budgetMinor: number | null, budgetType: ToldActivity["budgetType"]) =>
      told({ budgetMinor, budgetType });
    const of = (...activities: ToldActivity[]) => {
      const { budgetMinor, dailyBudgetMinor } = known(activities).get("brand") ?? {};
      return [budgetMinor, dailyBudgetMinor];
    };
    expect(of(budget(500, "LIFETIME"), budget(200, "LIFETIME"))).toEqual([700, null]);
    expect(of(budget(50, "DAILY"), budget(20, "DAILY"))).toEqual([null, 70]);
    expect(of(budget(500, "LIFETIME"), budget(50, "DAILY"))).toEqual([null, null]);
    // One after the other there was never as much on a day.
    const [first, second] = [
      { ...budget(40, "DAILY"), until: "2026-11-08" },
      { ...budget(40, "DAILY"), from: "2026-11-09" },
    ];
    expect(of(first, second)).toEqual([null, null]);
    expect(of({ ...first, until: "2026-11-09" }, second)).toEqual([null, 80]);
    // Of one it is not known, or is in another currency.
    expect(of(budget(500, "LIFETIME"), budget(null, "LIFETIME"))).toEqual([null, null]);
    expect(of(budget(500, null))).toEqual([null, null]);
    // One of other days says nothing of these.
    expect(of(budget(50, "DAILY"), { ...budget(9, "DAILY"), until: "2026-10-01" })).toEqual([
      null,
      50,
    ]);
  });
});

test("what the merchant entered goes before what Shopify tells of the same campaign", () => {
  const activity = told({ channel: "video", budgetMinor: 900, budgetType: "DAILY" });
  expect([...known([activity], [entered({ budgetMinor: 5_000 })])]).toEqual([
    [
      "#1",
      {
        ...{ name: "Brand search", channel: "paid-search", owner: "Agency One", status: "ACTIVE" },
        ...{ from: "2026-11-01", to: "2026-11-10", budgetMinor: 5_000, dailyBudgetMinor: null },
        parts: [],
        isOfDays: true,
      },
    ],
  ]);
  expect(known([activity], [entered({})]).get("#1")).toMatchObject({
    ...{ budgetMinor: null, dailyBudgetMinor: 900 },
  });
});
