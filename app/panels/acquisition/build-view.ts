import type { Click } from "../../metrics/acquisition/attribute";
import type { MarginBasis, MarginsEach } from "../../metrics/acquisition/contribution";
import type { PartOfDays, PointGrain } from "../../metrics/acquisition/points";
import {
  worthBasisOf,
  worthIn,
  type AcquiredWorths,
  type WorthBasis,
} from "../../metrics/acquisition/acquired-worth";
import { byCampaign, byChannel, byPlace } from "../../metrics/acquisition/build";
import { claimsOf, enteredKey, keyOfName } from "../../metrics/acquisition/campaign-claims";
import { knownCampaigns, type KnownCampaign } from "../../metrics/acquisition/known-campaigns";
import type { OwnDays } from "../../metrics/acquisition/own-days";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import { paybackOf, worthToCost } from "../../metrics/acquisition/ratios";
import { totalsOf, type AcquisitionTotals } from "../../metrics/acquisition/totals";
import type { ChannelRule } from "../../metrics/acquisition/touch";
import { compare, judge } from "../../metrics/comparison";
import { costShareOf } from "../../metrics/retention/customer-margin";
import type { MetricDefinition } from "../../metrics/metric";
import { breakEvenRoas } from "../../metrics/definitions/break-even-roas";
import { breakEvenRoasContribution } from "../../metrics/definitions/break-even-roas-contribution";
import { ltvToCac } from "../../metrics/definitions/ltv-to-cac";
import type { DayRange } from "../../metrics/date-range";
import { acquisitionMetrics } from "../../metrics/registry";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import { definitionOf } from "../home/build-figure";
import { buildSeries } from "./build-series";
import type {
  AcquisitionContent,
  AcquisitionFigure,
  AcquisitionSentence,
  Brought,
  CampaignRow,
  ChannelTotal,
} from "./view";

export interface AcquisitionPeriod {
  /** Those of the range of which spend is known, or all of it where it is of none. */
  days: DayRange;
  isWhole: boolean;
  /** "otherCurrency": spend of a channel is left out of what is known. */
  spendKnown: "yes" | "no" | "otherCurrency";
  /** By the parts of the days. */
  orders: readonly AttributedOrders[];
  spend: readonly SpendDay[];
  /** What is left of net sales after all that goods and orders cost; null: not known, or not asked for. */
  contributionRate: number | null;
}

export interface AcquisitionInput {
  current: AcquisitionPeriod;
  /** Null: those days, or what was spent on them, are not all here. */
  previous: AcquisitionPeriod | null;
  /** Of the whole range, by the parts that begin on `own.starts`. */
  allOrders: readonly AttributedOrders[];
  allSpend: readonly SpendDay[];
  own: OwnDays;
  limits: readonly SpendLimit[];
  /** Those of `current`, and those beside them. */
  parts: readonly PartOfDays[];
  grain: PointGrain;
  /** Id of the figure that is drawn. */
  shown: string | null;
  asOfDay: string;
  /** Of the customers of the whole range, by parts that lie in or outside of all days that are told of. */
  worth: AcquiredWorths;
  basis: MarginBasis;
  /** What is left of a customer's orders after 30, 60, 90 ... days, on the basis. */
  margins: MarginsEach;
  click: Click;
  rules: readonly ChannelRule[];
  entered: readonly EnteredCampaign[];
  /** What Shopify tells of, whenever it ran. */
  told: readonly ToldActivity[];
}

export function buildAcquisition(input: AcquisitionInput): AcquisitionContent {
  const { current, previous, worth, click, rules } = input;
  const totals = totalsIn(current, rules);
  const worthMinor = worthIn(worth, current.days);
  const before = previous && totalsIn(previous, rules);
  const ratio = worthToCost(worthMinor, totals.blendedCacMinor);
  const worthBasis = worthBasisOf(worth, current.days);
  return {
    sentence: chooseSentence(totals, input.margins.each),
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
      limits: [...input.limits],
    },
    figures: [
      ...metricsFor(input.basis, totals).map((metric) => figureOf(metric, totals, before)),
      ratioFigure(ratio, worthBasis),
    ],
    click,
    worthDays: worth.horizon,
    worthBasis,
    series: buildSeries(input),
    basis: input.basis,
    lacks: input.margins.lacks,
    channels: byChannel(input.allOrders, input.allSpend, worth, click, rules, input.own).sort(
      dearestFirst,
    ),
    places: byPlace(input.allOrders, worth, click, rules, input.own),
    total: totalRow(totals, current.days, click === "first" ? worthMinor : null),
    campaigns: listCampaigns(input).sort(dearestFirst),
    unattributed: totals.unattributed,
    notApplicable: totals.notApplicable,
    notApplicableBy: totals.notApplicableBy,
    assumedShare:
      totals.spend && totals.spend.loadedMinor > 0
        ? totals.spend.assumedMinor / totals.spend.loadedMinor
        : null,
    costShare: costShareOf(totals.orders),
  };
}

/** What all channels together cost and brought, on the days of which that is known of all of them. */
function totalRow(
  { spend, orders, blendedCacMinor }: AcquisitionTotals,
  days: DayRange,
  worthMinor: number | null,
): ChannelTotal {
  return {
    days,
    spendMinor: spend?.plainMinor ?? null,
    newCustomers: orders.newCustomers,
    cacMinor: blendedCacMinor,
    orders: orders.orders,
    netMinor: orders.netMinor,
    // Of net sales over spend, all channels together: that is the marketing efficiency ratio, told above.
    roas: null,
    poas: null,
    worthMinor,
    worthToCost: worthToCost(worthMinor, blendedCacMinor),
  };
}

/**
 * Those that spend or orders name, by each name of theirs, and those that ran on the days though none does. What
 * a discount code alone brought is not told here: a campaign with codes that no visit names is left to Campaigns.
 */
function listCampaigns(input: AcquisitionInput): CampaignRow[] {
  const { allOrders, allSpend, click, rules, own, entered } = input;
  const claims = claimsOf(entered);
  const known = knownCampaigns(entered, input.told, claims, own.range);
  const met = new Set<string>();
  const named = byCampaign(allOrders, allSpend, click, rules, own).map((row) => {
    const key = keyOfName(claims, row.campaign);
    met.add(key);
    const one = known.get(key) ?? null;
    return { ...row, channel: row.channel ?? one?.channel ?? null, ...factsOf(one) };
  });
  for (const one of entered) if (one.codes.length > 0) met.add(enteredKey(one));
  const others = [...known].flatMap(([key, one]) => (one.isOfDays && !met.has(key) ? one : []));
  return [
    ...named,
    ...others.map((one) => ({
      ...{ campaign: one.name, channel: one.channel, ...factsOf(one), days: own.range },
      ...{ spendMinor: null, newCustomers: 0, cacMinor: null, orders: 0, netMinor: 0, roas: null },
    })),
  ];
}

function factsOf(known: KnownCampaign | null): Pick<CampaignRow, "owner" | "known"> {
  if (known === null) return { owner: null, known };
  const { owner, from, to, status, budgetMinor, dailyBudgetMinor } = known;
  return { owner, known: { from, to, status, budgetMinor, dailyBudgetMinor } };
}

/** What most was spent on; of what nothing is known to have been spent on, what brought most. */
function dearestFirst(a: Brought, b: Brought): number {
  const spend = (b.spendMinor ?? -1) - (a.spendMinor ?? -1);
  return spend || b.newCustomers - a.newCustomers || b.netMinor - a.netMinor;
}

/**
 * Spend breaks even after some costs: one of the two ways to say so is shown, that after the cost of goods where
 * what orders cost is not known of all of them.
 */
function metricsFor(basis: MarginBasis, { breakEvenContribution }: AcquisitionTotals) {
  const isOfGoods = basis === "goods" || breakEvenContribution === null;
  const other = isOfGoods ? breakEvenRoasContribution : breakEvenRoas;
  return acquisitionMetrics.filter((metric) => metric !== other);
}

function totalsIn(period: AcquisitionPeriod, rules: readonly ChannelRule[]) {
  const { orders, spend, spendKnown, contributionRate } = period;
  return totalsOf(orders, spend, rules, spendKnown === "yes", contributionRate);
}

const newCustomersIn = (orders: readonly AttributedOrders[]) =>
  orders.reduce((sum, row) => sum + (row.isNew ? row.orders : 0), 0);

/** Customers of the days before have been ones for longer: their worth is known by other means. */
function ratioFigure(value: number | null, basis: WorthBasis): AcquisitionFigure {
  const { id, label, unit } = ltvToCac;
  const emptyText = basis === "tooYoung" ? "acquisition.tooEarly" : ltvToCac.emptyText;
  const definition = definitionOf(ltvToCac);
  return { id, label, unit, value, emptyText, change: null, definition };
}

function chooseSentence(
  { blendedCacMinor, spend, orders }: AcquisitionTotals,
  margins: readonly (number | null)[],
): AcquisitionSentence {
  if (spend === null) return { kind: "noSpend", newCustomers: orders.newCustomers };
  if (blendedCacMinor === null) return { kind: "noCustomers", spendMinor: spend.plainMinor };
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
