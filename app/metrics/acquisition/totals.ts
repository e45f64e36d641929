import type { OrderPlace } from "../../lib/order-place";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { marginRateOf } from "../retention/customer-margin";
import {
  noAcquisition,
  originOf,
  placeOf,
  sumOrders,
  type AcquisitionSums,
  type Origin,
} from "./attribute";
import { noSpend, sumSpend, type SpendSums } from "./build";
import { breakEvenReturn, costPerCustomer, returnOnSpend } from "./ratios";
import type { ChannelRule } from "./touch";

/** What a period cost and brought, all channels together. Null where there is nothing to divide by. */
export interface AcquisitionTotals {
  spend: SpendSums | null;
  orders: AcquisitionSums;
  /** All plain spend over all new customers. */
  blendedCacMinor: number | null;
  /** With agencies and tools. */
  loadedCacMinor: number | null;
  /** Spend of channels over the new customers that those channels brought, by the first click. */
  paidCacMinor: number | null;
  /** Net sales over plain spend. */
  mer: number | null;
  /** Net sales, and what is left of them after the cost of goods, of the same channels over their spend. */
  roas: number | null;
  poas: number | null;
  /** After the cost of goods, and after shipping, payment and handling too. */
  breakEven: number | null;
  breakEvenContribution: number | null;
  marginRate: number | null;
  /** Parts of new customers of online orders: those whose channel is known. */
  attributedShare: number | null;
  unattributed: number;
  notApplicable: number;
  /** Of `notApplicable`, by where they ordered first. */
  notApplicableBy: Readonly<Record<OrderPlace, number>>;
}

/**
 * `isSpendKnown`: of all days of the orders; no spend is then nothing spent. `contributionRate`: what is left
 * of net sales after all that goods and orders cost; null: it is not known, or not asked for.
 */
export function totalsOf(
  orders: readonly AttributedOrders[],
  spend: readonly SpendDay[],
  rules: readonly ChannelRule[],
  isSpendKnown: boolean,
  contributionRate: number | null = null,
): AcquisitionTotals {
  const all = sumOrders(orders, () => "all").get("all") ?? noAcquisition;
  const byOrigin = sumOrders(orders, (row) => originOf(row, "first", rules));
  const newOf = (origin: Origin) => byOrigin.get(origin)?.newCustomers ?? 0;
  const sums = isSpendKnown ? (sumSpend(spend) ?? noSpend) : null;
  const paid = new Set<Origin>(
    spend.flatMap(({ channel, isLoadedOnly, spendMinor }) =>
      channel === null || isLoadedOnly || spendMinor <= 0 ? [] : [channel],
    ),
  );
  const isPaid = (origin: Origin | null) => origin !== null && paid.has(origin);
  const paidMinor =
    sums && (sumSpend(spend.filter(({ channel }) => isPaid(channel)))?.plainMinor ?? null);
  const brought =
    sumOrders(orders, (row) => isPaid(originOf(row, "first", rules))).get(true) ?? noAcquisition;
  const paidRate = marginRateOf(brought);
  const marginRate = marginRateOf(all);
  const [unattributed, notApplicable] = [newOf("unattributed"), newOf("notApplicable")];
  const online = all.newCustomers - notApplicable;
  return {
    spend: sums,
    orders: all,
    blendedCacMinor: costPerCustomer(sums?.plainMinor ?? null, all.newCustomers),
    loadedCacMinor: costPerCustomer(sums?.loadedMinor ?? null, all.newCustomers),
    paidCacMinor: costPerCustomer(paidMinor, brought.newCustomers),
    mer: returnOnSpend(all.netMinor, sums?.plainMinor ?? null),
    roas: returnOnSpend(brought.netMinor, paidMinor),
    poas: returnOnSpend(paidRate === null ? null : brought.netMinor * paidRate, paidMinor),
    breakEven: breakEvenReturn(marginRate),
    breakEvenContribution: breakEvenReturn(contributionRate),
    marginRate,
    attributedShare: online > 0 ? (online - unattributed) / online : null,
    unattributed,
    notApplicable,
    notApplicableBy: countPlaces(orders, rules),
  };
}

function countPlaces(
  orders: readonly AttributedOrders[],
  rules: readonly ChannelRule[],
): Record<OrderPlace, number> {
  const counts = { pos: 0, draft: 0, subscription: 0, app: 0, unknown: 0 };
  for (const row of orders) {
    if (row.isNew !== true || originOf(row, "first", rules) !== "notApplicable") continue;
    counts[placeOf(row)] += row.orders;
  }
  return counts;
}
