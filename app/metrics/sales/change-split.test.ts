import fc from "fast-check";
import { expect, it } from "vitest";
import { noCustomers, noSales, sumDays, type SalesFacts } from "../metric";
import { splitChange, type ChangePartId, type SplitPeriod, type SplitVisits } from "./change-split";

function period(
  segments: Record<string, Partial<SalesFacts>>,
  visits: SplitVisits | null = null,
): SplitPeriod {
  const bySegment = new Map(
    Object.entries(segments).map(([key, facts]) => [key, { ...noSales, ...facts }]),
  );
  return { total: sumDays([...bySegment.values()], noCustomers), segments: bySegment, visits };
}

const placed = (orders: number, minor: number): Partial<SalesFacts> => ({
  orders,
  grossSalesMinor: minor,
  placedGrossMinor: minor,
});

function partsOf(before: SplitPeriod, after: SplitPeriod): Partial<Record<ChangePartId, number>> {
  return Object.fromEntries(splitChange(before, after).parts.map(({ id, minor }) => [id, minor]));
}

const facts = fc
  .record({
    orders: fc.integer({ min: 0, max: 400 }),
    giftCardOnlyOrders: fc.integer({ min: 0, max: 2 }),
    placedGrossMinor: fc.integer({ min: 0, max: 50_000_000 }),
    placedDiscountsMinor: fc.integer({ min: -900_000, max: 0 }),
    editsMinor: fc.integer({ min: -100_000, max: 100_000 }),
    returnsMinor: fc.integer({ min: -4_000_000, max: 0 }),
  })
  .map(({ editsMinor, ...some }) => ({
    ...noSales,
    ...some,
    giftCardOnlyOrders: Math.min(some.giftCardOnlyOrders, some.orders),
    grossSalesMinor: some.placedGrossMinor + editsMinor,
    discountsMinor: some.placedDiscountsMinor,
  }));
const periods = fc
  .record({
    segments: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), facts, { maxKeys: 4 }),
    visits: fc.option(
      fc.record({
        sessions: fc.integer({ min: 0, max: 90_000 }),
        orders: fc.integer({ min: 0, max: 400 }),
        openOrders: fc.integer({ min: 0, max: 20 }),
      }),
      { nil: null },
    ),
  })
  .map(({ segments, visits }) => period(segments, visits));

it("has parts that add up to the change, to the minor unit", () => {
  fc.assert(
    fc.property(periods, periods, (before, after) => {
      const { parts, changeMinor, beforeMinor, afterMinor } = splitChange(before, after);
      expect(parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(changeMinor);
      expect(changeMinor).toBe(afterMinor - beforeMinor);
      expect(parts.every(({ minor }) => Number.isSafeInteger(minor))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it("tells the same story backwards, but for rounding", () => {
  fc.assert(
    fc.property(periods, periods, (before, after) => {
      const there = splitChange(before, after).parts;
      const back = splitChange(after, before).parts;
      there.forEach(({ id, minor }, index) => {
        expect(back[index]?.id).toBe(id);
        expect(Math.abs(minor + (back[index]?.minor ?? 0))).toBeLessThanOrEqual(2);
      });
    }),
  );
});

it("gives all to orders where there are more of the same", () => {
  expect(partsOf(period({ web: placed(10, 50_000) }), period({ web: placed(12, 60_000) }))).toEqual(
    {
      orders: 10_000,
      mix: 0,
      orderValue: 0,
      edits: 0,
      returns: 0,
    },
  );
});

it("gives all to order value where as many orders are larger", () => {
  const parts = partsOf(period({ web: placed(10, 50_000) }), period({ web: placed(10, 55_000) }));
  expect(parts).toMatchObject({ orders: 0, mix: 0, orderValue: 5_000 });
});

it("gives to the mix what orders owe to moving to a channel with larger ones", () => {
  // Orders of 10.00 in a shop, of 100.00 online; as many in all, of each as large as before.
  const before = period({ shop: placed(8, 8_000), web: placed(2, 20_000) });
  const after = period({ shop: placed(5, 5_000), web: placed(5, 50_000) });
  expect(partsOf(before, after)).toMatchObject({ orders: 0, mix: 27_000, orderValue: 0 });
});

it("takes a channel that is new as mix, as large as its orders are", () => {
  const before = period({ web: placed(10, 10_000) });
  const after = period({ web: placed(5, 5_000), shop: placed(5, 15_000) });
  expect(partsOf(before, after)).toMatchObject({ orders: 0, mix: 10_000, orderValue: 0 });
});

it("gives all to orders where there were none before", () => {
  expect(partsOf(period({}), period({ web: placed(3, 900) }))).toMatchObject({
    orders: 900,
    mix: 0,
    orderValue: 0,
  });
  expect(partsOf(period({ web: placed(3, 900) }), period({}))).toMatchObject({ orders: -900 });
});

it("keeps edits and returns apart from what was ordered", () => {
  const before = period({ web: { ...placed(2, 1_000), returnsMinor: -100 } });
  const after = period({
    web: { orders: 2, placedGrossMinor: 1_000, grossSalesMinor: 1_250, returnsMinor: -400 },
  });
  expect(partsOf(before, after)).toEqual({
    orders: 0,
    mix: 0,
    orderValue: 0,
    edits: 250,
    returns: -300,
  });
});

const visits = (sessions: number, orders: number, openOrders = 0) => ({
  sessions,
  orders,
  openOrders,
});

it("splits orders of the online store into sessions and conversion where both periods' sessions are known", () => {
  const web = { web: placed(10, 10_000) };
  const twice = { web: placed(20, 20_000) };
  const split = (a: SplitVisits | null, b: SplitVisits | null) =>
    partsOf(period(web, a), period(twice, b));
  expect(split(visits(100, 10), visits(200, 20))).toMatchObject({
    sessions: 10_000,
    conversion: 0,
    otherOrders: 0,
  });
  expect(split(visits(100, 10), visits(100, 20))).toMatchObject({
    sessions: 0,
    conversion: 10_000,
    otherOrders: 0,
  });
  for (const unknown of [split(null, visits(100, 20)), split(visits(0, 0), visits(100, 20))]) {
    expect(unknown).toMatchObject({ orders: 10_000 });
    expect(unknown).not.toHaveProperty("sessions");
  }
  expect(split(visits(100, 0), visits(100, 0))).toMatchObject({ orders: 10_000 });
});

it("does not tell orders of other channels as conversion of the online store", () => {
  // 100 orders online before and after, of as many visits; 50 orders at the point of sale become 150.
  const before = period(
    { web: placed(100, 500_000), shop: placed(50, 250_000) },
    visits(5_000, 100),
  );
  const after = period(
    { web: placed(100, 500_000), shop: placed(150, 750_000) },
    visits(5_000, 100),
  );
  expect(partsOf(before, after)).toEqual({
    sessions: 0,
    conversion: 0,
    otherOrders: 500_000,
    mix: 0,
    orderValue: 0,
    edits: 0,
    returns: 0,
  });
});

it("keeps orders of days whose visits are not known yet apart", () => {
  const before = period({ web: placed(12, 12_000) }, visits(100, 10, 2));
  const after = period({ web: placed(13, 13_000) }, visits(100, 10, 3));
  expect(partsOf(before, after)).toMatchObject({
    sessions: 0,
    conversion: 0,
    openOrders: 1_000,
    otherOrders: 0,
  });
});

it("leaves orders of gift cards alone out of order value", () => {
  const before = period({ web: placed(10, 10_000) });
  const after = period({ web: { ...placed(12, 10_000), giftCardOnlyOrders: 2 } });
  expect(partsOf(before, after)).toMatchObject({ orders: 0, mix: 0, orderValue: 0 });
});

it("says nothing changed between two periods without anything", () => {
  expect(splitChange(period({}), period({}))).toMatchObject({ changeMinor: 0 });
  expect(splitChange(period({}), period({})).parts.every(({ minor }) => minor === 0)).toBe(true);
});
