import { describe, expect, test } from "vitest";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders, TouchWorth } from "../../store/worth/attribution.server";
import { byCampaign, byChannel, sumSpend } from "./build";
import { totalsOf } from "./totals";

const touch = (...parts: string[]) =>
  [...parts, ...Array<string>(6 - parts.length).fill("")].join("\u001f");
const ad = touch("google", "", "google", "cpc", "Brand");
const letter = touch("", "", "klaviyo", "email", "");

const row = (more: Partial<AttributedOrders>): AttributedOrders => ({
  period: "2026-10-01",
  isNew: true,
  isOnline: true,
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

describe("what each channel cost and brought", () => {
  const worth: TouchWorth[] = [
    { touch: ad, isOnline: true, customers: 40, ...goods(800_000), costMinor: 320_000 },
    // Too few to say anything of them.
    { touch: letter, isOnline: true, customers: 29, ...goods(800_000), costMinor: 320_000 },
  ];
  const of = (click: "first" | "last") =>
    new Map(byChannel(orders, spend, worth, click, []).map((each) => [each.origin, each]));

  test("by the first click", () => {
    expect([...of("first").keys()]).toEqual([
      "paid-search",
      "email",
      "unattributed",
      "notApplicable",
    ]);
    // 300.00 / 10; 1,250.00 / 300.00, of which 60 % is margin; 8,000.00 x 60 % / 40 = 120.00 over 30.00.
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

test("campaigns of spend and of visits meet by their name, in whatever letters", () => {
  const [brand, ...others] = byCampaign(orders, spend, "first", []);
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
