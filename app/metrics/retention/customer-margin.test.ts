import { expect, test } from "vitest";
import { worthPerCustomer } from "../lifetime-value/worth";
import { noProfitFacts } from "../profit/facts";
import { valueOf } from "./cohort-values";
import { contributionOf, costShareOf, marginAfterGoods, marginRateOf } from "./customer-margin";

// 10,000.00 of net sales, of which 9,000.00 are goods; the cost of two thirds of them is known: 7,000.00 are known,
// of which 2,800.00 went into goods.
const sums = {
  netMinor: 1_000_000,
  goodsNetMinor: 900_000,
  costedNetMinor: 600_000,
  costMinor: 280_000,
};

test("goods of unknown cost are taken at the margin of the others", () => {
  expect(marginRateOf(sums)).toBeCloseTo(0.6, 10);
  expect(marginAfterGoods(sums)).toBe(600_000);
});

test("there is no margin where no cost is known, or nothing of what is known is left", () => {
  const uncosted = { ...sums, costedNetMinor: 0, costMinor: 0 };
  expect([marginRateOf(uncosted), marginAfterGoods(uncosted)]).toEqual([null, null]);
  const nothing = { ...sums, netMinor: 100_000 };
  expect([marginRateOf(nothing), marginAfterGoods(nothing)]).toEqual([null, null]);
});

test("where all came back nothing is left, which is known", () => {
  const nothing = { netMinor: 0, goodsNetMinor: 0, costedNetMinor: 0, costMinor: 0 };
  expect(marginAfterGoods(nothing)).toBe(0);
  expect(marginAfterGoods({ ...nothing, netMinor: -500 })).toBe(-500);
  expect(contributionOf(nothing, { shipping: 400, payment: 30, handling: 0 })).toBe(-430);
});

test("costs of orders are taken off in full, but those that are left out", () => {
  const costs = { shipping: 4_000, payment: "notSet", handling: 100 } as const;
  expect(contributionOf(sums, costs)).toBeNull();
  expect(contributionOf(sums, costs, ["payment"])).toBe(595_900);
  expect(contributionOf(sums, { ...costs, payment: 900 })).toBe(595_000);
});

test("a cohort and all customers of the same orders are worth the same", () => {
  const { netMinor, ...goods } = sums;
  const cohort = {
    purchasesSoFar: 100,
    factsSoFar: { ...noProfitFacts, ...goods, netSalesMinor: netMinor },
  };
  const each = worthPerCustomer({ days: 365, customers: 100, purchases: 100, ...sums });
  expect(valueOf("grossMargin", cohort)).toBe(600_000);
  expect(valueOf("contribution", cohort)).toBe(600_000);
  expect(each.marginMinor).toBe(6_000);
});

test("how much of the goods has a known cost is a part of one, or not told", () => {
  expect(costShareOf(sums)).toBeCloseTo(2 / 3, 10);
  expect(costShareOf({ ...sums, goodsNetMinor: 0 })).toBeNull();
  expect(costShareOf({ ...sums, costedNetMinor: 900_001 })).toBeNull();
});
