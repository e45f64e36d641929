import type { CostKind } from "../../store/costs/cost-terms";
import type { CostAmount } from "../profit/facts";

/*
 * What is left of what customers spent: one rule for cohorts, lifetime value, acquisition and campaigns. Goods at
 * the margin of those whose cost is known, so that a customer of half-known goods is not worth half; what orders
 * cost is known of all of them or not at all, and taken off in full.
 */

/** Sums of customers' orders; money in minor units. */
export interface GoodsSums {
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

export const noGoods: GoodsSums = {
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
};

export function addGoods(rows: readonly GoodsSums[]): GoodsSums {
  return rows.reduce(
    (sum, row) => ({
      netMinor: sum.netMinor + row.netMinor,
      costMinor: sum.costMinor + row.costMinor,
      goodsNetMinor: sum.goodsNetMinor + row.goodsNetMinor,
      costedNetMinor: sum.costedNetMinor + row.costedNetMinor,
    }),
    noGoods,
  );
}

/** What is left of one unit of net sales after the cost of goods, where that is known. */
export function marginRateOf(sums: GoodsSums): number | null {
  const known = knownNetMinor(sums);
  return sums.costedNetMinor === 0 || known <= 0 ? null : (known - sums.costMinor) / known;
}

/** The part of the net sales of goods whose cost is known. */
export function costShareOf({
  goodsNetMinor,
  costedNetMinor,
}: Pick<GoodsSums, "goodsNetMinor" | "costedNetMinor">): number | null {
  return goodsNetMinor > 0 && costedNetMinor >= 0 && costedNetMinor <= goodsNetMinor
    ? costedNetMinor / goodsNetMinor
    : null;
}

/**
 * What is left of net sales after the cost of goods, minor units, not rounded. Null: there are goods of unknown cost, and
 * none of a known one that would say what is left of them.
 */
export function marginAfterGoods(sums: GoodsSums): number | null {
  // Where nothing is unknown there is nothing to infer, be it that all came back.
  if (sums.goodsNetMinor === sums.costedNetMinor) return sums.netMinor - sums.costMinor;
  const rate = marginRateOf(sums);
  return rate === null ? null : sums.netMinor * rate;
}

export const orderCostKinds = ["shipping", "payment", "handling"] as const satisfies CostKind[];
export type OrderCosts = Readonly<Record<CostKind, CostAmount>>;

/** The kinds of cost that are not known of all orders. */
export function lackingCosts(costs: OrderCosts): CostKind[] {
  return orderCostKinds.filter((kind) => typeof costs[kind] !== "number");
}

/** What is left after goods and all kinds of order costs but those left out; null where it is not known. */
export function contributionOf(
  sums: GoodsSums,
  costs: OrderCosts,
  leftOut: readonly CostKind[] = [],
): number | null {
  return orderCostKinds.reduce<number | null>((left, kind) => {
    if (left === null || leftOut.includes(kind)) return left;
    const cost = costs[kind];
    return typeof cost === "number" ? left - cost : null;
  }, marginAfterGoods(sums));
}

function knownNetMinor({ netMinor, goodsNetMinor, costedNetMinor }: GoodsSums): number {
  return netMinor - (goodsNetMinor - costedNetMinor);
}
