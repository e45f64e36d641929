import { daysBetween, type ShopDay } from "./shop-day";

/**
 * What the place-th (from 0) of `count` equal parts of a whole number gets, by largest remainder: all
 * parts add up to it, and the first ones are larger by one where it does not divide.
 */
export function equalShare(total: number, count: number, place: number): number {
  const each = Math.floor(total / count);
  return each + (place < total - each * count ? 1 : 0);
}

/** The share of a day in a total that is spread evenly over `from` to `to`; 0 outside of them. */
export function shareOfDay(total: number, from: ShopDay, to: ShopDay, day: ShopDay): number {
  if (day < from || day > to) return 0;
  return equalShare(total, daysBetween(from, to) + 1, daysBetween(from, day));
}
