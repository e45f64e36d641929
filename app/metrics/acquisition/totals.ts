import { marketingChannels } from "../../lib/marketing-channel";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { marginRateOf } from "../lifetime-value/worth";
import { noAcquisition, originOf, sumOrders, type AcquisitionSums } from "./attribute";
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
  breakEven: number | null;
  marginRate: number | null;
  /** Parts of new customers of online orders: those whose channel is known. */
  attributedShare: number | null;
  unattributed: number;
  notApplicable: number;
}

/** `isSpendKnown`: of all days of the orders; no spend is then nothing spent. */
export function totalsOf(
  orders: readonly AttributedOrders[],
  spend: readonly SpendDay[],
  rules: readonly ChannelRule[],
  isSpendKnown: boolean,
): AcquisitionTotals {
  const all = sumOrders(orders, () => "all").get("all") ?? noAcquisition;
  const byOrigin = sumOrders(orders, (row) => originOf(row, "first", rules));
  const newOf = (origin: Parameters<typeof byOrigin.get>[0]) =>
    byOrigin.get(origin)?.newCustomers ?? 0;
  const sums = isSpendKnown ? (sumSpend(spend) ?? noSpend) : null;
  const paid = marketingChannels.filter((channel) =>
    spend.some((day) => day.channel === channel && !day.isLoadedOnly && day.spendMinor > 0),
  );
  const paidSpend = sumSpend(
    spend.filter(({ channel }) => channel !== null && paid.includes(channel)),
  );
  const paidCustomers = paid.reduce((sum, channel) => sum + newOf(channel), 0);
  const marginRate = marginRateOf(all);
  const [unattributed, notApplicable] = [newOf("unattributed"), newOf("notApplicable")];
  const online = all.newCustomers - notApplicable;
  return {
    spend: sums,
    orders: all,
    blendedCacMinor: costPerCustomer(sums?.plainMinor ?? null, all.newCustomers),
    loadedCacMinor: costPerCustomer(sums?.loadedMinor ?? null, all.newCustomers),
    paidCacMinor: costPerCustomer(sums && (paidSpend?.plainMinor ?? null), paidCustomers),
    mer: returnOnSpend(all.netMinor, sums?.plainMinor ?? null),
    breakEven: breakEvenReturn(marginRate),
    marginRate,
    attributedShare: online > 0 ? (online - unattributed) / online : null,
    unattributed,
    notApplicable,
  };
}
