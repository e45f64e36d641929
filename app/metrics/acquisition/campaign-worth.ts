import type { CampaignWorth } from "../../store/worth/campaign-orders.server";
import { leastCustomers } from "../lifetime-value/worth";
import { addGoods, marginAfterGoods } from "../retention/customer-margin";

/** What customers came to so far, for each of them; minor units. */
export interface WorthSoFar {
  customers: number;
  /** Null: there are none. */
  valueMinor: number | null;
  /** After the cost of goods, at the margin of what is known; or net sales, where no cost is. */
  basis: "margin" | "net";
  /** Of so few customers that one of them decides; channels tell nothing of them at all. */
  isFew: boolean;
}

export function worthSoFar(rows: readonly Omit<CampaignWorth, "touch" | "code">[]): WorthSoFar {
  const sums = addGoods(rows);
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const margin = sums.costedNetMinor === 0 ? null : marginAfterGoods(sums);
  return {
    customers,
    valueMinor: customers === 0 ? null : Math.round((margin ?? sums.netMinor) / customers),
    basis: margin === null ? "net" : "margin",
    isFew: customers < leastCustomers,
  };
}
