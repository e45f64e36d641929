import { describe, expect, test } from "vitest";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { sumOwners } from "./campaign-answer";
import { buildCampaigns, type CampaignRow } from "./campaigns";
import { ownDaysOf } from "./own-days";
import { paceCampaigns } from "./paced";
import {
  entered,
  input,
  nothing,
  november,
  orders,
  search,
  searchUntil,
  spent,
  visit,
  worth,
} from "./testing/campaigns";

describe("what campaigns cost and brought", () => {
  const rows = new Map(buildCampaigns(input).rows.map((row) => [row.name, row]));

  test("are those entered, and those that spend or orders name", () => {
    expect([...rows.keys()]).toEqual(["Brand search", "Flyer", "spring"]);
    expect(rows.get("spring")).toMatchObject({ entered: null, channel: "paid-search" });
  });

  test("by any of its names, in whatever letters", () => {
    expect(rows.get("Brand search")).toMatchObject({
      spendMinor: 60_000,
      newCustomers: 12,
      cacMinor: 5_000,
      firstNetMinor: 100_000,
      lastNetMinor: 9_000,
      // 600.00 on its days, of 500.00 that are due after five of ten.
      pace: { ratio: 1.2, word: "over", lastDay: "2026-11-05" },
    });
  });

  test("by a code before any visit, by whichever click", () => {
    expect(rows.get("Flyer")).toMatchObject({
      spendMinor: 20_000,
      newCustomers: 4,
      cacMinor: 5_000,
      firstNetMinor: 45_000,
      lastNetMinor: 45_000,
      pace: null,
    });
  });

  test("of which no spend is known have no cost of a customer", () => {
    expect(rows.get("spring")).toMatchObject({
      spendMinor: null,
      newCustomers: 2,
      cacMinor: null,
      firstNetMinor: 9_000,
      lastNetMinor: 80_000,
    });
  });

  test("brought customers who came to so much so far: after costs, or net where none is known", () => {
    // (2,000.00 - 800.00) / 20; 300.00 / 2
    expect(rows.get("Brand search")?.worth).toEqual({
      customers: 20,
      valueMinor: 6_000,
      basis: "margin",
      isFew: true,
    });
    expect(rows.get("Flyer")?.worth).toMatchObject({
      ...{ customers: 2, valueMinor: 15_000, basis: "net" },
    });
    expect(rows.get("spring")?.worth).toMatchObject({ customers: 0, valueMinor: null });
  });

  test("says of 29 customers that they are few, of 30 that they are not", () => {
    const worthOf = (customers: number) =>
      buildCampaigns({
        ...input,
        worth: [worth({ touch: visit("brand"), customers, netMinor: 900 })],
      }).rows.find(({ name }) => name === "Brand search")?.worth.isFew;
    expect([worthOf(29), worthOf(30)]).toEqual([true, false]);
  });

  test("no order is in two of them", () => {
    const sum = (of: (row: CampaignRow) => number) =>
      [...rows.values()].reduce((total, row) => total + of(row), 0);
    expect(sum((row) => row.newCustomers)).toBe(18);
    expect(sum((row) => row.firstNetMinor)).toBe(154_000);
    expect(sum((row) => row.lastNetMinor)).toBe(134_000);
  });

  test("add up by owner, in whatever letters; the cost of a customer is of those with spend", () => {
    expect(sumOwners([...rows.values()])).toEqual([
      {
        owner: "Agency One",
        campaigns: 2,
        budgetMinor: 100_000,
        spendMinor: 80_000,
        newCustomers: 16,
        cacMinor: 5_000,
        firstNetMinor: 145_000,
        lastNetMinor: 54_000,
      },
      {
        owner: null,
        campaigns: 1,
        budgetMinor: null,
        spendMinor: null,
        newCustomers: 2,
        cacMinor: null,
        firstNetMinor: 9_000,
        lastNetMinor: 80_000,
      },
    ]);
  });
});

test("of a campaign whose spend is known until a day, all is of the days until then", () => {
  const parts = [
    orders({ period: "2026-11-01", firstTouch: visit("brand"), orders: 3, netMinor: 9_000 }),
    orders({ period: "2026-11-13", firstTouch: visit("brand"), orders: 5, netMinor: 7_000 }),
  ];
  const spend = [spent({ spendMinor: 600 }), spent({ day: "2026-11-14", spendMinor: 50 })];
  const own = ownDaysOf(november, searchUntil("2026-11-12"));
  const [row] = buildCampaigns({ ...input, orders: parts, spend, own, worth: [] }).rows;
  expect(row).toMatchObject({
    days: { from: "2026-11-01", to: "2026-11-12" },
    ...{ spendMinor: 600, newCustomers: 3, cacMinor: 200, firstNetMinor: 9_000 },
    // None is called one without a campaign.
    allNewCustomers: 8,
  });
  const none = ownDaysOf(november, searchUntil("2026-10-31"));
  expect(buildCampaigns({ ...input, orders: parts, spend, own: none }).rows[0]).toMatchObject({
    ...{ days: november, spendMinor: null, newCustomers: 8, cacMinor: null },
  });
});

describe("the pace of a budget", () => {
  const spend = [
    spent({ day: "2026-11-01", spendMinor: 20_000 }),
    spent({ day: "2026-11-03", spendMinor: 10_000, campaign: "BRAND-uk" }),
    // An agency's fee is none of what the budget is for.
    spent({ day: "2026-11-03", spendMinor: 99_000, isLoadedOnly: true, source: "cost" }),
  ];
  const pacesOf = (knowledge: SpendKnowledge, entered_ = [search]) =>
    paceCampaigns(entered_, spend, knowledge, "2026-11-08").map(
      ({ campaign, lastDay, spentMinor, ratio }) => [campaign.id, lastDay, spentMinor, ratio],
    );

  test("is of the days until the last of which it is known what was spent", () => {
    // 300.00 of the 300.00 that are due after three of ten days; five days later nobody has told more.
    expect(pacesOf(searchUntil("2026-11-03"))).toEqual([[1, "2026-11-03", 30_000, 1]]);
    expect(pacesOf(searchUntil("2026-11-20"))).toEqual([[1, "2026-11-08", 30_000, 0.375]]);
  });

  test("is not told where its first day is not known", () => {
    const spans = [{ from: "2026-11-02", to: "2026-11-20" }];
    expect(pacesOf({ ...nothing, channels: [{ channel: "paid-search", spans }] })).toEqual([]);
  });

  test("belongs to the oldest campaign that claims a name", () => {
    const other = entered({ id: 9, name: "Other", utmNames: ["brand"] });
    expect(pacesOf(searchUntil("2026-11-20"), [search, other])).toHaveLength(1);
  });
});
