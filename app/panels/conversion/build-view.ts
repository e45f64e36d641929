import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import { dayBeside, type ComparedRange } from "../../metrics/comparison-range";
import { lengthOf, type DayRange, type ParsedRange } from "../../metrics/date-range";
import { compare, judge } from "../../metrics/comparison";
import {
  sessionFactsOf,
  type CheckoutDay,
  type ConversionDay,
  type ConversionDays,
} from "../../metrics/conversion/days";
import {
  sumCheckouts,
  sumSessions,
  type CheckoutFacts,
  type SessionFacts,
} from "../../metrics/conversion/facts";
import {
  crossesMeasurementChange,
  isMeasuredAlike,
  lastDayOfOldMeasurement,
} from "../../metrics/conversion/measurement";
import { abandonedCheckoutRate } from "../../metrics/definitions/abandoned-checkout-rate";
import { abandonedCheckoutValue } from "../../metrics/definitions/abandoned-checkout-value";
import { abandonedCheckouts } from "../../metrics/definitions/abandoned-checkouts";
import { addedToCartRate } from "../../metrics/definitions/added-to-cart-rate";
import { checkoutRecoveryRate } from "../../metrics/definitions/checkout-recovery-rate";
import { conversionRate } from "../../metrics/definitions/conversion-rate";
import { reachedCheckoutRate } from "../../metrics/definitions/reached-checkout-rate";
import { recoveredCheckouts } from "../../metrics/definitions/recovered-checkouts";
import { sessions } from "../../metrics/definitions/sessions";
import type { MetricDefinition } from "../../metrics/metric";
import { buildBreakdowns, type VisitsPart } from "./breakdowns";
import { estimateWords } from "./estimate";
import { overPart } from "./compared-days";
import type { ChangeView, CheckoutsView, FigureView, FunnelStep, VisitsView } from "./view";

const figureMetrics = [
  sessions,
  addedToCartRate,
  reachedCheckoutRate,
  abandonedCheckoutRate,
  conversionRate,
];
export const visitColumns = [
  sessions,
  addedToCartRate,
  reachedCheckoutRate,
  abandonedCheckoutRate,
  conversionRate,
];

const funnelSteps: { id: keyof SessionFacts; label: TextKey }[] = [
  { id: "sessions", label: "conversion.funnel.sessions" },
  { id: "cartAdditions", label: "conversion.funnel.cartAdditions" },
  { id: "reachedCheckout", label: "conversion.funnel.reachedCheckout" },
  { id: "completedCheckout", label: "conversion.funnel.completedCheckout" },
];

export interface VisitsInput {
  range: ParsedRange;
  compared: ComparedRange;
  current: ConversionDays;
  /** The earlier days that those of the range that are over are compared with. */
  previous: ConversionDays;
  parts: readonly VisitsPart[];
  /** Told by the storefront pixel, whose way of counting has not changed. */
  isEstimate?: boolean;
}

/** What the visits of a range come to; null where not one of its days is known. */
export function buildVisits(input: VisitsInput): VisitsView | null {
  const { current, previous, parts, isEstimate = false } = input;
  const known = current.days.filter(({ sessions: count }) => count !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const total = sumFacts(current);
  const change = comparisonOf(current, previous, isEstimate);
  const rate = conversionRate.compute(total);
  const isAlike = isEstimate || isMeasuredAlike(current.range, previous.range);
  const isWhole = known.length === current.days.length;
  const beside = isAlike ? daysBeside(input) : new Map<ShopDay, ConversionDay[]>();

  return {
    isEstimate,
    isHumanOnly: current.isHumanOnly ?? false,
    partlyKnown: isWhole ? null : { from: first.day, to: last.day },
    hasOpenDay: current.days.some(({ isIncomplete }) => isIncomplete),
    measurementChange:
      !isEstimate && crossesMeasurementChange(current.range) ? lastDayOfOldMeasurement : null,
    comparedDays: lengthOf(overPart(current) ?? current.range),
    sentence:
      rate === null
        ? { kind: "none" }
        : { kind: "rate", sessions: total.sessions, rate, change: change(conversionRate) },
    figures: figureMetrics.map((metric) =>
      figureOf(
        isEstimate ? { ...metric, ...estimateWords } : metric,
        total,
        change(metric),
        current.days.map(sessionFactsOf),
      ),
    ),
    funnel: buildFunnel(total),
    chart: current.days.map((day) => {
      const [before] = beside.get(day.day) ?? [];
      return {
        day: day.day,
        rate: valueOf(conversionRate, sessionFactsOf(day)),
        sessions: day.sessions,
        isIncomplete: day.isIncomplete,
        previousDay: before?.day ?? null,
        previousRate: rateOf(beside.get(day.day) ?? []),
      };
    }),
    breakdowns: buildBreakdowns(current, parts, visitColumns),
    table: {
      columns: visitColumns.map(({ id, label, unit }) => ({ id, label, unit })),
      rows: current.days.map((day) => ({
        day: day.day,
        isKnown: day.sessions !== null,
        isIncomplete: day.isIncomplete,
        values: visitColumns.map((metric) => valueOf(metric, sessionFactsOf(day))),
      })),
      total: visitColumns.map((metric) => metric.compute(total)),
    },
  };
}

/** The earlier days by the day of the range under which they are drawn. */
function daysBeside({ range, compared, previous }: VisitsInput): Map<ShopDay, ConversionDay[]> {
  const beside = new Map<ShopDay, ConversionDay[]>();
  for (const day of previous.days) {
    const drawnAt = dayBeside(day.day, range, { ...previous.range, kind: compared.kind });
    if (drawnAt !== null) beside.set(drawnAt, [...(beside.get(drawnAt) ?? []), day]);
  }
  return beside;
}

/** Of several days as of one: 28 and 29 February are beside the same one. */
function rateOf(days: readonly ConversionDay[]): number | null {
  const known = days.map(sessionFactsOf).filter((facts) => facts !== null);
  return known.length < days.length ? null : conversionRate.compute(sumSessions(known));
}

export interface CheckoutsInput {
  /** Every day of the range. */
  current: readonly CheckoutDay[];
  /** Those that are over; null: none. */
  over: DayRange | null;
  /** The days that these are compared with; none where none is over. */
  previous: readonly CheckoutDay[];
  asOf: Date | null;
}

/** Checkouts that were left. Those of late have had less time to be completed: no comparison there. */
export function buildCheckouts({ current, over, previous, asOf }: CheckoutsInput): CheckoutsView {
  const [total, before] = [sumCheckouts(current), sumCheckouts(previous)];
  const compared = [abandonedCheckouts, abandonedCheckoutValue];
  const late = [recoveredCheckouts, checkoutRecoveryRate];
  const figure = (metric: MetricDefinition<CheckoutFacts>, change: ChangeView) =>
    figureOf(metric, total, change, current);
  return {
    state: "known",
    asOf: asOf?.toISOString() ?? null,
    comparedDays: over ? lengthOf(over) : 0,
    figures: [
      ...compared.map((metric) => {
        const part = sumCheckouts(current.filter(({ day }) => over !== null && day <= over.to));
        return figure(
          metric,
          over ? changeOf(metric, part, before) : { kind: "none", reason: "open" },
        );
      }),
      ...late.map((metric) => figure(metric, { kind: "none", reason: "lessTime" })),
    ],
  };
}

function comparisonOf(current: ConversionDays, previous: ConversionDays, isEstimate: boolean) {
  const over = overPart(current);
  const isKnown = (days: ConversionDays["days"]) =>
    days.every(({ sessions: count }) => count !== null);
  const part = current.days.filter(({ day }) => over !== null && day <= over.to);
  const reason =
    over === null
      ? "open"
      : !isKnown(part) || !isKnown(previous.days)
        ? "notKnown"
        : isEstimate || isMeasuredAlike(over, previous.range)
          ? null
          : "measurementChanged";
  const [now, before] = [sumFacts({ ...current, days: part }), sumFacts(previous)];
  return (metric: MetricDefinition<SessionFacts>): ChangeView =>
    reason === null ? changeOf(metric, now, before) : { kind: "none", reason };
}

function changeOf<Facts>(metric: MetricDefinition<Facts>, now: Facts, before: Facts): ChangeView {
  const change = compare(metric.unit, metric.compute(now), metric.compute(before));
  return change
    ? { kind: "change", change, verdict: judge(change, metric.better) }
    : { kind: "none", reason: "noBase" };
}

function figureOf<Facts>(
  metric: MetricDefinition<Facts>,
  total: Facts,
  change: ChangeView,
  days: readonly (Facts | null)[],
): FigureView {
  const { id, label, unit, emptyText, formula, included, excluded, basis, source } = metric;
  return {
    id,
    label,
    unit,
    value: metric.compute(total),
    emptyText,
    change,
    trend: days.map((facts) => valueOf(metric, facts)),
    definition: { formula, included, excluded, basis, source },
  };
}

function buildFunnel(total: SessionFacts): FunnelStep[] {
  const part = (count: number, whole: number | undefined) =>
    whole === undefined || whole <= 0 ? null : count / whole;
  return funnelSteps.map(({ id, label }, index) => {
    const before = funnelSteps[index - 1];
    return {
      id,
      label,
      sessions: total[id],
      share: part(total[id], total.sessions),
      shareOfPrevious: before ? part(total[id], total[before.id]) : null,
    };
  });
}

function sumFacts({ days }: Pick<ConversionDays, "days">): SessionFacts {
  return sumSessions(days.map(sessionFactsOf).filter((facts) => facts !== null));
}

function valueOf<Facts>(metric: MetricDefinition<Facts>, facts: Facts | null): number | null {
  return facts === null ? null : metric.compute(facts);
}
