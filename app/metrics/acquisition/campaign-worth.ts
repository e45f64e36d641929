import type { CampaignWorth } from "../../store/worth/campaign-orders.server";
import { marginRateOf } from "../lifetime-value/worth";

/** What customers came to so far, for each of them; minor units. */
export interface WorthSoFar {
  customers: number;
  /** Null: there are none. */
  valueMinor: number | null;
  /** After the cost of goods, at the margin of what is known; or net sales, where no cost is. */
  basis: "margin" | "net";
}

export function worthSoFar(rows: readonly Omit<CampaignWorth, "touch" | "code">[]): WorthSoFar {
  const sum = { customers: 0, netMinor: 0, costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 };
  for (const row of rows) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key];
  }
  const { customers, netMinor } = sum;
  const rate = marginRateOf(sum);
  return {
    customers,
    valueMinor: customers === 0 ? null : Math.round((netMinor * (rate ?? 1)) / customers),
    basis: rate === null ? "net" : "margin",
  };
}
