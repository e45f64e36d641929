import { emptySums, sumByDay } from "../../trade/testing/read-agreements";
import type { DaySums } from "../../trade/testing/read-agreements";
import { currencyExponent } from "../../world/currency";
import type { World } from "../../world/types";

const COLUMNS = {
  gross: "gross_sales",
  discounts: "discounts",
  returns: "returns",
  net: "net_sales",
  shipping: "shipping_charges",
  duties: "duties",
  fees: "additional_fees",
  tips: "tips",
  taxes: "taxes",
  orders: "orders",
} as const;

type Days = Record<string, DaySums>;

/** Sums of every day with anything in it, by ShopifyQL over those days and by the orders' agreements. */
export function sumBothWays(
  world: World,
  since: string,
  until: string,
): { byReport: Days; byAgreements: Days } {
  const { timezone, currency } = world.settings;
  const columns = Object.values(COLUMNS).join(", ");
  const { table, parseErrors } = world.trade.shopifyql(
    `FROM sales SHOW ${columns} TIMESERIES day SINCE ${since} UNTIL ${until}`,
  );
  if (parseErrors.length > 0) throw new Error(parseErrors.join("; "));
  const scale = 10 ** currencyExponent(currency);
  const byReport: Days = {};
  for (const row of table?.rows ?? []) {
    const sums = emptySums();
    for (const [name, column] of Object.entries(COLUMNS)) {
      const value = Number(row[column]) * (column === "orders" ? 1 : scale);
      sums[name as keyof DaySums] = Math.round(value) || 0;
    }
    if (hasAny(sums)) byReport[row["day"] as string] = sums;
  }
  const byAgreements: Days = {};
  for (const [day, sums] of sumByDay(world.trade, timezone)) {
    for (const name of Object.keys(sums) as (keyof DaySums)[]) sums[name] ||= 0;
    if (hasAny(sums)) byAgreements[day] = sums;
  }
  return { byReport, byAgreements };
}

function hasAny(sums: DaySums): boolean {
  return Object.values(sums).some((value) => value !== 0);
}
