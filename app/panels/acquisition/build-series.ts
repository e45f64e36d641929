import { buildPoints } from "../../metrics/acquisition/points";
import type { AcquisitionTotals } from "../../metrics/acquisition/totals";
import { compare } from "../../metrics/comparison";
import { blendedCac } from "../../metrics/definitions/blended-cac";
import { loadedCac } from "../../metrics/definitions/loaded-cac";
import { marketingEfficiencyRatio } from "../../metrics/definitions/marketing-efficiency-ratio";
import { marketingSpend } from "../../metrics/definitions/marketing-spend";
import { newCustomers } from "../../metrics/definitions/new-customers";
import { paidCac } from "../../metrics/definitions/paid-cac";
import { poas } from "../../metrics/definitions/poas";
import { roas } from "../../metrics/definitions/roas";
import type { MetricDefinition } from "../../metrics/metric";
import type { AcquisitionInput } from "./build-view";
import type { SeriesView } from "./view";

type Told = Pick<MetricDefinition<AcquisitionTotals>, "id" | "label" | "formula" | "unit"> &
  Pick<MetricDefinition<AcquisitionTotals>, "compute">;

/** What is told over time; the cost of a customer is drawn where nothing else is asked for. */
const told: readonly Told[] = [
  blendedCac,
  marketingSpend,
  { ...newCustomers, compute: ({ orders }) => orders.newCustomers },
  paidCac,
  loadedCac,
  marketingEfficiencyRatio,
  roas,
  poas,
];

/** The figures by the parts of the days, and those of the days beside them. */
export function buildSeries(input: AcquisitionInput): SeriesView {
  const { current, parts, grain, rules, asOfDay } = input;
  const previous = typeof input.previous === "string" ? null : input.previous;
  const isKnown = (of: { spendKnown: string }) => of.spendKnown === "yes";
  const points = buildPoints(
    parts,
    grain,
    { ...current, isSpendKnown: isKnown(current) },
    previous && { ...previous, isSpendKnown: isKnown(previous) },
    rules,
    asOfDay,
  );
  const shown = Math.max(
    0,
    told.findIndex(({ id }) => id === input.shown),
  );
  const valuesOf = (totals: AcquisitionTotals) => told.map((metric) => metric.compute(totals));
  return {
    grain,
    columns: told.map(({ id, label, formula, unit }) => ({ id, label, formula, unit })),
    shown,
    hasBefore: points.some(({ before }) => before !== null),
    points: points.map(({ totals, before, ...point }) => {
      const [values, earlier] = [valuesOf(totals), before && valuesOf(before)];
      const unit = told[shown]?.unit ?? "money";
      return {
        ...point,
        values,
        before: earlier,
        change: compare(unit, values[shown] ?? null, earlier?.[shown] ?? null),
      };
    }),
  };
}
