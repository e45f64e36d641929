import { addDays } from "../../lib/shop-day";
import type { SalesWindow } from "../../store/sales-window";
import type { ConversionDay } from "../conversion/days";
import type { FactsByKey } from "./breakdown";
import { countOrders, type SplitVisits } from "./change-split";
import { isOnlineStore } from "./online-share";

/** Visits of two periods whose last `openDays` days are left out on both sides. */
export interface PeriodSessions {
  /** Days at the end of the later period whose visits are not known to their end yet: today, above all. */
  openDays: number;
  /** Visits of the other days. */
  current: number;
  previous: number;
  /** Orders of the online store on the days left out. */
  currentOpenOrders: number;
  previousOpenOrders: number;
}

/** Why visits of two periods are not known. */
export type SessionsGap =
  /** Those of no day are. */
  | "notRead"
  | "missingDays"
  /** No day is known to its end. */
  | "noDayOver"
  /** Of the days to compare with as many are left out as there are. */
  | "tooFewDays"
  /** Shopify counted visits in another way in one of them. */
  | "countedOtherwise";

// Shopify is asked every hour, so that after midnight yesterday is not known to its end either.
const mostOpenDays = 2;

type Visits = Pick<ConversionDay, "sessions" | "isIncomplete">;

/** How many days at a range's end are not known to their end yet; null: more than are left out. */
export function countOpenDays(days: readonly Visits[]): number | null {
  const isOpen = ({ sessions, isIncomplete }: Visits) => sessions === null || isIncomplete;
  const open = days.length - 1 - days.findLastIndex((day) => !isOpen(day));
  return open > mostOpenDays ? null : open;
}

/** Visits of all these days; null where those of one are not known, or not to its end. */
export function sumSessions(days: readonly Visits[]): number | null {
  let sum = 0;
  for (const { sessions, isIncomplete } of days) {
    if (sessions === null || isIncomplete) return null;
    sum += sessions;
  }
  return days.length === 0 ? null : sum;
}

/** Why days have no sum of visits. */
export function gapOf(days: readonly Visits[]): SessionsGap {
  if (days.every(({ sessions }) => sessions === null)) return "notRead";
  return days.every(({ isIncomplete }) => isIncomplete) ? "noDayOver" : "missingDays";
}

/** The last `count` days of a window. */
export function lastDays(window: SalesWindow, count: number): SalesWindow {
  return { ...window, from: addDays(window.to, 1 - count) };
}

/** Orders of the online store that are more than gift cards. */
export function countOnlineOrders(channels: FactsByKey): number {
  let count = 0;
  for (const [channel, facts] of channels) if (isOnlineStore(channel)) count += countOrders(facts);
  return count;
}

/** A period's visits beside its orders by channel. */
export function toSplitVisits(
  sessions: PeriodSessions | SessionsGap,
  side: "current" | "previous",
  channels: FactsByKey,
): SplitVisits | null {
  if (typeof sessions === "string") return null;
  const openOrders = sessions[`${side}OpenOrders`];
  return {
    sessions: sessions[side],
    orders: countOnlineOrders(channels) - openOrders,
    openOrders,
  };
}
