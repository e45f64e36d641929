import type { HistoricWorth } from "../../store/worth/historic.server";
import { marginAfterGoods } from "../retention/customer-margin";
import { expectedOfNew, type BgNbd } from "./bg-nbd";
import { meanOfPopulation, type GammaGamma } from "./gamma-gamma";
import { weeksPerMonth } from "./study";

/** Fewer customers than this say nothing of others. */
export const leastCustomers = 30;

/** What is known of the worth of customers after so many days, for each of them; money in minor units. */
export interface WorthPerCustomer {
  days: number | null;
  customers: number;
  purchases: number | null;
  netMinor: number | null;
  /** After the cost of goods, at the margin of sales whose cost is known; null: of none it is. */
  marginMinor: number | null;
}

/** Of too few customers nothing is said but how many there are. */
export function worthPerCustomer(worth: HistoricWorth): WorthPerCustomer {
  const { days, customers } = worth;
  if (customers < leastCustomers) {
    return { days, customers, purchases: null, netMinor: null, marginMinor: null };
  }
  const margin = marginAfterGoods(worth);
  return {
    days,
    customers,
    purchases: worth.purchases / customers,
    netMinor: Math.round(worth.netMinor / customers),
    marginMinor: margin === null ? null : Math.round(margin / customers),
  };
}

/** Net sales of a new customer by each of the months from 0 on, as the models expect them; minor units. */
export function expectedCurve(
  model: BgNbd & GammaGamma,
  firstSpendMinor: number,
  months: number,
): number[] {
  const spend = meanOfPopulation(model);
  return Array.from({ length: months + 1 }, (_, month) =>
    Math.round(firstSpendMinor + expectedOfNew(model, month * weeksPerMonth) * spend),
  );
}
