import { netSales } from "../definitions/net-sales";
import type { SalesFacts } from "../metric";
import { roundToSum } from "./round-to-sum";

/** One of two periods: its sums, the same by one kind of order, and its visits. */
export interface SplitPeriod {
  total: SalesFacts;
  /** Of every order one: sums by sales channel, say. */
  segments: ReadonlyMap<string, SalesFacts>;
  /** Null: not known. */
  visits: SplitVisits | null;
}

/** Visits to the online store, and its orders: those of other channels come of no visit. */
export interface SplitVisits {
  sessions: number;
  /** Orders of the online store on the days of these visits. */
  orders: number;
  /** Its orders on days at the period's end whose visits are not known yet. */
  openOrders: number;
}

export type ChangePartId =
  | "orders"
  | "sessions"
  | "conversion"
  | "openOrders"
  | "otherOrders"
  | "mix"
  | "orderValue"
  | "edits"
  | "returns";

export interface ChangePart {
  id: ChangePartId;
  minor: number;
}

export interface ChangeSplit {
  beforeMinor: number;
  afterMinor: number;
  /** What the parts add up to, to the minor unit. */
  changeMinor: number;
  /**
   * Either orders, or sessions and conversion of the online store, its orders on open days (where one of
   * the periods has any) and orders of other channels; then mix, order value, edits and returns.
   */
  parts: ChangePart[];
}

/**
 * Splits the change of net sales between two periods. Net sales are what orders came to when they were
 * placed, later edits, and returns; the first is orders times order value, and orders of the online store
 * are sessions times orders per session where sessions are known. Of each product, a factor's part is its own change at the mean of
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
    const [a, b] = [before.visits, after.visits];
    const hasOnlineOrders = a !== null && b !== null && a.orders + b.orders > 0;
    if (!a?.sessions || !b?.sessions || !hasOnlineOrders) return [{ id: "orders", value: orders }];
    const meanRate = (a.orders / a.sessions + b.orders / b.sessions) / 2;
    const sessions = (b.sessions - a.sessions) * meanRate * meanValue;
    const online = (b.orders - a.orders) * meanValue;
    const open = (b.openOrders - a.openOrders) * meanValue;
    return [
      { id: "sessions", value: sessions },
      { id: "conversion", value: online - sessions },
      ...(a.openOrders || b.openOrders ? [{ id: "openOrders" as const, value: open }] : []),
      { id: "otherOrders", value: orders - online - open },
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
export function countOrders(facts: SalesFacts): number {
  return facts.orders - facts.giftCardOnlyOrders;
}

function placedMinor(facts: SalesFacts): number {
  return facts.placedGrossMinor + facts.placedDiscountsMinor;
}
