import { addDays, type ShopDay } from "../../lib/shop-day";
import { comparedRange, isAligned, type ComparedRange } from "../../metrics/comparison-range";
import { lengthOf, type DayRange, type ParsedRange } from "../../metrics/date-range";
import type { ConversionDays } from "../../metrics/conversion/days";

/** The days of a range that are over, which alone can be compared; null: none. */
export function overPart({ range, days }: ConversionDays): DayRange | null {
  const open = days.find(({ isIncomplete }) => isIncomplete);
  return open ? partBefore(range, open.day) : range;
}

/** The days of a range before one; null: none. */
export function partBefore({ from, to }: DayRange, day: ShopDay): DayRange | null {
  if (to < day) return { from, to };
  return day > from ? { from, to: addDays(day, -1) } : null;
}

/**
 * The earlier days that those of a range that are over are measured against: as many just before them, the
 * same ones a month or a year earlier, or days of one's own choice, of which as many are taken where there
 * are as many as in the range.
 */
export function comparedDays(
  range: ParsedRange,
  compared: ComparedRange,
  over: DayRange | null,
): DayRange {
  const part = over ?? range;
  if (compared.choice !== "custom") {
    const { from, to } = comparedRange(compared.choice, { ...part, preset: range.preset });
    return { from, to };
  }
  const { from, to } = compared;
  return isAligned(range, compared)
    ? { from, to: addDays(from, lengthOf(part) - 1) }
    : { from, to };
}
