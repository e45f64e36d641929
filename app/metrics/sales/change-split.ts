import { netSales } from "../definitions/net-sales";
import type { SalesFacts } from "../metric";
import { roundToSum } from "./round-to-sum";

/** One of two periods: its sums, the same by one kind of order, and how many visits it had. */
export interface SplitPeriod {
  total: SalesFacts;
  /** Of every order one: sums by sales channel, say. */
  segments: ReadonlyMap<string, SalesFacts>;
  /** Null: not known. */
  sessions: number | null;
}

export type ChangePartId =
  "orders" | "sessions" | "conversion" | "mix" | "orderValue" | "edits" | "returns";

export interface ChangePart {
  id: ChangePartId;
  minor: number;
}

export interface ChangeSplit {
  beforeMinor: number;
  afterMinor: number;
  /** What the parts add up to, to the minor unit. */
  changeMinor: number;
  /** Either orders, or sessions and conversion; then mix, order value, edits and returns. */
  parts: ChangePart[];
}

/**
 * Splits the change of net sales between two periods. Net sales are what orders came to when they were
 * placed, later edits, and returns; the first is orders times order value, and orders are sessions times
 * conversion where sessions are known. Of each product, a factor's part is its own change at the mean of
 * the other factor, so that it does not matter from which period one looks; "mix" is what order value
 * owes to orders moving between segments.
 */
export function splitChange(before: SplitPeriod, after: SplitPeriod): ChangeSplit {
  const beforeMinor = netSales.compute(before.total) ?? 0;
  const afterMinor = netSales.compute(after.total) ?? 0;
  const returns = after.total.returnsMinor - before.total.returnsMinor;
  const placedChange = placedMinor(after.total) - placedMinor(before.total);
  const changeMinor = afterMinor - beforeMinor;
  const placed = placedParts();
  const rounded = roundToSum(
    placed.map(({ value }) => value),
    placedChange,
  );
  return {
    beforeMinor,
    afterMinor,
    changeMinor,
    parts: [
      ...placed.map(({ id }, index) => ({ id, minor: rounded[index] ?? 0 })),
      { id: "edits", minor: changeMinor - placedChange - returns },
      { id: "returns", minor: returns },
    ],
  };

  function placedParts(): { id: ChangePartId; value: number }[] {
    const [countBefore, countAfter] = [countOrders(before.total), countOrders(after.total)];
    const [valueBefore, valueAfter] = orderValues(before.total, after.total);
    const meanValue = (valueBefore + valueAfter) / 2;
    const meanCount = (countBefore + countAfter) / 2;
    const mix = meanCount * mixChange(before, after);
    const orders = (countAfter - countBefore) * meanValue;
    // What is left is order value within segments; it takes up what no order explains.
    const orderValue = placedMinor(after.total) - placedMinor(before.total) - orders - mix;
    return [
      ...orderParts(orders, meanValue),
      { id: "mix", value: mix },
      { id: "orderValue", value: orderValue },
    ];
  }

  function orderParts(orders: number, meanValue: number): { id: ChangePartId; value: number }[] {
    const [visitsBefore, visitsAfter] = [before.sessions, after.sessions];
    if (!visitsBefore || !visitsAfter) return [{ id: "orders", value: orders }];
    const rates = [
      countOrders(before.total) / visitsBefore,
      countOrders(after.total) / visitsAfter,
    ] as const;
    const sessions = (visitsAfter - visitsBefore) * ((rates[0] + rates[1]) / 2) * meanValue;
    return [
      { id: "sessions", value: sessions },
      { id: "conversion", value: orders - sessions },
    ];
  }
}

/** By how much order value changes since orders moved between segments. */
function mixChange(before: SplitPeriod, after: SplitPeriod): number {
  const [countBefore, countAfter] = [countOrders(before.total), countOrders(after.total)];
  if (countBefore <= 0 || countAfter <= 0) return 0;
  const [totalBefore, totalAfter] = orderValues(before.total, after.total);
  const mean = (totalBefore + totalAfter) / 2;
  let change = 0;
  for (const key of new Set([...before.segments.keys(), ...after.segments.keys()])) {
    const [a, b] = [before.segments.get(key), after.segments.get(key)];
    const [valueBefore, valueAfter] = orderValues(a, b);
    const share = (b ? countOrders(b) : 0) / countAfter - (a ? countOrders(a) : 0) / countBefore;
    // Against the mean of all orders: shares add up to 1, so that this changes nothing but the rounding.
    change += share * ((valueBefore + valueAfter) / 2 - mean);
  }
  return change;
}

/** Value of an order in both periods; where one of them has no orders, that of the other. */
function orderValues(before?: SalesFacts, after?: SalesFacts): [number, number] {
  const [a, b] = [before, after].map((facts) =>
    facts && countOrders(facts) > 0 ? placedMinor(facts) / countOrders(facts) : null,
  );
  return [a ?? b ?? 0, b ?? a ?? 0];
}

/** Orders that are more than gift cards. */
function countOrders(facts: SalesFacts): number {
  return facts.orders - facts.giftCardOnlyOrders;
}

function placedMinor(facts: SalesFacts): number {
  return facts.placedGrossMinor + facts.placedDiscountsMinor;
}
