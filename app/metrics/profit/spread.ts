import { addDays } from "../../lib/shop-day";
import { costKinds, type CostSetting, type FixedCost } from "../../store/costs/cost-terms";
import type { OrderShares } from "../../store/costs/order-shares.server";
import { notGoods } from "../../store/rollup/dimensions";
import { groupBy } from "../../lib/group-by";
import type { DayRange } from "../date-range";
import { roundToSum } from "../sales/round-to-sum";
import { addCosts, noProfitFacts, type CostAmount, type ProfitFacts } from "./facts";
import { fixedCostsOf, startOfMonth } from "./fixed-costs";
import { orderCostOf, rawOrderCostOf } from "./order-costs";
import {
  costDays,
  orderFactsOf,
  sumByChannel,
  sumByType,
  type CostedDay,
  type DaySums,
  type MarketingOfRange,
} from "./sums";

/*
 * Costs that are shared by parts of the sales, spread over these by a stated rule; parts add up to what was spread, to the
 * minor unit. Marketing and fixed costs of a month: by net sales of that month, of parts with any above 0; in a month
 * without such a part, by those of all days. Costs of orders: over the product types of each order, by the net sales of
 * its lines; rounded once for each channel and span of days, which is a month or what of it has one and the same settings.
 */

/** Spans of days, none of which goes beyond a month or has a setting that begins within it. */
export function spansOf(months: readonly DayRange[], settings: readonly CostSetting[]): DayRange[] {
  return months.flatMap((month) => {
    const starts = settings.flatMap(({ from }) =>
      from > month.from && from <= month.to ? from : [],
    );
    return [...new Set([month.from, ...starts])].sort().map((from, index, all) => {
      const next = all[index + 1];
      return { from, to: next === undefined ? month.to : addDays(next, -1) };
    });
  });
}

interface SpreadInput {
  /** The months of the range, with what was spent in each. */
  months: readonly MarketingOfRange[];
  /** Sums by day and channel. */
  days: readonly DaySums[];
  settings: readonly CostSetting[];
  fixed: readonly FixedCost[];
}

/** By sales channel, with marketing and fixed costs spread. `costed`: the days with what they cost. */
export function spreadByChannel(
  input: SpreadInput,
  costed: readonly CostedDay[] = costDays(input.days, input.settings),
): Map<string, ProfitFacts> {
  return withShared(sumByChannel(costed), netByMonth(input.days), input);
}

export interface TypeSpreadInput extends SpreadInput {
  /** Sums of the range by product type, and the same by month. */
  types: readonly Omit<DaySums, "period">[];
  typeMonths: readonly DaySums[];
  /** Of the spans of these months. */
  shares: readonly OrderShares[];
}

/** By product type, with costs of orders, marketing and fixed costs spread. */
export function spreadByType(input: TypeSpreadInput): Map<string, ProfitFacts> {
  const facts = sumByType(input.types);
  // What belongs to no goods bears what orders without goods cost, such as the sending of a free one.
  if (!facts.has(notGoods)) facts.set(notGoods, noProfitFacts);
  const ofOrders = spreadOrderCosts(input, [...facts.keys()]);
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

/** What the orders of each span and channel cost, to the minor unit, over the types of their lines. */
function spreadOrderCosts(
  { days, months, settings, shares }: TypeSpreadInput,
  keys: readonly string[],
): (key: string) => OrderCosts {
  const spans = spansOf(months, settings);
  const sharesOf = groupBy(shares, ({ from, channel }) => `${from} ${channel}`);
  const daysOf = groupBy(days, ({ period, key }) => {
    const span = spans.findLast(({ from }) => from <= period);
    return `${span?.from ?? ""} ${key}`;
  });
  const sums = new Map<string, OrderCosts>(
    keys.map((key) => [key, { shippingCost: 0, paymentCost: 0, handlingCost: 0 }]),
  );
  const add = (key: string, field: keyof OrderCosts, cost: CostAmount) => {
    const sum = sums.get(key);
    if (sum) sum[field] = addCosts(sum[field], cost);
  };
  for (const [key, ofSpan] of daysOf) {
    const facts = ofSpan.map(orderFactsOf);
    const parts = (sharesOf.get(key) ?? []).filter(({ type }) => sums.has(type));
    for (const kind of costKinds) {
      const cost = facts
        .map((each) => orderCostOf(kind, each, settings))
        .reduce<CostAmount>(addCosts, 0);
      if (typeof cost !== "number") {
        for (const type of keys) add(type, fieldOf[kind], cost);
        continue;
      }
      if (parts.length === 0) {
        add(notGoods, fieldOf[kind], cost);
        continue;
      }
      const raw = parts.map((part) => rawOrderCostOf(kind, factsOfShare(part), settings));
      // Without a setting a day has no cost where what it came to is 0, whatever its types came to.
      if (!raw.every((each) => typeof each === "number")) continue;
      const rounded = roundToSum(scaledTo(raw, cost), cost);
      parts.forEach(({ type }, index) => add(type, fieldOf[kind], rounded[index] ?? 0));
    }
  }
  return (key) => sums.get(key) ?? { shippingCost: 0, paymentCost: 0, handlingCost: 0 };
}

/** What was rounded day by day is a little more or less than its parts, which bear that by their size. */
function scaledTo(parts: readonly number[], total: number): number[] {
  const more = total - parts.reduce((sum, part) => sum + part, 0);
  const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
  return parts.map((part) => part + (size === 0 ? 0 : (more * Math.abs(part)) / size));
}

function factsOfShare({ from, channel, shippingMinor, ...share }: OrderShares) {
  return { day: from, channel, ...share, shippingChargedMinor: shippingMinor };
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
