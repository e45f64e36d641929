import { daysBetween } from "../../lib/shop-day";
import type { DayRange } from "../date-range";

/**
 * The longest stretch of a range of which it is known what was spent: customers of the rest cost something
 * that nobody told. Null: nothing is known of any day. `spans`: known days, in order and apart.
 */
export function knownDaysOf(range: DayRange, spans: readonly DayRange[]): DayRange | null {
  const parts = spans
    .map(({ from, to }) => ({
      from: from > range.from ? from : range.from,
      to: to < range.to ? to : range.to,
    }))
    .filter(({ from, to }) => from <= to);
  const [longest] = parts.sort((a, b) => lengthOf(b) - lengthOf(a) || (a.from < b.from ? 1 : -1));
  return longest ?? null;
}

const lengthOf = ({ from, to }: DayRange) => daysBetween(from, to);
