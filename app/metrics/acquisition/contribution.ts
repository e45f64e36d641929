import type { CostSetting } from "../../store/costs/cost-terms";
import type { CostedOrders, HorizonOrders } from "../../store/worth/order-costs.server";
import { leastCustomers, marginRateOf } from "../lifetime-value/worth";
import { addCosts, type CostAmount } from "../profit/facts";
import { orderCostOf } from "../profit/order-costs";
import { settingDays } from "../retention/cohorts";

/** After which costs a customer has paid back, and spend breaks even. */
export const marginBases = ["goods", "contribution"] as const;
export type MarginBasis = (typeof marginBases)[number];

/**
 * What is left of net sales after the cost of goods, at the margin of those whose cost is known, and after
 * shipping, payment and handling; minor units. Null: no cost of goods is known, or one of these was not
 * entered for all of the orders.
 */
export function contributionOf(
  orders: readonly CostedOrders[],
  settings: readonly CostSetting[],
): number | null {
  const sum = { netMinor: 0, costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 };
  let costs: CostAmount = 0;
  const days = settingDays(settings);
  for (const row of orders) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key];
    // Any day on which just these settings hold.
    const facts = { ...row, day: days[row.span - 1] ?? "0001-01-01" };
    for (const kind of ["shipping", "payment", "handling"] as const) {
      costs = addCosts(costs, orderCostOf(kind, facts, settings));
    }
  }
  const rate = marginRateOf(sum);
  return rate === null || typeof costs !== "number" ? null : sum.netMinor * rate - costs;
}

/** The part of net sales that is left after these costs. */
export function contributionRateOf(
  orders: readonly CostedOrders[],
  settings: readonly CostSetting[],
): number | null {
  const contribution = contributionOf(orders, settings);
  const netMinor = orders.reduce((sum, row) => sum + row.netMinor, 0);
  return contribution === null || netMinor <= 0 ? null : contribution / netMinor;
}

/** The same for each customer within so many days, minor units. Null: of too few, or it is not known. */
export function contributionEach(
  horizons: readonly number[],
  orders: readonly HorizonOrders[],
  settings: readonly CostSetting[],
): (number | null)[] {
  return horizons.map((days) => {
    const own = orders.filter((row) => row.days === days);
    const customers = own.reduce((sum, row) => sum + row.customers, 0);
    const contribution = contributionOf(own, settings);
    return customers < leastCustomers || contribution === null
      ? null
      : Math.round(contribution / customers);
  });
}
