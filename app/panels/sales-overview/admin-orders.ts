import type { TextKey } from "../../i18n/text-key";
import { addDays, startOfDay } from "../../lib/shop-day";
import type { DayRange } from "../../metrics/date-range";
import type { Breakdown } from "../../metrics/sales/breakdown";
import { noValue, singleUseCodes } from "../../store/rollup/dimensions";
import type { KeyLabel } from "./labels";

/** How the admin's list of orders is searched for those of a row; null: its search cannot tell them from others. */
export type OrdersSearch = string | null;

/** Where the orders of a row are in the admin, or in a list of the app's own; or why there is no such address. */
export type OrdersLink = { url: string } | { listUrl: string } | { why: TextKey };

// More words than these make an address that is longer than some programs take.
const sourcesAtMost = 20;

/** The admin's list of the orders placed on days of a shop, as far as a filter goes. */
export function ordersUrl(days: DayRange, zone: string, filter: string | null): string {
  return ordersUrls(days, zone)(filter);
}

/** The same for many filters of the same days. */
export function ordersUrls(days: DayRange, zone: string): (filter: string | null) => string {
  const placed = placedWithin({
    from: startOfDay(days.from, zone),
    to: startOfDay(addDays(days.to, 1), zone),
  });
  return (filter) => listUrl(filter === null ? placed : `${placed} ${filter}`);
}

/** The admin's list of the orders placed from one instant until another. */
export function ordersUrlOfSpan(span: { from: Date; to: Date }): string {
  return listUrl(placedWithin(span));
}

// Test orders are in no figure.
function placedWithin({ from, to }: { from: Date; to: Date }): string {
  return `processed_at:>='${from.toISOString()}' processed_at:<'${to.toISOString()}' test:false`;
}

function listUrl(query: string): string {
  return `shopify://admin/orders?${new URLSearchParams({ query }).toString()}`;
}

/** How the admin's order list is searched for a key of anything but channels. */
export function ordersSearch(
  breakdown: Breakdown,
  key: string,
  label: KeyLabel | undefined,
): OrdersSearch {
  switch (breakdown) {
    case "product":
    case "variant":
      // Goods without a SKU, with one that other goods have too, or with too many; and what is no goods of the shop.
      return !label || label.skus.length === 0 || label.skuFault
        ? null
        : anyOf(label.skus.map((sku) => `sku:${quote(sku)}`));
    case "code":
      return key === noValue || key === singleUseCodes ? null : `discount_code:${quote(key)}`;
    default:
      return null;
  }
}

/**
 * How each channel is searched for: by the sources of its orders, which is what the admin's list knows, where no
 * other channel has orders of these. Null: there are too many sources to tell.
 */
export function searchesOfChannels(
  pairs: readonly { channel: string; source: string }[] | null,
): (channel: string) => OrdersSearch {
  if (pairs === null) return () => null;
  const sourcesOf = groupValues(pairs.map(({ channel, source }) => [channel, source]));
  const channelsOf = groupValues(pairs.map(({ channel, source }) => [source, channel]));
  return (channel) => {
    const sources = sourcesOf.get(channel) ?? [];
    if (sources.length === 0 || sources.length > sourcesAtMost || sources.includes("")) return null;
    if (sources.some((source) => (channelsOf.get(source) ?? []).length > 1)) return null;
    return anyOf(sources.map((source) => `source_name:${wordOf(source)}`));
  };
}

function groupValues(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

function anyOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? "") : `(${words.join(" OR ")})`;
}

function wordOf(text: string): string {
  return /^[\w-]+$/.test(text) ? text : quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/(["\\])/g, "\\$1")}"`;
}
