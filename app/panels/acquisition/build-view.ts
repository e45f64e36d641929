import { campaignKey } from "../../lib/campaign-key";
import type { Click } from "../../metrics/acquisition/attribute";
import { byCampaign, byChannel, sumSpend, worthOfAll } from "../../metrics/acquisition/build";
import { costPerCustomer, paybackOf, worthToCost } from "../../metrics/acquisition/ratios";
import { totalsOf, type AcquisitionTotals } from "../../metrics/acquisition/totals";
import type { ChannelRule } from "../../metrics/acquisition/touch";
import { compare, judge } from "../../metrics/comparison";
import { costShareOf, worthPerCustomer } from "../../metrics/lifetime-value/worth";
import type { MetricDefinition } from "../../metrics/metric";
import { ltvToCac } from "../../metrics/definitions/ltv-to-cac";
import type { DayRange } from "../../metrics/date-range";
import { acquisitionMetrics } from "../../metrics/registry";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { AttributedOrders, TouchWorth } from "../../store/worth/attribution.server";
import type { HistoricWorth } from "../../store/worth/historic.server";
import { definitionOf } from "../home/build-figure";
import type {
  AcquisitionContent,
  AcquisitionFigure,
  AcquisitionSentence,
  Brought,
  SpendPoint,
} from "./view";

export interface AcquisitionPeriod {
  /** Those of the range of which spend is known, or all of it where it is of none. */
  days: DayRange;
  isWhole: boolean;
  /** "otherCurrency": spend of a channel is left out of what is known. */
  spendKnown: "yes" | "no" | "otherCurrency";
  orders: readonly AttributedOrders[];
  spend: readonly SpendDay[];
}

export interface AcquisitionInput {
  current: AcquisitionPeriod;
  /** Null: those days, or what was spent on them, are not all here. */
  previous: AcquisitionPeriod | null;
  /** Of the whole range. */
  allOrders: readonly AttributedOrders[];
  /** First day of the period that a day belongs to. */
  periodOf(day: string): string;
  periods: readonly string[];
  /** Within how many days of the first order `worth` is. */
  worthDays: number;
  worth: readonly TouchWorth[];
  /** What customers came to after 30, 60, 90 ... days. */
  months: readonly HistoricWorth[];
  click: Click;
  rules: readonly ChannelRule[];
  entered: readonly EnteredCampaign[];
}

export function buildAcquisition(input: AcquisitionInput): AcquisitionContent {
  const { current, previous, worth, click, rules } = input;
  const totals = totalsIn(current, rules);
  const worthMinor = worthOfAll(worth);
  const before = previous && totalsIn(previous, rules);
  const ratio = worthToCost(worthMinor, totals.blendedCacMinor);
  return {
    sentence: chooseSentence(totals, input.months),
    totals: {
      spendMinor: totals.spend?.plainMinor ?? null,
      newCustomers: newCustomersIn(input.allOrders),
      blendedCacMinor: totals.blendedCacMinor,
      loadedCacMinor: totals.loadedCacMinor,
      worthMinor,
      worthToCost: ratio,
    },
    known: {
      days: current.days,
      isWhole: current.isWhole,
      isOtherCurrency: current.spendKnown === "otherCurrency",
      newCustomers: totals.orders.newCustomers,
    },
    figures: [
      ...acquisitionMetrics.map((metric) => figureOf(metric, totals, before)),
      ratioFigure(ratio),
    ],
    click,
    worthDays: input.worthDays,
    points: pointsOf(input),
    channels: byChannel(current.orders, current.spend, worth, click, rules).sort(dearestFirst),
    campaigns: byCampaign(current.orders, current.spend, click, rules)
      .map((row) => ({ ...row, owner: ownerOf(row.campaign, input.entered) }))
      .sort(dearestFirst),
    unattributed: totals.unattributed,
    notApplicable: totals.notApplicable,
    assumedShare:
      totals.spend && totals.spend.loadedMinor > 0
        ? totals.spend.assumedMinor / totals.spend.loadedMinor
        : null,
    costShare: costShareOf(totals.orders),
  };
}

/** Who runs a campaign that visits or spend name so; null: nobody was entered. */
function ownerOf(campaign: string, entered: readonly EnteredCampaign[]): string | null {
  const key = campaignKey(campaign);
  const found = entered.find(({ name, utmNames }) =>
    [name, ...utmNames].some((each) => campaignKey(each) === key),
  );
  return found?.owner ?? null;
}

/** What most was spent on; of what nothing is known to have been spent on, what brought most. */
function dearestFirst(a: Brought, b: Brought): number {
  const spend = (b.spendMinor ?? -1) - (a.spendMinor ?? -1);
  return spend || b.newCustomers - a.newCustomers || b.netMinor - a.netMinor;
}

function totalsIn({ orders, spend, spendKnown }: AcquisitionPeriod, rules: readonly ChannelRule[]) {
  return totalsOf(orders, spend, rules, spendKnown === "yes");
}

const newCustomersIn = (orders: readonly AttributedOrders[]) =>
  orders.reduce((sum, row) => sum + (row.isNew ? row.orders : 0), 0);

/** What customers came to is of those who have been ones for long: of no days before. */
function ratioFigure(value: number | null): AcquisitionFigure {
  const { id, label, unit, emptyText } = ltvToCac;
  const definition = definitionOf(ltvToCac);
  return { id, label, unit, value, emptyText, change: null, definition };
}

function chooseSentence(
  { blendedCacMinor, spend, orders }: AcquisitionTotals,
  months: readonly HistoricWorth[],
): AcquisitionSentence {
  if (spend === null) return { kind: "noSpend", newCustomers: orders.newCustomers };
  if (blendedCacMinor === null) return { kind: "noCustomers", spendMinor: spend.plainMinor };
  const margins = months.map((each) => worthPerCustomer(each).marginMinor);
  return { kind: "cac", cacMinor: blendedCacMinor, payback: paybackOf(blendedCacMinor, margins) };
}

function figureOf(
  metric: MetricDefinition<AcquisitionTotals>,
  current: AcquisitionTotals,
  previous: AcquisitionTotals | null,
): AcquisitionFigure {
  const { id, label, unit, emptyText, better } = metric;
  const value = metric.compute(current);
  const change = previous ? compare(unit, value, metric.compute(previous)) : null;
  return {
    id,
    label,
    unit,
    value,
    emptyText,
    change: change
      ? { kind: "change", change, verdict: judge(change, better) }
      : { kind: "none", reason: previous ? "noBase" : "notCovered" },
    definition: definitionOf(metric),
  };
}

function pointsOf({ current, periods, periodOf }: AcquisitionInput): SpendPoint[] {
  return periods.map((period) => {
    const isKnown =
      current.spendKnown === "yes" &&
      periodOf(current.days.from) <= period &&
      period <= current.days.to;
    const spend = sumSpend(current.spend.filter(({ day }) => periodOf(day) === period));
    const newCustomers = current.orders.reduce(
      (sum, row) => sum + (row.isNew && row.period === period ? row.orders : 0),
      0,
    );
    const spendMinor = isKnown ? (spend?.plainMinor ?? 0) : null;
    return {
      period,
      spendMinor,
      newCustomers,
      cacMinor: costPerCustomer(spendMinor, newCustomers),
    };
  });
}
