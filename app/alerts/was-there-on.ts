import type { ShopDay } from "../lib/shop-day";

/** Whether something was there at the end of a day. */
export function wasThereOn(
  { fromDay, untilDay }: { fromDay: ShopDay; untilDay: ShopDay | null },
  day: ShopDay,
): boolean {
  return fromDay <= day && (untilDay === null || untilDay > day);
}
