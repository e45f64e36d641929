import type { TextKey } from "../../i18n/text-key";
import { spanOfHour } from "../../lib/shop-day";
import type { DayRange } from "../../metrics/date-range";
import { noSales, type SalesFacts } from "../../metrics/metric";
import type { FactsByKey } from "../../metrics/sales/breakdown";
import type { SalesPoint } from "../../metrics/sales/points";
import {
  ordersSearch,
  ordersUrl,
  ordersUrlOfSpan,
  ordersUrls,
  type OrdersLink,
  type OrdersSearch,
} from "./admin-orders";
import { labelOf, type KeyLabel } from "./labels";
import { listedOrdersUrl } from "./listed-orders";
import type { TableRows } from "./view";

/** One row before it is sorted, found or cut off. */
export interface RowInput {
  id: string;
  label: string;
  note: TextKey | null;
  /** Null: nothing of it has been read. */
  facts: SalesFacts | null;
  before: SalesFacts | null;
  orders: OrdersLink;
}

/** Rows of a breakdown, from the sums of both periods: also of what is in one of them only. */
export function rowsOfBreakdown(
  breakdown: Exclude<TableRows, "time">,
  facts: { current: FactsByKey; previous: FactsByKey | null },
  labels: ReadonlyMap<string, KeyLabel>,
  days: {
    range: DayRange;
    zone: string;
    ofChannel?: ((channel: string) => OrdersSearch) | undefined;
  },
): RowInput[] {
  const urlOf = ordersUrls(days.range, days.zone);
  const searchOf = (key: string) =>
    breakdown === "channel" && days.ofChannel
      ? days.ofChannel(key)
      : ordersSearch(breakdown, key, labels.get(key));
  const linkOf = (key: string, search: OrdersSearch): OrdersLink => {
    if (search !== null) return { url: urlOf(search) };
    const listUrl = listedOrdersUrl(breakdown, key, days.range);
    return listUrl === null ? { why: "breakdown.notes.noAdminList" } : { listUrl };
  };
  const keys = new Set([...facts.current.keys(), ...(facts.previous?.keys() ?? [])]);
  return [...keys].map((key) => {
    const search = searchOf(key);
    return {
      id: key,
      ...labelOf(breakdown, key, labels),
      facts: facts.current.get(key) ?? noSales,
      before: facts.previous ? (facts.previous.get(key) ?? noSales) : null,
      orders: linkOf(key, search),
    };
  });
}

/** The row of a stretch of time; hours are told apart in the admin where they are those of one day. */
export function rowOfTime({ id, hour, days, facts, before }: SalesPoint, zone: string): RowInput {
  const label = hour ?? (days.from === days.to ? days.from : `${days.from} to ${days.to}`);
  return { id, label, note: null, facts, before, orders: ordersOf() };

  function ordersOf(): OrdersLink {
    if (hour === null) return { url: ordersUrl(days, zone, null) };
    if (days.from !== days.to) return { why: "breakdown.noLink.severalDays" };
    const span = spanOfHour(days.from, Number(hour), zone);
    return span ? { url: ordersUrlOfSpan(span) } : { why: "breakdown.noLink.noHour" };
  }
}
