import { worthBasisOf, type AcquiredWorths } from "../../metrics/acquisition/acquired-worth";
import { buildPoints } from "../../metrics/acquisition/points";
import type { AcquisitionTotals } from "../../metrics/acquisition/totals";
import { compare } from "../../metrics/comparison";
import type { DayRange } from "../../metrics/date-range";
import type { CustomersThen, TotalledDays } from "./build-figures";
import type { AcquisitionInput, AcquisitionPeriod } from "./build-view";
import { seriesFigures, type SeriesFigure } from "./series-figures";
import type { SeriesView } from "./view";

/** The figures by the parts of the days, and those of the days beside them. `totals`: of all of the days. */
export function buildSeries(input: AcquisitionInput, totals: AcquisitionTotals): SeriesView {
  const { current, parts, grain, rules, asOfDay, margins, areEnough, then } = input;
  const previous = typeof input.previous === "string" ? null : input.previous;
  const isKnown = (of: AcquisitionPeriod) => of.spendKnown === "yes";
  const points = buildPoints(
    parts,
    grain,
    { ...current, isSpendKnown: isKnown(current) },
    previous && { ...previous, isSpendKnown: isKnown(previous) },
    rules,
    asOfDay,
  );
  const now = customersOf(current.partWorth, { margins, areEnough });
  // After other costs than these it would be another payback.
  const isOfSame = then?.margins.lacks.every((kind) => margins.lacks.includes(kind));
  const earlier = then && previous && customersOf(previous.partWorth, then);
  const figures = seriesFigures(input.basis, totals);
  const shown = Math.max(
    0,
    figures.findIndex(({ id }) => id === input.shown),
  );
  return {
    grain,
    columns: figures.map(({ id, label, formula, unit }) => ({ id, label, formula, unit })),
    shown,
    hasBefore: points.some(({ before }) => before !== null),
    points: points.map(({ totals: own, before, ...point }) => {
      const cells = cellsOf(figures, point.days, own, now);
      const cellsBefore =
        before &&
        cellsOf(
          figures,
          before.days,
          before.totals,
          earlier && (isOfSame ? earlier : { ...earlier, margins: nothingLeft, areEnough: true }),
        );
      const [values, was] = [cells, cellsBefore].map(
        (each) => each && each.map(({ value }) => value),
      );
      return {
        ...point,
        values: values ?? [],
        before: was ?? null,
        lacks: cells.map(({ lack }) => lack),
        beforeLacks: cellsBefore && cellsBefore.map(({ lack }) => lack),
        worthBasis: current.partWorth
          ? worthBasisOf(current.partWorth, point.days)
          : ("tooYoung" as const),
        change: compare(
          figures[shown]?.unit ?? "money",
          values?.[shown] ?? null,
          was?.[shown] ?? null,
        ),
      };
    }),
  };
}

/** Not known after the same costs. */
const nothingLeft: CustomersThen["margins"] = { each: [], lacks: [] };

const customersOf = (
  worth: AcquiredWorths | null,
  { margins, areEnough }: Pick<CustomersThen, "margins" | "areEnough">,
): CustomersThen | null => worth && { worth, margins, areEnough };

function cellsOf(
  figures: readonly SeriesFigure[],
  days: DayRange,
  totals: AcquisitionTotals,
  customers: CustomersThen | null,
) {
  const part: TotalledDays = { days, totals, contributionRate: null, customers };
  return figures.map((figure) => figure.cellOf(part));
}
