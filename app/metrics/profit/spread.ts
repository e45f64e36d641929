import { costKinds, type CostSetting, type FixedCost } from "../../store/costs/cost-terms";
import type { OrderShares } from "../../store/costs/order-shares.server";
import { notGoods } from "../../store/rollup/dimensions";
import { groupBy } from "../../lib/group-by";
import { roundToSum } from "../sales/round-to-sum";
import { addCosts, noProfitFacts, type CostAmount, type ProfitFacts } from "./facts";
import { fixedCostsOf, startOfMonth } from "./fixed-costs";
import { orderCostOf, rawOrderCostOf } from "./order-costs";
import { orderFactsOf, sumByChannel, sumByType, type DaySums, type MarketingOfRange } from "./sums";

/*
 * Costs that are shared by parts of the sales, spread over these by a stated rule; parts add up to what was spread, to the
 * minor unit. Marketing and fixed costs of a month: by net sales of that month, of parts with any above 0; in a month
 * without such a part, by those of all days. Costs of orders: over the product types of each order, by the net sales of
 * its lines.
 */

interface SpreadInput {
  /** The months of the range, with what was spent in each. */
  months: readonly MarketingOfRange[];
  /** Sums by day and channel. */
  days: readonly DaySums[];
  settings: readonly CostSetting[];
  fixed: readonly FixedCost[];
}

/** By sales channel, with marketing and fixed costs spread. */
export function spreadByChannel(input: SpreadInput): Map<string, ProfitFacts> {
  const { days, settings } = input;
  return withShared(sumByChannel(days, settings), netByMonth(days), input);
}

export interface TypeSpreadInput extends SpreadInput {
  /** Sums of the range by product type, and the same by month. */
  types: readonly Omit<DaySums, "period">[];
  typeMonths: readonly DaySums[];
  shares: readonly OrderShares[];
}

/** By product type, with costs of orders, marketing and fixed costs spread. */
export function spreadByType(input: TypeSpreadInput): Map<string, ProfitFacts> {
  const { days, settings, shares, types } = input;
  const facts = sumByType(types);
  // What belongs to no goods bears what orders without goods cost, such as the sending of a free one.
  if (!facts.has(notGoods)) facts.set(notGoods, noProfitFacts);
  const ofOrders = spreadOrderCosts(days, shares, settings, [...facts.keys()]);
  const whole = [...facts].map(([key, each]): [string, ProfitFacts] => {
    return [key, { ...each, ...ofOrders(key) }];
  });
  return withShared(new Map(whole), netByMonth(input.typeMonths), input);
}

type OrderCosts = Pick<ProfitFacts, "shippingCost" | "paymentCost" | "handlingCost">;

const fieldOf = {
  shipping: "shippingCost",
  payment: "paymentCost",
  handling: "handlingCost",
} as const satisfies Record<(typeof costKinds)[number], keyof OrderCosts>;

/** What the orders of each day and channel cost, to the minor unit, over the types of their lines. */
function spreadOrderCosts(
  days: readonly DaySums[],
  shares: readonly OrderShares[],
  settings: readonly CostSetting[],
  keys: readonly string[],
): (key: string) => OrderCosts {
  const byDay = groupBy(shares, ({ day, channel }) => `${day} ${channel}`);
  const sums = new Map<string, OrderCosts>(
    keys.map((key) => [key, { shippingCost: 0, paymentCost: 0, handlingCost: 0 }]),
  );
  const add = (key: string, field: keyof OrderCosts, cost: CostAmount) => {
    const sum = sums.get(key);
    if (sum) sum[field] = addCosts(sum[field], cost);
  };
  for (const day of days) {
    const facts = orderFactsOf(day);
    const parts = (byDay.get(`${day.period} ${day.key}`) ?? []).filter(({ type }) =>
      sums.has(type),
    );
    for (const kind of costKinds) {
      const cost = orderCostOf(kind, facts, settings);
      if (typeof cost !== "number") {
        for (const key of keys) add(key, fieldOf[kind], cost);
        continue;
      }
      if (parts.length === 0) {
        add(notGoods, fieldOf[kind], cost);
        continue;
      }
      const raw = parts.map((part) => rawOrderCostOf(kind, factsOfShare(part), settings));
      const rounded = roundToSum(raw.map(Number), cost);
      parts.forEach(({ type }, index) => add(type, fieldOf[kind], rounded[index] ?? 0));
    }
  }
  return (key) => sums.get(key) ?? { shippingCost: 0, paymentCost: 0, handlingCost: 0 };
}

function factsOfShare({ day, channel, shippingMinor, ...share }: OrderShares) {
  return { day, channel, ...share, shippingChargedMinor: shippingMinor };
}

/** With what each part bears of marketing and fixed costs, month by month. */
function withShared(
  parts: ReadonlyMap<string, ProfitFacts>,
  netOf: (month: string) => ReadonlyMap<string, number>,
  { months, fixed }: SpreadInput,
): Map<string, ProfitFacts> {
  const keys = [...parts.keys()];
  const ofAll = keys.map((key) => parts.get(key)?.netSalesMinor ?? 0);
  const spread = (costOf: (month: MarketingOfRange) => CostAmount) =>
    months.reduce<CostAmount[]>(
      (sums, month) => {
        const net = netOf(startOfMonth(month.from));
        const own = keys.map((key) => net.get(key) ?? 0);
        const borne = spreadCost(costOf(month), own, ofAll);
        return sums.map((sum, index) => addCosts(sum, borne[index] ?? "notSplit"));
      },
      keys.map(() => 0),
    );
  const marketing = spread(({ spend }) => spend);
  const fixedCosts = spread((month) => fixedCostsOf(month, fixed));
  return new Map(
    [...parts].map(([key, facts], index) => [
      key,
      {
        ...facts,
        marketing: marketing[index] ?? "notSplit",
        fixedCosts: fixedCosts[index] ?? "notSplit",
      },
    ]),
  );
}

/**
 * A cost in parts by weights above 0, the largest remainders rounded up; by the second ones where there are none, and not
 * told apart where there are none of these either.
 */
export function spreadCost(
  cost: CostAmount,
  weights: readonly number[],
  otherwise: readonly number[],
): CostAmount[] {
  if (typeof cost !== "number" || cost === 0) return weights.map(() => cost);
  const positive = (of: readonly number[]) => of.map((weight) => Math.max(0, weight));
  const sumOf = (of: readonly number[]) => of.reduce((sum, weight) => sum + weight, 0);
  const chosen = [positive(weights), positive(otherwise)].find((of) => sumOf(of) > 0);
  if (!chosen) return weights.map(() => "notSplit");
  const total = sumOf(chosen);
  return roundToSum(
    chosen.map((weight) => (cost * weight) / total),
    cost,
  );
}

function netByMonth(sums: readonly DaySums[]): (month: string) => ReadonlyMap<string, number> {
  const months = new Map<string, Map<string, number>>();
  for (const { period, key, grossMinor, discountsMinor, returnsMinor } of sums) {
    const month = startOfMonth(period);
    const net = months.get(month) ?? new Map<string, number>();
    net.set(key, (net.get(key) ?? 0) + grossMinor + discountsMinor + returnsMinor);
    months.set(month, net);
  }
  return (month) => months.get(month) ?? new Map();
}
