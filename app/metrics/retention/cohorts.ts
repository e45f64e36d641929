import { groupBy } from "../../lib/group-by";
import type { ShopDay } from "../../lib/shop-day";
import type { CostSetting } from "../../store/costs/cost-terms";
import type { CohortCell, CohortGrain, CohortOrders } from "../../store/worth/cohorts.server";
import { addFacts, noProfitFacts, type CostAmount, type ProfitFacts } from "../profit/facts";
import { orderCostOf } from "../profit/order-costs";
import { addPeriods, isPeriodIncomplete, periodsBetween, startOfPeriod } from "./periods";

/** What the customers of a cohort did in the period that lies `age` periods after their first order. */
export interface CohortAge {
  age: number;
  /** The period is not over: what is here is less than what will be. */
  isIncomplete: boolean;
  customers: number;
  purchases: number;
  /** Of the orders placed in it, and since the first order. Costs of orders: "notSet" where not asked for. */
  facts: ProfitFacts;
  purchasesSoFar: number;
  factsSoFar: ProfitFacts;
}

export interface Cohort {
  /** The first day of the period of their first orders. */
  from: ShopDay;
  customers: number;
  /** From 0 to the period under way; one that nobody purchased in is there with zeros. */
  ages: CohortAge[];
}

/** At most so many cohorts are shown: more could not be read. Years: all there can be. */
export const cohortLimits: Readonly<Record<CohortGrain, number>> = {
  week: 26,
  month: 24,
  quarter: 12,
  year: 15,
};

/** The first day of the oldest cohort shown of a grain. */
export function oldestCohort(grain: CohortGrain, asOfDay: ShopDay): ShopDay {
  return addPeriods(grain, startOfPeriod(grain, asOfDay), 1 - cohortLimits[grain]);
}

/** The first days of the cohorts shown of a grain, whether anybody is in them or not. */
export function listCohorts(grain: CohortGrain, asOfDay: ShopDay): ShopDay[] {
  const first = oldestCohort(grain, asOfDay);
  return Array.from({ length: cohortLimits[grain] }, (_, index) => addPeriods(grain, first, index));
}

export interface CohortInput {
  grain: CohortGrain;
  asOfDay: ShopDay;
  cells: readonly CohortCell[];
  /** What orders cost is worked out from; null: that is not asked for. */
  orders: readonly CohortOrders[] | null;
  settings: readonly CostSetting[];
}

/**
 * Cohorts, the oldest first, each with every period from its own to the one under way. A customer whose
 * earliest order was cancelled has its sales in the cohort's own period.
 */
export function buildCohorts(input: CohortInput): Cohort[] {
  const { grain, asOfDay, cells } = input;
  const costs = orderCosts(input);
  const last = startOfPeriod(grain, asOfDay);
  const byCohort = groupBy(cells, ({ cohort }) => cohort);
  return [...byCohort]
    .map(([from, own]) => {
      const ages: CohortAge[] = [];
      let [purchasesSoFar, factsSoFar] = [0, noProfitFacts];
      const byAge = groupBy(own, ({ period }) => Math.max(0, periodsBetween(grain, from, period)));
      for (let age = 0; age <= periodsBetween(grain, from, last); age += 1) {
        const part = byAge.get(age) ?? [];
        const sum = (key: "customers" | "purchases") => part.reduce((all, c) => all + c[key], 0);
        const facts = part
          .map((cell) => factsOf(cell, costs))
          .reduce(addFacts, input.orders ? noProfitFacts : costsNotAsked);
        purchasesSoFar += sum("purchases");
        factsSoFar = addFacts(factsSoFar, facts);
        const isIncomplete = isPeriodIncomplete(grain, addPeriods(grain, from, age), asOfDay);
        ages.push({
          age,
          isIncomplete,
          customers: sum("customers"),
          purchases: sum("purchases"),
          facts,
          purchasesSoFar,
          factsSoFar,
        });
      }
      return { from, customers: ages[0]?.customers ?? 0, ages };
    })
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

const costsNotAsked: ProfitFacts = { ...noProfitFacts, shippingCost: "notSet" };

type OrderCosts = Pick<ProfitFacts, "shippingCost" | "paymentCost" | "handlingCost">;
const keyOf = ({ cohort, period }: { cohort: string; period: string }) => `${cohort} ${period}`;

function factsOf(cell: CohortCell, costs: ReadonlyMap<string, OrderCosts>): ProfitFacts {
  const { netMinor, goodsNetMinor, costedNetMinor, costMinor } = cell;
  return {
    ...noProfitFacts,
    netSalesMinor: netMinor,
    goodsNetMinor,
    costedNetMinor,
    costMinor,
    ...costs.get(keyOf(cell)),
  };
}

/** Costs are rounded for all orders of a cohort, period and channel that one setting holds for. */
function orderCosts({ orders, settings }: CohortInput): Map<string, OrderCosts> {
  const days = settingDays(settings);
  const sums = new Map<string, ProfitFacts>();
  for (const row of orders ?? []) {
    // Any day on which just these settings hold.
    const facts = { ...row, day: days[row.span - 1] ?? "0001-01-01" };
    const cost = (kind: "shipping" | "payment" | "handling"): CostAmount =>
      orderCostOf(kind, facts, settings);
    const more = {
      ...noProfitFacts,
      shippingCost: cost("shipping"),
      paymentCost: cost("payment"),
      handlingCost: cost("handling"),
    };
    sums.set(keyOf(row), addFacts(sums.get(keyOf(row)) ?? noProfitFacts, more));
  }
  return new Map(
    [...sums].map(([key, { shippingCost, paymentCost, handlingCost }]) => [
      key,
      { shippingCost, paymentCost, handlingCost },
    ]),
  );
}

/** The days on which a setting begins, in order: between two of them what orders cost does not change. */
export function settingDays(settings: readonly CostSetting[]): ShopDay[] {
  return [...new Set(settings.map(({ from }) => from))].sort();
}

/** Cells from their parts. */
export function sumParts(parts: readonly CohortCell[]): CohortCell[] {
  const cells = new Map<string, CohortCell>();
  for (const part of parts) {
    const { cohort, period } = part;
    const sum = cells.get(keyOf(part)) ?? { cohort, period, ...nothing };
    for (const name of Object.keys(nothing) as (keyof typeof nothing)[]) sum[name] += part[name];
    cells.set(keyOf(part), sum);
  }
  return [...cells.values()];
}

const nothing = {
  customers: 0,
  purchases: 0,
  netMinor: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
};

/** What all cohorts came to at an age: of those that are so old, whose period of it is over. */
export interface AgeOfAll {
  age: number;
  /** Customers of those cohorts. */
  base: number;
  customers: number;
  purchases: number;
  purchasesSoFar: number;
  factsSoFar: ProfitFacts;
}

export function sumAges(cohorts: readonly Cohort[]): AgeOfAll[] {
  const sums: AgeOfAll[] = [];
  for (const cohort of cohorts) {
    for (const { age, isIncomplete, ...own } of cohort.ages) {
      if (isIncomplete) continue;
      const sum = (sums[age] ??= {
        age,
        base: 0,
        customers: 0,
        purchases: 0,
        purchasesSoFar: 0,
        factsSoFar: noProfitFacts,
      });
      sum.base += cohort.customers;
      sum.customers += own.customers;
      sum.purchases += own.purchases;
      sum.purchasesSoFar += own.purchasesSoFar;
      sum.factsSoFar = addFacts(sum.factsSoFar, own.factsSoFar);
    }
  }
  return sums;
}
