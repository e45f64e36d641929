import type { ComparedRange } from "../../metrics/comparison-range";
import { lengthOf, type DayRange, type ParsedRange } from "../../metrics/date-range";
import { coveredPart, isRangeCovered, type SalesCoverage } from "../../metrics/sales/coverage";
import { isPreviousCut } from "../../metrics/sales/period";
import type { CoverageView, RangeView } from "./view";

/** The days of a page and those they are compared with. */
export function describeRange(
  range: ParsedRange,
  compared: ComparedRange,
  coverage: SalesCoverage,
): RangeView {
  const { choice, kind, problem } = compared;
  return {
    ...range,
    dayCount: lengthOf(range),
    previous: { from: compared.from, to: compared.to },
    compared: { choice, kind, problem },
    isPreviousCut: isPreviousCut(range, coverage, compared),
  };
}

/** What of a range has been read. */
export function describeCoverage(
  coverage: SalesCoverage,
  range: DayRange,
  today: string,
): CoverageView {
  return {
    from: coverage.from,
    to: coverage.asOfDay,
    isToday: coverage.asOfDay === today,
    isFromTheStart: coverage.isFromTheStart,
    isReading: coverage.isReading,
    asOf: coverage.asOf.toISOString(),
    coversRange: isRangeCovered(coverage, range),
    readDays: coveredPart(coverage, range),
  };
}
