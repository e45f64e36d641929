import { addDays, startOfDay } from "../../lib/shop-day";
import type { DayRange } from "../../metrics/date-range";
import type { Breakdown } from "../../metrics/sales/breakdown";
import { noValue, singleUseCodes } from "../../store/rollup/dimensions";

// The admin finds orders by where they came from under these names; other channels it does not know.
const sourceNames: Readonly<Record<string, string>> = {
  "Online Store": "web",
  "Point of Sale": "pos",
  "Draft Orders": "shopify_draft_order",
};

// A search of more SKUs than these is one nobody can read.
const skusAtMost = 5;

/** The admin's list of the orders placed on days of a shop, as far as a filter goes. */
export function ordersUrl(days: DayRange, zone: string, filter: string | null): string {
  return ordersUrls(days, zone)(filter);
}

/** The same for many filters of the same days. */
export function ordersUrls(
  { from, to }: DayRange,
  zone: string,
): (filter: string | null) => string {
  const placed = [
    `processed_at:>='${startOfDay(from, zone).toISOString()}'`,
    `processed_at:<'${startOfDay(addDays(to, 1), zone).toISOString()}'`,
  ].join(" ");
  return (filter) => {
    const query = filter === null ? placed : `${placed} ${filter}`;
    return `shopify://admin/orders?${new URLSearchParams({ query }).toString()}`;
  };
}

/** The admin's order list knows a search for these; for type, vendor, collection and the like it has none. */
export function isSearchable(breakdown: Breakdown): boolean {
  return ["product", "variant", "channel", "code"].includes(breakdown);
}

/** How the admin's order list is searched for a key; null: it cannot be. */
export function ordersFilter(
  breakdown: Breakdown,
  key: string,
  skus: readonly string[],
): string | null {
  switch (breakdown) {
    case "product":
    case "variant": {
      if (skus.length === 0 || skus.length > skusAtMost) return null;
      const words = skus.map((sku) => `sku:${quote(sku)}`);
      return words.length === 1 ? (words[0] ?? null) : `(${words.join(" OR ")})`;
    }
    case "channel": {
      const source = sourceNames[key];
      return source === undefined ? null : `source_name:${source}`;
    }
    case "code":
      return key === noValue || key === singleUseCodes ? null : `discount_code:${quote(key)}`;
    default:
      return null;
  }
}

function quote(text: string): string {
  return `"${text.replace(/(["\\])/g, "\\$1")}"`;
}
