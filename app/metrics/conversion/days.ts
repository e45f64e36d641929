import { addDays, eachDay, startOfDay, type ShopDay } from "../../lib/shop-day";
import type { DayRange } from "../date-range";
import type { CheckoutFacts, SessionFacts } from "./facts";

/** Visits of one shop day. Null throughout where Shopify was not asked, or may not be. */
export interface ConversionDay {
  day: ShopDay;
  sessions: number | null;
  cartAdditions: number | null;
  reachedCheckout: number | null;
  /** Sessions that completed a checkout: conversion rate is these over `sessions`. */
  completedCheckout: number | null;
  /** The day was not over when Shopify was asked. */
  isIncomplete: boolean;
}

/** The visits of a range, every day of it, from Shopify's report as it was last asked. */
export interface ConversionDays {
  range: DayRange;
  days: ConversionDay[];
  /** Bots are left out of every known day; null where no day is known. */
  isHumanOnly: boolean | null;
  /** Days whose landing pages are known. */
  landingPageDays: ShopDay[];
}

/** A day with visits as it is stored, whoever told of them, and when that was last asked or added up. */
export interface KnownDay {
  day: ShopDay;
  sessions: number;
  cartAdditions: number;
  reachedCheckout: number;
  completedCheckout: number;
  knownAt: Date;
}

/** Every day of a range, those of which nothing is known too. `zone`: the shop's. */
export function fillDays(
  { from, to }: DayRange,
  known: readonly KnownDay[],
  zone: string,
): ConversionDay[] {
  const byDay = new Map(known.map((row) => [row.day, row]));
  return eachDay(from, to).map((day) => {
    const row = byDay.get(day);
    return {
      day,
      sessions: row?.sessions ?? null,
      cartAdditions: row?.cartAdditions ?? null,
      reachedCheckout: row?.reachedCheckout ?? null,
      completedCheckout: row?.completedCheckout ?? null,
      isIncomplete: row !== undefined && row.knownAt < startOfDay(addDays(day, 1), zone),
    };
  });
}

/** Checkouts that were left, by the shop day on which they were begun. */
export interface CheckoutDay extends CheckoutFacts {
  day: ShopDay;
}

/** The facts of a day; null where they are not known. */
export function sessionFactsOf(day: ConversionDay): SessionFacts | null {
  const { sessions, cartAdditions, reachedCheckout, completedCheckout } = day;
  return sessions === null ||
    cartAdditions === null ||
    reachedCheckout === null ||
    completedCheckout === null
    ? null
    : { sessions, cartAdditions, reachedCheckout, completedCheckout };
}
