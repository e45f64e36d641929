import { createShopCalendar, type ShopDay } from "../../lib/shop-day";
import type { ShopChangeKind, ShopChangeRow } from "../../store/shop-change";

/** A change of the shop after which every figure is made again, as plain JSON. */
export interface ShopChangeView {
  id: number;
  kind: ShopChangeKind;
  before: string;
  after: string;
  /** The day, in the shop's present zone, on which it was noticed. */
  day: ShopDay;
  /** Not everything has been made again. */
  isUnderWay: boolean;
}

// Long enough for somebody who looks once a week.
const shownDays = 7;
const dayMs = 24 * 60 * 60_000;

/** What is still to be told: a change under way, and for a week after it is done. */
export function toShopChangeViews(
  changes: readonly ShopChangeRow[],
  timezone: string | null,
  now: Date,
): ShopChangeView[] {
  const calendar = createShopCalendar(timezone ?? "UTC");
  return changes
    .filter(
      ({ settledAt }) =>
        settledAt === null || now.getTime() - settledAt.getTime() < shownDays * dayMs,
    )
    .map(({ id, kind, before, after, changedAt, settledAt }) => ({
      id,
      kind,
      before,
      after,
      day: calendar.dayOf(changedAt),
      isUnderWay: settledAt === null,
    }));
}
