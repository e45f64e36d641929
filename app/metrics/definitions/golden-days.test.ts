import { expect, it } from "vitest";
import { noSales, sumDays, type SalesFacts } from "../metric";
import { metrics } from "../registry";

/** Every KPI of the facts, by id. */
function computeAll(facts: Partial<SalesFacts>): Record<string, number | null> {
  return Object.fromEntries(
    metrics.map(({ id, compute }) => [id, compute({ ...noSales, ...facts })]),
  );
}

it("gives an ordinary day as worked out by hand", () => {
  // Two orders, 100.00 and 50.00; a tenth off the first; 20.00 of an older order comes back; a third
  // order is only a gift card; an edit adds 7.00 to an older order.
  const day = computeAll({
    grossSalesMinor: 15_700,
    discountsMinor: -1_000,
    returnsMinor: -2_000,
    // 8.00 and 4.99 of shipping, 5.00 of an older order's refunded; a duty of 3.10; a restocking fee of
    // 2.00; tax of a tenth on goods and shipping sold, less what came back.
    shippingMinor: 799,
    dutiesMinor: 310,
    feesMinor: 200,
    // A tip of 3.00 is given and one of 1.00 refunded; the gift card is of 25.00.
    tipsMinor: 200,
    giftCardsMinor: 2_500,
    taxesMinor: 1_350,
    placedGrossMinor: 15_000,
    placedDiscountsMinor: -1_000,
    orders: 3,
    giftCardOnlyOrders: 1,
    newCustomers: 1,
    returningCustomers: 1,
    guestOrders: 1,
    // Four units are sold and one comes back. Goods of 100.00 net have a cost, 30.00 less the 5.00 of the
    // unit that came back; the other 27.00 have none.
    unitsSold: 4,
    unitsReturned: -1,
    goodsNetMinor: 12_700,
    costedNetMinor: 10_000,
    costMinor: 2_500,
  });
  expect(day).toEqual({
    "net-sales": 12_700,
    "gross-sales": 15_700,
    discounts: -1_000,
    returns: -2_000,
    shipping: 799,
    duties: 310,
    "additional-fees": 200,
    taxes: 1_350,
    // 127.00 + 7.99 + 3.10 + 2.00 + 13.50
    "total-sales": 15_359,
    // Apart: neither changes what is above.
    tips: 200,
    "gift-cards-sold": 2_500,
    orders: 3,
    "average-order-value": 7_000,
    // 153.59 of total sales over the two orders that are more than a gift card.
    "order-value-total": 7_680,
    units: 3,
    // Four less the one that came back, over three orders.
    "units-per-transaction": 1,
    // 10.00 of 157.00; 20.00 of 147.00
    "discount-rate": 1_000 / 15_700,
    "return-rate": 2_000 / 14_700,
    // (100.00 - 25.00) / 100.00; 100.00 of 127.00
    "gross-margin": 0.75,
    "cost-coverage": 10_000 / 12_700,
    "new-customers": 1,
    "returning-customers": 1,
  });
});

it("has sums of nothing as 0 and an average of nothing as none on a day without orders", () => {
  expect(computeAll({})).toEqual({
    "net-sales": 0,
    "gross-sales": 0,
    discounts: 0,
    returns: 0,
    shipping: 0,
    duties: 0,
    "additional-fees": 0,
    taxes: 0,
    "total-sales": 0,
    tips: 0,
    "gift-cards-sold": 0,
    orders: 0,
    "average-order-value": null,
    units: 0,
    "units-per-transaction": null,
    "order-value-total": null,
    "discount-rate": null,
    "return-rate": null,
    "gross-margin": null,
    "cost-coverage": null,
    "new-customers": 0,
    "returning-customers": 0,
  });
});

it("has no rate of nothing, and none of less than nothing", () => {
  const rates = ["discount-rate", "return-rate", "gross-margin", "cost-coverage"];
  const of = (facts: Partial<SalesFacts>) => rates.map((id) => computeAll(facts)[id]);
  expect(of({ grossSalesMinor: -1, goodsNetMinor: -1, costedNetMinor: -1 })).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(of({ grossSalesMinor: 1, goodsNetMinor: 1, costedNetMinor: 1 })).toEqual([0, 0, 1, 1]);
});

it("does not know a margin where no cost is known, and knows that none is", () => {
  const day = computeAll({ grossSalesMinor: 500, goodsNetMinor: 500 });
  expect(day["gross-margin"]).toBeNull();
  expect(day["cost-coverage"]).toBe(0);
});

it("has a negative margin on goods sold below cost", () => {
  const day = computeAll({ goodsNetMinor: 500, costedNetMinor: 500, costMinor: 600 });
  expect(day["gross-margin"]).toBeCloseTo(-0.2);
});

it("has no share of known costs where returns make it less than nothing or more than all", () => {
  expect(computeAll({ goodsNetMinor: 500, costedNetMinor: -100 })["cost-coverage"]).toBeNull();
  expect(computeAll({ goodsNetMinor: 500, costedNetMinor: 700 })["cost-coverage"]).toBeNull();
});

it("counts an order of only gift cards, but takes no average from it", () => {
  const day = computeAll({ orders: 1, giftCardOnlyOrders: 1, newCustomers: 1 });
  expect(day.orders).toBe(1);
  expect(day["average-order-value"]).toBeNull();
  expect(day["net-sales"]).toBe(0);
});

it("takes the average as soon as one order is more than gift cards", () => {
  const facts = { orders: 2, giftCardOnlyOrders: 1, placedGrossMinor: 999 };
  expect(computeAll(facts)["average-order-value"]).toBe(999);
});

it("has negative net sales and no average on a day of refunds only", () => {
  const day = computeAll({ returnsMinor: -4_550 });
  expect(day["net-sales"]).toBe(-4_550);
  expect(day["average-order-value"]).toBeNull();
});

it("has negative shipping, taxes and total sales where a whole order is refunded on a later day", () => {
  const day = computeAll({ returnsMinor: -4_000, shippingMinor: -500, taxesMinor: -450 });
  expect(day.shipping).toBe(-500);
  expect(day.taxes).toBe(-450);
  expect(day["net-sales"]).toBe(-4_000);
  expect(day["total-sales"]).toBe(-4_950);
});

it("leaves edits and returns out of the average", () => {
  const day = computeAll({
    grossSalesMinor: 9_000,
    returnsMinor: -9_000,
    placedGrossMinor: 5_000,
    orders: 1,
  });
  expect(day["average-order-value"]).toBe(5_000);
});

it("does not know new and returning customers where only unknown ones ordered", () => {
  const day = computeAll({ orders: 2, unknownCustomers: 2 });
  expect(day["new-customers"]).toBeNull();
  expect(day["returning-customers"]).toBeNull();
});

it("knows that nobody was new where only guests ordered", () => {
  const day = computeAll({ orders: 2, guestOrders: 2 });
  expect(day["new-customers"]).toBe(0);
  expect(day["returning-customers"]).toBe(0);
});

it("counts those it knows where others are unknown", () => {
  const day = computeAll({ orders: 3, unknownCustomers: 2, returningCustomers: 1 });
  expect(day["new-customers"]).toBe(0);
  expect(day["returning-customers"]).toBe(1);
});

it("sums money over days and takes the period's own count of customers", () => {
  const money = {
    grossSalesMinor: 100,
    shippingMinor: 7,
    dutiesMinor: 5,
    feesMinor: 3,
    tipsMinor: 2,
    giftCardsMinor: 9,
    taxesMinor: 1,
  };
  const day = { ...noSales, ...money, orders: 1, returningCustomers: 1 };
  const period = sumDays([day, day], {
    newCustomers: 0,
    returningCustomers: 1,
    unknownCustomers: 0,
    guestOrders: 0,
    unidentifiedOrders: 0,
  });
  expect(period.grossSalesMinor).toBe(200);
  expect(period).toMatchObject({ tipsMinor: 4, giftCardsMinor: 18 });
  expect(period).toMatchObject({ shippingMinor: 14, dutiesMinor: 10, feesMinor: 6, taxesMinor: 2 });
  expect(period.orders).toBe(2);
  expect(period.returningCustomers).toBe(1);
});
