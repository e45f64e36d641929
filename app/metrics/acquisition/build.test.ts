import { describe, expect, test } from "vitest";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import type { AcquiredWorth, AcquiredWorths } from "./acquired-worth";
import { byCampaign, byChannel, byPlace, sumSpend } from "./build";
import type { SpendKnowledge } from "../../store/spend/spend-knowledge.server";
import { ownDaysOf } from "./own-days";
import { totalsOf } from "./totals";

const touch = (...parts: string[]) =>
  [...parts, ...Array<string>(6 - parts.length).fill("")].join("\u001f");
const ad = touch("google", "", "google", "cpc", "Brand");
const letter = touch("", "", "klaviyo", "email", "");

const row = (more: Partial<AttributedOrders>): AttributedOrders => ({
  period: "2026-10-01",
  isNew: true,
  isOnline: true,
  elsewhere: null,
  firstTouch: null,
  lastTouch: null,
  orders: 0,
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  ...more,
});
const spendDay = (more: Partial<SpendDay>): SpendDay => ({
  day: "2026-10-01",
  channel: "paid-search",
  campaign: "brand",
  spendMinor: 0,
  source: "import",
  isAssumed: false,
  isLoadedOnly: false,
  ...more,
});

const october = { from: "2026-10-01", to: "2026-10-31" };
const knowledge = (channels: SpendKnowledge["channels"]): SpendKnowledge => ({
  ...{ spans: [], channels, looks: null, foreign: [] },
});
const own = ownDaysOf(october, knowledge([]));

/*
 * By hand: 10 customers came by the ad, 5 by letters, 4 of whom nothing is known, 1 in a shop: 20. 300.00 went
 * to the ad, 60.00 to letters, 100.00 to an agency.
 */
const goods = (netMinor: number) => ({
  netMinor,
  goodsNetMinor: netMinor,
  costedNetMinor: netMinor,
});
const orders = [
  row({ firstTouch: ad, lastTouch: letter, orders: 10, ...goods(100_000), costMinor: 40_000 }),
  row({ firstTouch: letter, lastTouch: letter, orders: 5, ...goods(30_000), costMinor: 12_000 }),
  row({ orders: 4, ...goods(20_000), costMinor: 8_000 }),
  row({ orders: 1, isOnline: false, ...goods(5_000), costMinor: 2_000 }),
  row({
    isNew: false,
    firstTouch: ad,
    lastTouch: ad,
    orders: 2,
    ...goods(25_000),
    costMinor: 10_000,
  }),
];
const spend = [
  spendDay({ spendMinor: 20_000 }),
  spendDay({ day: "2026-10-02", spendMinor: 10_000, isAssumed: true }),
  spendDay({ channel: "email", campaign: null, spendMinor: 6_000 }),
  spendDay({
    channel: null,
    campaign: null,
    source: "cost",
    spendMinor: 10_000,
    isLoadedOnly: true,
  }),
];

describe("what the days cost and brought in all", () => {
  const totals = totalsOf(orders, spend, [], true);

  test("costs of a customer: all spend, with the agency, and of channels with spend alone", () => {
    // 360.00 / 20, 460.00 / 20, 360.00 / 15
    expect(totals.blendedCacMinor).toBe(1_800);
    expect(totals.loadedCacMinor).toBe(2_300);
    expect(totals.paidCacMinor).toBe(2_400);
  });

  test("net sales per unit of spend, and where it would break even", () => {
    // 1,800.00 of net sales, of which 1,080.00 are left after the cost of goods.
    expect(totals.mer).toBe(5);
    expect(totals.marginRate).toBeCloseTo(0.6, 10);
    expect(totals.breakEven).toBeCloseTo(1 / 0.6, 10);
  });

  test("how many channels are known: of 19 online customers 15", () => {
    expect(totals).toMatchObject({ unattributed: 4, notApplicable: 1 });
    expect(totals.attributedShare).toBeCloseTo(15 / 19, 10);
  });

  test("nothing known to be spent is not nothing", () => {
    const without = totalsOf(orders, spend, [], false);
    expect(without).toMatchObject({ spend: null, blendedCacMinor: null, mer: null });
    expect(without.paidCacMinor).toBeNull();
    const none = totalsOf(orders, [], [], true);
    expect(none).toMatchObject({ blendedCacMinor: 0, loadedCacMinor: 0, mer: null });
    expect(sumSpend([spendDay({})])).toEqual({ plainMinor: 0, loadedMinor: 0, assumedMinor: 0 });
  });
});

const noWorth: AcquiredWorths = {
  ...{ rows: [], horizon: 365, asOfDay: "2026-11-15", isPredicted: true },
};

describe("what each channel cost and brought", () => {
  const rows: AcquiredWorth[] = [
    {
      ...{
        touch: ad,
        isOnline: true,
        elsewhere: null,
        customers: 40,
        ...goods(700_000),
        costMinor: 280_000,
      },
      period: "2026-10-01",
      expectedMinor: 100_000,
    },
    // Too few to say anything of them.
    {
      ...{
        touch: letter,
        isOnline: true,
        elsewhere: null,
        customers: 29,
        ...goods(800_000),
        costMinor: 320_000,
      },
      period: "2026-10-01",
      expectedMinor: 0,
    },
  ];
  const worth = { ...noWorth, rows };
  const of = (click: "first" | "last") =>
    new Map(byChannel(orders, spend, worth, click, [], own).map((each) => [each.origin, each]));

  test("by the first click", () => {
    expect([...of("first").keys()]).toEqual([
      "paid-search",
      "email",
      "unattributed",
      "notApplicable",
    ]);
    // 300.00 / 10; 1,250.00 / 300.00, of which 60 % is margin; (7,000.00 + 1,000.00 to come) x 60 % / 40 = 120.00 over 30.00.
    expect(of("first").get("paid-search")).toMatchObject({
      spendMinor: 30_000,
      newCustomers: 10,
      cacMinor: 3_000,
      orders: 12,
      netMinor: 125_000,
      worthMinor: 12_000,
      worthToCost: 4,
    });
    expect(of("first").get("paid-search")?.roas).toBeCloseTo(125_000 / 30_000, 10);
    expect(of("first").get("paid-search")?.poas).toBeCloseTo(2.5, 10);
    expect(of("first").get("email")).toMatchObject({ cacMinor: 1_200, worthMinor: null });
    expect(of("first").get("unattributed")).toMatchObject({ spendMinor: null, cacMinor: null });
  });

  test("of the days of a channel alone, and where these are over, or a model was right about the past", () => {
    const in90 = (asOfDay: string, more: Partial<AcquiredWorth>) => {
      const young = { rows: rows.map((each) => ({ ...each, ...more })), horizon: 90 };
      const untold = { ...young, asOfDay, isPredicted: false };
      const channels = byChannel(orders, spend, untold, "first", [], own);
      return channels.find(({ origin }) => origin === "paid-search")?.worthMinor;
    };
    // Customers of 31 October have been ones for more than 90 days from 30 January on.
    expect(in90("2027-01-29", {})).toBeNull();
    expect(in90("2027-01-30", {})).toBe(12_000);
    // Those of other days are not among them.
    expect(in90("2027-01-30", { period: "2026-11-01" })).toBeNull();
  });

  test("by the last click the same orders belong to other channels, and none is lost", () => {
    expect(of("last").get("email")).toMatchObject({ newCustomers: 15 });
    expect(of("last").get("paid-search")).toMatchObject({ newCustomers: 0, cacMinor: null });
    for (const click of ["first", "last"] as const) {
      const all = [...of(click).values()];
      expect(all.reduce((sum, each) => sum + each.orders, 0)).toBe(22);
      expect(all.reduce((sum, each) => sum + each.netMinor, 0)).toBe(180_000);
    }
  });
});

test("orders without visits are told by where they were placed, and add up to those not applicable", () => {
  const elsewhere = [
    ...orders,
    row({ orders: 2, isOnline: false, elsewhere: "pos", ...goods(3_000) }),
    row({ orders: 3, isNew: null, isOnline: false, elsewhere: "app", ...goods(4_000) }),
    // By an ad that somebody clicked before they came to the till: that is known, so it applies.
    row({ orders: 1, firstTouch: ad, elsewhere: null, ...goods(9_000) }),
  ];
  const places = byPlace(elsewhere, noWorth, "first", [], own);
  expect(
    places.map(({ place, newCustomers, orders: count, netMinor }) => [
      place,
      newCustomers,
      count,
      netMinor,
    ]),
  ).toEqual([
    ["pos", 2, 2, 3_000],
    ["app", 0, 3, 4_000],
    // What is stored of it says no more than that it was not placed online.
    ["unknown", 1, 1, 5_000],
  ]);
  const whole = byChannel(elsewhere, spend, noWorth, "first", [], own).find(
    ({ origin }) => origin === "notApplicable",
  );
  expect(whole).toMatchObject({ newCustomers: 3, orders: 6, netMinor: 12_000 });
  expect(totalsOf(elsewhere, spend, [], true)).toMatchObject({
    notApplicable: 3,
    notApplicableBy: { pos: 2, draft: 0, subscription: 0, app: 0, unknown: 1 },
  });
});

test("campaigns of spend and of visits meet by their name, in whatever letters", () => {
  const [brand, ...others] = byCampaign(orders, spend, "first", [], own);
  expect(others).toEqual([]);
  expect(brand).toMatchObject({
    campaign: "brand",
    channel: "paid-search",
    spendMinor: 30_000,
    newCustomers: 10,
    cacMinor: 3_000,
    orders: 12,
  });
});

describe("of channels of which spend is known on some days only", () => {
  const part = (period: string, orders: number) =>
    row({ period, firstTouch: ad, orders, ...goods(orders * 1_000) });
  const known = (from: string, to: string) =>
    ownDaysOf(october, knowledge([{ channel: "paid-search", spans: [{ from, to }] }]));
  const days = known("2026-09-01", "2026-10-12");
  const some = [spendDay({ spendMinor: 900 }), spendDay({ day: "2026-10-13", spendMinor: 50 })];

  test("what it cost and brought is of those days alone, and so are its campaigns", () => {
    expect(days.starts).toEqual(["2026-10-01", "2026-10-13"]);
    const parts = [part("2026-10-01", 3), part("2026-10-13", 6), row({ orders: 4 })];
    const wanted = {
      days: { from: "2026-10-01", to: "2026-10-12" },
      ...{ spendMinor: 900, newCustomers: 3, cacMinor: 300, orders: 3, netMinor: 3_000 },
    };
    const [search, nobody] = byChannel(parts, some, noWorth, "first", [], days);
    expect(search).toMatchObject(wanted);
    // Of what nothing is spent on, all days are told.
    expect(nobody).toMatchObject({ origin: "unattributed", days: october, newCustomers: 4 });
    expect(byCampaign(parts, some, "first", [], days)).toMatchObject([wanted]);
  });

  test("of none of the days, spend is unknown, and what it brought is of all", () => {
    const none = known("2026-09-01", "2026-09-30");
    expect(byChannel([part("2026-10-01", 3)], some, noWorth, "first", [], none)).toMatchObject([
      { days: october, spendMinor: null, cacMinor: null, newCustomers: 3 },
    ]);
    expect(byCampaign([part("2026-10-01", 3)], some, "first", [], none)).toMatchObject([
      { days: october, spendMinor: null, cacMinor: null, newCustomers: 3 },
    ]);
  });
});

test("spend on no channel has a row of its own, so that rows come to all that was spent", () => {
  const more = [...spend, spendDay({ channel: null, campaign: null, spendMinor: 700 })];
  const rows = byChannel(orders, more, noWorth, "first", [], own);
  expect(rows.find(({ origin }) => origin === "noChannel")).toMatchObject({
    ...{ spendMinor: 700, newCustomers: 0, orders: 0, cacMinor: null, worthMinor: null },
  });
  const sum = rows.reduce((all, { spendMinor }) => all + (spendMinor ?? 0), 0);
  expect(sum).toBe(totalsOf(orders, more, [], true).spend?.plainMinor);
});
