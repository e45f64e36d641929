import { addDays } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import type { AlertParams } from "../store/alerts/terms";
import type { CauseSplit } from "./facts";

const weekDays = 7;
// What comes third explains little.
const mostParts = 2;

/** The days with which some days are compared: the same days of the week before. */
export function weekBefore({ from, to }: DayRange): DayRange {
  return { from: addDays(from, -weekDays), to: addDays(to, -weekDays) };
}

/** What has most moved net sales the way they went, as "part minor" each; nothing where it is not known. */
export function splitParams(
  splits: readonly CauseSplit[],
  { from, to }: DayRange,
  direction: 1 | -1,
): AlertParams {
  const split = splits.find(({ days }) => days.from === from && days.to === to);
  if (!split) return {};
  const parts = split.parts
    .filter(({ minor }) => Math.sign(minor) === direction)
    .sort((a, b) => Math.abs(b.minor) - Math.abs(a.minor))
    .slice(0, mostParts);
  return parts.length === 0 ? {} : { parts: parts.map(({ id, minor }) => `${id} ${minor}`) };
}

/** Sales > Why it changed, of these days beside those of the week before. */
export function whyPath({ fromDay, toDay }: AlertParams): string {
  if (typeof fromDay !== "string" || typeof toDay !== "string") return "/app/sales/why";
  const before = weekBefore({ from: fromDay, to: toDay });
  const params = new URLSearchParams({
    from: fromDay,
    to: toDay,
    compare: "custom",
    before_from: before.from,
    before_to: before.to,
  });
  return `/app/sales/why?${params}`;
}
