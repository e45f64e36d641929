import { addDays, type ShopDay } from "../lib/shop-day";
import type { AlertDay, SilenceFigures, TradeFigures } from "../store/alerts/alert-days.server";
import type { AlertFacts, SyncFacts, TradePart, TradingFacts } from "./facts";

const hourMs = 60 * 60_000;
/** Over which it is told what customers cost and are worth. */
export const acquisitionDays = 30;
/** Days of long ago differ from Shopify's report for reasons that nobody acts on any more. */
export const comparedDays = 30;
/** Alerts are tried on 90. */
export const keptDays = 120;

/** What of trade is kept day by day, whichever rules are on. */
export const keptParts: readonly TradePart[] = ["acquisitions", "worth", "reconciliation"];

/** Of what a rule sees of trade, that which no past day tells again. */
export function tradeFiguresOf({
  lastDay,
  acquisitions,
  reconciliation,
}: TradingFacts): TradeFigures {
  const acquired = acquisitions.find(({ days }) => days.to === lastDay);
  return {
    newCustomers: acquired?.newCustomers ?? null,
    cacMinor: acquired?.cacMinor ?? null,
    worthToCost: acquired?.worthToCost ?? null,
    comparedDays: reconciliation?.comparedDays ?? null,
    differingDays: reconciliation?.differingDays ?? null,
    reportNetMinor: reconciliation?.netMinor ?? null,
    reportDifferenceMinor: reconciliation?.differenceMinor ?? null,
  };
}

/** The same of how Shopify is followed. In tenths of an hour: not every look is a new figure. */
export function silenceOf({ askedAt, failed }: SyncFacts, now: Date) {
  const tenths = Math.floor((10 * (now.getTime() - askedAt.getTime())) / hourMs);
  return { silentHours: Math.max(0, tenths) / 10, stopped: failed };
}

/** What alerts saw of a day, as far as it was kept, at the day's end. */
export function keptAsOf(
  kept: readonly AlertDay[],
  day: ShopDay,
  now: Date,
): Pick<AlertFacts, "trading" | "sync"> {
  const found = kept.find((each) => each.day === day);
  return { trading: found ? tradingOf(found) : null, sync: found ? syncOf(found, now) : null };
}

function syncOf({ silentHours, stopped }: SilenceFigures, now: Date): SyncFacts | null {
  if (silentHours === null) return null;
  return { askedAt: new Date(now.getTime() - silentHours * hourMs), failed: stopped ?? [] };
}

function tradingOf(kept: AlertDay): TradingFacts {
  const { day, newCustomers, cacMinor, worthToCost } = kept;
  const upTo = (count: number) => ({ from: addDays(day, 1 - count), to: day });
  return {
    ...{ lastDay: day, days: [], splits: [], spend: null, campaigns: [], returns: [] },
    acquisitions:
      newCustomers === null
        ? []
        : [{ days: upTo(acquisitionDays), newCustomers, cacMinor, worthToCost }],
    reconciliation:
      kept.comparedDays === null
        ? null
        : {
            days: upTo(comparedDays),
            comparedDays: kept.comparedDays,
            differingDays: kept.differingDays ?? 0,
            netMinor: kept.reportNetMinor ?? 0,
            differenceMinor: kept.reportDifferenceMinor ?? 0,
          },
  };
}
