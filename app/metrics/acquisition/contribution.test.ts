import { expect, test } from "vitest";
import type { CostSetting } from "../../store/costs/cost-terms";
import type { CostedOrders } from "../../store/worth/order-costs.server";
import { contributionRateOf, marginsEach, orderCostsOf } from "./contribution";

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
  expect(orderCostsOf([orders({})], settings)).toEqual({
    shipping: 3_600,
    payment: 2_700,
    handling: 1_140,
  });
  expect(contributionRateOf([orders({})], settings)).toBeCloseTo(0.5256, 10);
  // From March shipping is 1.00 less for each of the nine.
  const both = [orders({}), orders({ span: 2 })];
  expect(contributionRateOf(both, settings)).toBeCloseTo((120_000 - 7_440 - 6_540) / 200_000, 10);
});

test("a cost that was not entered for all orders is not taken to be none", () => {
  expect(contributionRateOf([orders({ span: 0 })], settings)).toBeNull();
  expect(contributionRateOf([orders({})], settings.slice(0, 3))).toBeNull();
  expect(contributionRateOf([orders({})], [])).toBeNull();
  const uncosted = orders({ costedNetMinor: 0, costMinor: 0 });
  expect(contributionRateOf([uncosted], settings)).toBeNull();
});

const rows = [
  { ...orders({}), days: 30, customers: 30 },
  { ...orders({}), days: 60, customers: 29 },
];

test("of each customer within so many days, where they are enough", () => {
  expect(marginsEach("contribution", [30, 60, 90], rows, settings)).toEqual({
    each: [1_752, null, null],
    lacks: [],
  });
  // After the cost of goods alone: 600.00 / 30.
  expect(marginsEach("goods", [30], rows, [])).toEqual({ each: [2_000], lacks: [] });
});

test("where no horizon has enough customers, the costs that nobody entered are not known either", () => {
  const all = ["shipping", "payment", "handling"];
  const few = [{ ...orders({}), days: 30, customers: 29 }];
  expect(marginsEach("contribution", [30], few, [])).toEqual({ each: [null], lacks: all });
  expect(marginsEach("contribution", [30], few, settings.slice(0, 3)).lacks).toEqual(["handling"]);
  // Of nobody's orders.
  expect(marginsEach("contribution", [30], [], []).lacks).toEqual(all);
  expect(marginsEach("contribution", [30], [], settings.slice(0, 3)).lacks).toEqual(["handling"]);
  expect(marginsEach("goods", [30], few, []).lacks).toEqual([]);
});

test("costs that are known are taken off where others are not, the same ones on all numbers of days", () => {
  // What payment costs was not entered: 600.00 less 36.00 and 11.40.
  const some = settings.filter(({ kind }) => kind !== "payment");
  const known = [...rows.slice(0, 1), { ...orders({}), days: 60, customers: 30 }];
  expect(marginsEach("contribution", [30, 60], known, some)).toEqual({
    each: [1_842, 1_842],
    lacks: ["payment"],
  });
  // Of what was ordered within the second month shipping is not known: then it is taken off the first neither.
  const late = [...known, { ...orders({ channel: "POS", netMinor: 0 }), days: 60, customers: 0 }];
  const online = some.map((each) =>
    each.kind === "shipping" ? { ...each, channel: "Online Store" } : each,
  );
  const told = marginsEach("contribution", [30, 60], late, online);
  expect(told.lacks).toEqual(["shipping", "payment"]);
  expect(told.each[0]).toBe(1_962);
});
