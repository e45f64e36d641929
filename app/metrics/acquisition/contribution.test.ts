import { expect, test } from "vitest";
import type { CostSetting } from "../../store/costs/cost-terms";
import type { CostedOrders } from "../../store/worth/order-costs.server";
import { contributionEach, contributionOf, contributionRateOf } from "./contribution";

const setting = (more: Partial<CostSetting>): CostSetting => ({
  ...{ kind: "shipping", channel: null, from: "2026-01-01", ratePpm: 0 },
  ...{ perOrderMinor: 0, perUnitMinor: 0, ...more },
});
const settings = [
  setting({ perOrderMinor: 400 }),
  setting({ from: "2026-03-01", perOrderMinor: 300 }),
  setting({ kind: "payment", ratePpm: 20_000, perOrderMinor: 30 }),
  setting({ kind: "handling", perOrderMinor: 100, perUnitMinor: 20 }),
];
const orders = (more: Partial<CostedOrders>): CostedOrders => ({
  ...{ channel: "Online Store", span: 1, orders: 10, giftCardOnlyOrders: 1, unitsSold: 12 },
  ...{ shippingChargedMinor: 0, chargedMinor: 120_000, netMinor: 100_000, costMinor: 32_000 },
  ...{ goodsNetMinor: 100_000, costedNetMinor: 80_000, ...more },
});

/*
 * By hand: of 800.00 with a known cost 480.00 are left, 60 %; so of 1,000.00 600.00. Nine are shipped for 4.00,
 * ten paid for 2 % of 1,200.00 and 0.30, nine handled for 1.00 and twelve units for 0.20: 36.00 + 27.00 + 11.40.
 */
test("what is left after goods, shipping, payment and handling", () => {
  expect(contributionOf([orders({})], settings)).toBeCloseTo(60_000 - 7_440, 6);
  expect(contributionRateOf([orders({})], settings)).toBeCloseTo(0.5256, 10);
  // From March shipping is 1.00 less for each of the nine.
  const both = [orders({}), orders({ span: 2 })];
  expect(contributionOf(both, settings)).toBeCloseTo(120_000 - 7_440 - 6_540, 6);
});

test("a cost that was not entered for all orders is not taken to be none", () => {
  expect(contributionOf([orders({ span: 0 })], settings)).toBeNull();
  expect(contributionOf([orders({})], settings.slice(0, 3))).toBeNull();
  expect(contributionRateOf([orders({})], [])).toBeNull();
  expect(contributionOf([orders({ costedNetMinor: 0, costMinor: 0 })], settings)).toBeNull();
});

test("of each customer within so many days, where they are enough", () => {
  const rows = [
    { ...orders({}), days: 30, customers: 30 },
    { ...orders({}), days: 60, customers: 29 },
  ];
  expect(contributionEach([30, 60, 90], rows, settings)).toEqual([1_752, null, null]);
});
