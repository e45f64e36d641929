import { discounts } from "../../metrics/definitions/discounts";
import { dutiesAndFees } from "../../metrics/definitions/duties-and-fees";
import { grossSales } from "../../metrics/definitions/gross-sales";
import { netSales } from "../../metrics/definitions/net-sales";
import { orders } from "../../metrics/definitions/orders";
import { returns } from "../../metrics/definitions/returns";
import { shipping } from "../../metrics/definitions/shipping";
import { taxes } from "../../metrics/definitions/taxes";
import { totalSales } from "../../metrics/definitions/total-sales";
import type { MetricWords } from "../../metrics/metric";
import type { ComparedDay, ExplainedDay } from "../../metrics/reconciliation/compare";
import { isNothing, type ReportFigures } from "../../store/report-figures";
import { causeTexts } from "./cause-texts";
import type { DifferenceView, MeasureView, ReadyReconciliation, ShownMeasure } from "./view";

/** What each compared figure is, in the order in which they add up. */
export const metricOf: Record<ShownMeasure, MetricWords> = {
  grossMinor: grossSales,
  discountsMinor: discounts,
  returnsMinor: returns,
  netMinor: netSales,
  shippingMinor: shipping,
  taxesMinor: taxes,
  dutiesAndFees,
  totalMinor: totalSales,
  orders,
};

const shownMeasures = Object.keys(metricOf) as ShownMeasure[];

export const measures: readonly MeasureView[] = shownMeasures.map((id) => {
  const { label, unit } = metricOf[id];
  return { id, label, unit };
});

/** Where a measure stands in lists of figures. */
export function placeOf(measure: ShownMeasure): number {
  return shownMeasures.indexOf(measure);
}

/** Both sides of every day, counted and explained. */
export function buildReconciliationView(
  shop: { currency: string; timezone: string },
  days: readonly ComparedDay[],
  explained: readonly ExplainedDay[],
): Omit<ReadyReconciliation, "dataVersion" | "report" | "changes" | "unexplained"> {
  const count = (state: ComparedDay["state"]) => days.filter((day) => day.state === state).length;
  const [equal, differing] = [count("equal"), count("differs")];
  const listed = explained.filter(({ state }) => state === "differs").length;
  return {
    state: "ready",
    ...shop,
    range: { from: days[0]?.day ?? "", to: days.at(-1)?.day ?? "" },
    summary: {
      comparedDays: equal + differing,
      equalDays: equal,
      openDays: count("open"),
      notAskedDays: count("notAsked"),
      hasMoreDifferences: differing > listed,
    },
    measures: [...measures],
    days: days.map(({ day, state, ours, theirs }) => ({
      day,
      state,
      ours: toList(ours),
      theirs: theirs && toList(theirs),
    })),
    differences: explained.map((day) =>
      toDifference(day, { isWholeSaid: explained.every(({ isNarrowed }) => isNarrowed) }),
    ),
  };
}

/** `isWholeSaid`: all days that differ are taken apart, so that no other one can have what is looked for. */
function toDifference(
  day: ExplainedDay,
  { isWholeSaid }: { isWholeSaid: boolean },
): DifferenceView {
  const counts = new Map<ExplainedDay["orders"][number]["cause"], number>();
  for (const { cause } of day.orders) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return {
    day: day.day,
    state: day.state,
    difference: toList(day.difference),
    causes: [...counts]
      .map(([cause, count]) => ({ cause, text: causeTexts[cause].short, count }))
      .sort((a, b) => b.count - a.count),
    orders: day.orders.map(({ orderId, name, cause, otherDay, difference }) => ({
      orderId,
      name,
      cause,
      text:
        cause === "unknown" && !isWholeSaid
          ? "reconciliation.causes.unknown.soFar"
          : causeTexts[cause].sentence,
      otherDay,
      difference: toList(difference),
    })),
    remainder: isNothing(day.remainder) ? null : toList(day.remainder),
    isNarrowed: day.isNarrowed,
  };
}

function toList(figures: ReportFigures): number[] {
  return shownMeasures.map((measure) =>
    measure === "dutiesAndFees" ? (dutiesAndFees.compute(figures) ?? 0) : figures[measure],
  );
}
