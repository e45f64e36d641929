import { describe, expect, test } from "vitest";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { CampaignOrders, CampaignWorth } from "../../store/worth/campaign-orders.server";
import { sumOwners } from "./campaign-answer";
import { buildCampaigns, type CampaignRow, type CampaignsInput } from "./campaigns";
import { ownDaysOf } from "./own-days";
import { paceCampaigns } from "./paced";

const visit = (campaign: string) => ["google", "", "google", "cpc", campaign, ""].join("\u001f");
const orders = (more: Partial<CampaignOrders>): CampaignOrders => ({
  period: "2026-11-01",
  isNew: true,
  isOnline: true,
  elsewhere: null,
  firstTouch: null,
  lastTouch: null,
  code: null,
  orders: 1,
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  ...more,
});
const spent = (more: Partial<SpendDay>): SpendDay => ({
  day: "2026-11-03",
  channel: "paid-search",
  campaign: "brand",
  spendMinor: 0,
  source: "import",
  isAssumed: false,
  isLoadedOnly: false,
  ...more,
});
const entered = (more: Partial<EnteredCampaign>): EnteredCampaign => ({
  id: 1,
  name: "Brand search",
  owner: "Agency One",
  channel: "paid-search",
  isOffline: false,
  from: "2026-11-01",
  to: "2026-11-10",
  budgetMinor: 100_000,
  utmNames: ["brand", "brand-uk"],
  codes: [],
  ...more,
});

const search = entered({});
const flyer = entered({
  id: 2,
  name: "Flyer",
  owner: "agency one",
  channel: "offline",
  isOffline: true,
  to: null,
  budgetMinor: null,
  utmNames: [],
  codes: ["FLYER10"],
});

const november = { from: "2026-11-01", to: "2026-11-30" };
const nothing: SpendKnowledge = { spans: [], channels: [], looks: null, foreign: [] };
const searchUntil = (to: string): SpendKnowledge => ({
  ...nothing,
  channels: [{ channel: "paid-search", spans: [{ from: "2026-10-01", to }] }],
});

/*
 * By hand. Brand search, by either name: 12 new customers for 600.00. The flyer: 5 by its code, though their
 * visit named the brand, 4 of them new, for 200.00. "spring" was entered by nobody: 2 new, spend not known.
 */
const input: CampaignsInput = {
  entered: [search, flyer],
  told: [],
  orders: [
    orders({ firstTouch: visit("Brand"), lastTouch: visit("spring"), orders: 8, netMinor: 80_000 }),
    orders({ firstTouch: visit("brand-UK "), lastTouch: null, orders: 4, netMinor: 20_000 }),
    orders({ firstTouch: visit("brand"), code: "FLYER10", orders: 4, netMinor: 40_000 }),
    orders({ code: "FLYER10", isNew: false, isOnline: false, netMinor: 5_000 }),
    orders({ firstTouch: visit("spring"), lastTouch: visit("brand"), orders: 2, netMinor: 9_000 }),
    orders({ orders: 3, netMinor: 7_000 }),
  ],
  spend: [
    spent({ spendMinor: 40_000 }),
    spent({ campaign: "Brand-UK", spendMinor: 20_000 }),
    // An agency's fee is no cost of reaching people.
    spent({ spendMinor: 99_000, isLoadedOnly: true, source: "cost" }),
    spent({ campaign: "flyer", channel: "offline", spendMinor: 20_000, source: "cost" }),
    spent({ campaign: null, spendMinor: 1_000 }),
  ],
  own: ownDaysOf(november, nothing),
  // Before and after its days, what is spent is none of the budget.
  paced: paceCampaigns(
    [search, flyer],
    [
      spent({ day: "2026-10-31", spendMinor: 70_000 }),
      spent({ day: "2026-11-01", spendMinor: 30_000 }),
      spent({ day: "2026-11-05", spendMinor: 30_000 }),
    ],
    nothing,
    "2026-11-05",
  ),
  worth: [
    worth({ touch: visit("brand"), customers: 20, netMinor: 200_000, costMinor: 80_000 }),
    worth({ touch: visit("brand"), code: "FLYER10", customers: 2, netMinor: 30_000 }, false),
    worth({ touch: visit("autumn"), customers: 9, netMinor: 9_000 }),
  ],
  rules: [],
};

function worth(more: Partial<CampaignWorth>, isCosted = true): CampaignWorth {
  const row = { touch: null, code: null, customers: 0, netMinor: 0, costMinor: 0, ...more };
  return {
    ...row,
    goodsNetMinor: row.netMinor,
    costedNetMinor: isCosted ? row.netMinor : 0,
  };
}

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

describe("campaigns that neither spend nor orders of the days name", () => {
  const october = { from: "2026-10-01", to: "2026-10-31" };
  const activity: ToldActivity = {
    ...{ campaign: "display", channel: "display", status: "ACTIVE", from: "2026-09-01", to: null },
    ...{ until: null, budgetMinor: 7_000, budgetType: "LIFETIME" },
  };
  const past: ToldActivity = {
    ...{ ...activity, campaign: "spring", from: "2026-03-01", status: "INACTIVE" },
    ...{ to: "2026-05-31", until: "2026-05-31" },
  };
  const told = [activity, past, { ...past, campaign: "gone" }];
  const ofOctober = buildCampaigns({
    ...{ ...input, told, orders: [], spend: [], paced: [] },
    own: ownDaysOf(october, nothing),
  });

  test("are listed where they ran then, with nothing spent that is known and no cost of a customer", () => {
    expect(ofOctober.rows).toMatchObject([
      {
        ...{ name: "display", channel: "display", entered: null, days: october },
        ...{ spendMinor: null, newCustomers: 0, cacMinor: null, firstNetMinor: 0, lastNetMinor: 0 },
        known: { status: "ACTIVE", from: "2026-09-01", to: null, budgetMinor: 7_000 },
        worth: { customers: 0, valueMinor: null },
      },
    ]);
    // Brand search and the flyer, which were entered for November, "spring" and "gone".
    expect(ofOctober.elsewhere).toBe(4);
  });

  test("are listed however long ago they ended once spend or an order names them", () => {
    const { rows, elsewhere } = buildCampaigns({ ...input, told });
    expect(rows.map(({ name }) => name)).toEqual(["Brand search", "Flyer", "spring", "display"]);
    expect(rows[2]).toMatchObject({
      ...{ newCustomers: 2, known: { status: "INACTIVE", to: "2026-05-31", isOfDays: false } },
    });
    expect(elsewhere).toBe(1);
  });

  test("have no owner, and add their budget to nobody else's", () => {
    const owners = sumOwners(buildCampaigns({ ...input, told: [activity] }).rows);
    expect(
      owners.map(({ owner, campaigns, budgetMinor }) => [owner, campaigns, budgetMinor]),
    ).toEqual([
      ["Agency One", 2, 100_000],
      [null, 2, 7_000],
    ]);
    expect(owners[1]).toMatchObject({ spendMinor: null, newCustomers: 2, cacMinor: null });
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
