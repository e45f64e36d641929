import { eachDay, hourIn, type ShopDay } from "../../lib/shop-day";
import { dayBeside, type ComparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { noCustomers, sumDays, type SalesDay, type SalesFacts } from "../metric";
import type { FactsByKey } from "./breakdown";
import { isDayCovered, isDayIncomplete, type SalesCoverage } from "./coverage";
import { cutRange, isWholePart, type Grain } from "./grain";
import type { SalesPeriod } from "./period";

/** A stretch of a period: days, or an hour of its days. */
export interface SalesPoint {
  id: string;
  hour: string | null;
  days: DayRange;
  /** Of what of it has been read; null: nothing. */
  facts: SalesFacts | null;
  /** The same of the days it is compared with; null: not all of these have been read. */
  before: SalesFacts | null;
  isIncomplete: boolean;
  /** Not a whole week, month or quarter, or not all of it has been read. */
  isPart: boolean;
}

export interface PointsInput {
  coverage: SalesCoverage;
  compared: ComparedRange;
  current: SalesPeriod;
  previous: SalesPeriod;
}

/** A range by day, week, month or quarter; each earlier day counts for the day it stands beside. */
export function pointsOfDays(
  { coverage, compared, current, previous }: PointsInput,
  grain: Exclude<Grain, "hour">,
): SalesPoint[] {
  const { range } = current;
  const byDay = new Map(current.days.map((facts) => [facts.day, facts]));
  const besides = new Map<ShopDay, SalesDay[]>();
  for (const facts of previous.days) {
    const day = dayBeside(facts.day, range, compared);
    if (day === null) continue;
    const list = besides.get(day);
    if (list) list.push(facts);
    else besides.set(day, [facts]);
  }
  return cutRange(range, grain).map((days) => {
    const all = eachDay(days.from, days.to);
    const covered = all.filter((day) => isDayCovered(coverage, day));
    const earlier = all.flatMap((day) => besides.get(day) ?? []);
    const isEarlierKnown =
      earlier.length > 0 && earlier.every(({ day }) => isDayCovered(coverage, day));
    return {
      id: days.from,
      hour: null,
      days,
      facts:
        covered.length === 0
          ? null
          : sumDays(
              covered.flatMap((day) => byDay.get(day) ?? []),
              noCustomers,
            ),
      before: isEarlierKnown ? sumDays(earlier, noCustomers) : null,
      isIncomplete: covered.some((day) => isDayIncomplete(coverage, day)),
      isPart: covered.length < all.length || !isWholePart(days, grain),
    };
  });
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

/**
 * A range by hour of the day, in the shop's zone. Of a day that is under way the hours to come are not known, nor is anything
 * that they could be compared with: the days before are seen up to the same minute.
 */
export function pointsOfHours(
  range: DayRange,
  facts: { current: FactsByKey | null; previous: FactsByKey | null },
  { coverage, zone }: { coverage: SalesCoverage; zone: string },
): SalesPoint[] {
  const isUnderWay = range.from === range.to && isDayIncomplete(coverage, range.to);
  const present = isUnderWay ? hourIn(zone, coverage.asOf) : Infinity;
  return hours.map((name, hour) => {
    const of = (byHour: FactsByKey | null) =>
      hour > present ? null : byHour && (byHour.get(name) ?? sumDays([], noCustomers));
    return {
      id: name,
      hour: name,
      days: range,
      facts: of(facts.current),
      before: of(facts.previous),
      isIncomplete: hour === present,
      isPart: false,
    };
  });
}
