import { whyNoWorth, worthIn } from "../../metrics/acquisition/acquired-worth";
import { paybackOf, worthToCost } from "../../metrics/acquisition/ratios";
import type { AcquisitionTotals } from "../../metrics/acquisition/totals";
import { blendedCac } from "../../metrics/definitions/blended-cac";
import { loadedCac } from "../../metrics/definitions/loaded-cac";
import { ltvToCac } from "../../metrics/definitions/ltv-to-cac";
import { marketingEfficiencyRatio } from "../../metrics/definitions/marketing-efficiency-ratio";
import { marketingSpend } from "../../metrics/definitions/marketing-spend";
import { newCustomers } from "../../metrics/definitions/new-customers";
import { paidCac } from "../../metrics/definitions/paid-cac";
import { paybackPeriod } from "../../metrics/definitions/payback-period";
import { poas } from "../../metrics/definitions/poas";
import { roas } from "../../metrics/definitions/roas";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import type { MetricDefinition } from "../../metrics/metric";
import { breakEvenFor, type TotalledDays } from "./build-figures";
import type { PointLack, SeriesColumn } from "./view";

/** A figure of a part of the days, or why there is none. */
export interface PointCell {
  value: number | null;
  lack: PointLack | null;
}

export interface SeriesFigure extends SeriesColumn {
  cellOf(part: TotalledDays): PointCell;
}

/**
 * What is told over time; the cost of a customer is drawn where nothing else is asked for. `totals`: of all of the
 * days, which decide after which costs spend breaks even.
 */
export function seriesFigures(basis: MarginBasis, totals: AcquisitionTotals): SeriesFigure[] {
  const breakEven = breakEvenFor(basis, totals);
  return [
    ofTotals(blendedCac),
    ofTotals(marketingSpend),
    ofTotals({ ...newCustomers, compute: ({ orders }) => orders.newCustomers }),
    ofTotals(paidCac),
    ofTotals(loadedCac),
    ofTotals(marketingEfficiencyRatio),
    ofTotals(roas),
    ofTotals(poas),
    {
      ...ofTotals(breakEven),
      cellOf: ({ totals: own }) => cellOf(breakEven.compute(own), { kind: "noCosts" }),
    },
    { ...columnOf(ltvToCac), cellOf: ratioCell },
    { ...columnOf(paybackPeriod), label: "acquisition.series.payback", cellOf: paybackCell },
  ];
}

type Told = Pick<MetricDefinition<AcquisitionTotals>, "id" | "label" | "formula" | "unit">;

const columnOf = ({ id, label, formula, unit }: Told): SeriesColumn => ({
  ...{ id, label, formula, unit },
});

function ofTotals(metric: Told & Pick<MetricDefinition<AcquisitionTotals>, "compute">) {
  const figure: SeriesFigure = {
    ...columnOf(metric),
    cellOf: ({ totals }) => ({ value: metric.compute(totals), lack: null }),
  };
  return figure;
}

const cellOf = (value: number | null, lack: PointLack | null): PointCell => ({
  value,
  lack: value === null ? lack : null,
});

/** What the customers of the part are worth within the days of the horizon, over what one of them cost. */
function ratioCell({ days, totals, customers }: TotalledDays): PointCell {
  const lack = lackOfCost(totals);
  if (lack) return cellOf(null, lack);
  if (!customers) return cellOf(null, { kind: "tooYoung" });
  const value = worthToCost(worthIn(customers.worth, days), totals.blendedCacMinor);
  const why = whyNoWorth(customers.worth, days);
  return cellOf(value, why && { kind: why });
}

/** What a customer of the part cost, by what was left of the orders of all who have been customers for so long. */
function paybackCell({ totals, customers }: TotalledDays): PointCell {
  const lack = lackOfCost(totals);
  if (lack) return cellOf(null, lack);
  if (!customers) return cellOf(null, { kind: "tooYoung" });
  const payback = paybackOf(totals.blendedCacMinor, customers.margins.each);
  if (payback.kind === "within") return cellOf(payback.months, null);
  if (payback.kind === "notWithin") return cellOf(null, payback);
  return cellOf(null, { kind: customers.areEnough ? "noCosts" : "fewCustomers" });
}

/** Why it is not known what a customer cost; null: it is. */
function lackOfCost({ spend, blendedCacMinor }: AcquisitionTotals): PointLack | null {
  if (spend === null) return { kind: "noSpend" };
  return blendedCacMinor === null ? { kind: "noCustomers" } : null;
}
