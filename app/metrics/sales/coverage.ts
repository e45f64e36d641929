import { addDays, type ShopCalendar, type ShopDay, startOfDay } from "../../lib/shop-day";
import type { ResourceProgress, SyncResourceName } from "../../store/sync-status";
import type { DayRange } from "../date-range";

/** Of which days all orders and all their sales have been read. */
export interface SalesCoverage {
  /** The first such day; null where nothing is known of the shop's beginning. */
  from: ShopDay | null;
  /** There is nothing before `from`: the history is whole. */
  isFromTheStart: boolean;
  /** Everything up to this instant is here. */
  asOf: Date;
  asOfDay: ShopDay;
  /** More is still being read. */
  isReading: boolean;
}

/** Orders and the sales of their agreements come separately: what both cover. Null: no day yet. */
export function findSalesCoverage(
  progress: readonly ResourceProgress[],
  calendar: ShopCalendar,
  shopCreatedAt: Date | null,
): SalesCoverage | null {
  const parts = (["orders", "sales"] satisfies SyncResourceName[]).map((name) =>
    progress.find(({ resource }) => resource === name),
  );
  const [orders, sales] = parts;
  if (!orders || !sales) return null;

  const starts: (Date | null)[] = [];
  const ends: Date[] = [];
  for (const part of [orders, sales]) {
    const isWhole = isFromTheStart(part);
    const end = part.coversTo ?? part.startedAt;
    if (!end || (!part.coversFrom && !isWhole)) return null;
    starts.push(isWhole ? null : part.coversFrom);
    ends.push(end);
  }
  const asOf = new Date(Math.min(...ends.map(Number)));
  const limits = starts.filter((start) => start !== null);
  const isWhole = limits.length === 0;
  const from = isWhole
    ? firstDayOfWhole([orders, sales], calendar, shopCreatedAt)
    : firstWholeDay(new Date(Math.max(...limits.map(Number))), calendar);
  const asOfDay = calendar.dayOf(asOf);
  if (!isWhole && (from === null || from > asOfDay)) return null;
  return {
    from,
    isFromTheStart: isWhole,
    asOf,
    asOfDay,
    isReading: [orders, sales].some(({ status }) => status === "pending" || status === "running"),
  };
}

/** Not one order has been read. */
export function hasNoOrders(progress: readonly ResourceProgress[]): boolean {
  return progress.some(({ resource, rootsDone }) => resource === "orders" && rootsDone === 0);
}

/** The same as somebody saw it at an earlier instant: null where no day was covered by then. */
export function observedAt(
  coverage: SalesCoverage,
  instant: Date,
  calendar: ShopCalendar,
): SalesCoverage | null {
  if (instant >= coverage.asOf) return coverage;
  const asOfDay = calendar.dayOf(instant);
  if (coverage.from !== null && coverage.from > asOfDay) return null;
  return { ...coverage, asOf: instant, asOfDay };
}

/** Everything of the day is here, or everything until `asOf` where that lies in the day. */
export function isDayCovered(coverage: SalesCoverage, day: ShopDay): boolean {
  const isLateEnough = coverage.isFromTheStart || (coverage.from !== null && day >= coverage.from);
  return isLateEnough && day <= coverage.asOfDay;
}

export function isRangeCovered(coverage: SalesCoverage, range: DayRange): boolean {
  return isDayCovered(coverage, range.from) && isDayCovered(coverage, range.to);
}

/** The days of the range that are covered; null where none is. */
export function coveredPart(coverage: SalesCoverage, { from, to }: DayRange): DayRange | null {
  const isCutOff = !coverage.isFromTheStart && coverage.from !== null && coverage.from > from;
  const first = isCutOff && coverage.from !== null ? coverage.from : from;
  const last = coverage.asOfDay < to ? coverage.asOfDay : to;
  return first <= last ? { from: first, to: last } : null;
}

/** The day's end is not here: it is not over, or was not when it was read. */
export function isDayIncomplete(coverage: SalesCoverage, day: ShopDay): boolean {
  return day === coverage.asOfDay;
}

/**
 * Only a reading that ended with nothing refused reaches back to the first order. A degraded one lacks
 * some orders, whatever the reason says: what it has is told by `coversFrom`.
 */
function isFromTheStart({ status }: ResourceProgress): boolean {
  return status === "done";
}

function firstDayOfWhole(
  parts: readonly ResourceProgress[],
  calendar: ShopCalendar,
  shopCreatedAt: Date | null,
): ShopDay | null {
  const first = parts.map(({ coversFrom }) => coversFrom).find((instant) => instant !== null);
  const instant = first ?? shopCreatedAt;
  return instant ? calendar.dayOf(instant) : null;
}

function firstWholeDay(instant: Date, calendar: ShopCalendar): ShopDay {
  const day = calendar.dayOf(instant);
  return startOfDay(day, calendar.zone) < instant ? addDays(day, 1) : day;
}
