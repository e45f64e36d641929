import { daysBetween } from "../../lib/shop-day";
import { campaignKey } from "../../lib/campaign-key";
import type { Click } from "../../metrics/acquisition/attribute";
import type {
  ContributionRates,
  MarginBasis,
  MarginsEach,
} from "../../metrics/acquisition/contribution";
import type { PartOfDays, PointGrain } from "../../metrics/acquisition/points";
import {
  worthBasisOf,
  worthIn,
  type AcquiredWorths,
} from "../../metrics/acquisition/acquired-worth";
import { byCampaign, byChannel, byPlace } from "../../metrics/acquisition/build";
import { claimsOf, keyOfName, namesOfCodes } from "../../metrics/acquisition/campaign-claims";
import { knownCampaigns, type KnownCampaign } from "../../metrics/acquisition/known-campaigns";
import type { OwnDays } from "../../metrics/acquisition/own-days";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import { paybackOf, worthToCost } from "../../metrics/acquisition/ratios";
import { totalsOf, type AcquisitionTotals } from "../../metrics/acquisition/totals";
import type { ChannelRule } from "../../metrics/acquisition/touch";
import { costShareOf } from "../../metrics/retention/customer-margin";
import type { DayRange } from "../../metrics/date-range";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import type { SpendDay } from "../../store/spend/spend-terms";
import type { ToldActivity } from "../../store/spend/told-activities.server";
import type { AttributedOrders } from "../../store/worth/attribution.server";
import type { CampaignOrders } from "../../store/worth/campaign-orders.server";
import type { NoComparison } from "../home/view";
import { buildFigures, type CustomersThen } from "./build-figures";
import { buildSeries } from "./build-series";
import type {
  AcquisitionContent,
  AcquisitionSentence,
  Brought,
  CampaignRow,
  ChannelTotal,
} from "./view";

export interface AcquisitionPeriod {
  /** Those of the range of which spend is known, or all of it where it is of none. */
  days: DayRange;
  /** "otherCurrency": spend of a channel is left out of what is known. */
  spendKnown: "yes" | "no" | "otherCurrency";
  /** By the parts of the days. */
  orders: readonly AttributedOrders[];
  spend: readonly SpendDay[];
  /** What is left of net sales after all that goods and orders cost, where it is asked for. */
  rates: ContributionRates;
  /** What the customers of each of the parts are worth; null: of later days, whose customers are younger. */
  partWorth: AcquiredWorths | null;
}

export interface AcquisitionInput {
  current: AcquisitionPeriod;
  /** It is of all days that are over. */
  isWhole: boolean;
  /** The day under way is left out. */
  isTodayOut: boolean;
  /** Or why there is none to compare with. */
  previous: AcquisitionPeriod | NoComparison;
  /** What was known of customers when those of `previous` had been ones for as long; null: of later days. */
  then: CustomersThen | null;
  /** Of the whole range, by the parts that begin on `own.starts`. */
  allOrders: readonly AttributedOrders[];
  /** The same by the discount codes of campaigns too; null: no campaign has one. */
  codedOrders: readonly CampaignOrders[] | null;
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
  /** Enough have been customers for the first of these. */
  areEnough: boolean;
  click: Click;
  rules: readonly ChannelRule[];
  entered: readonly EnteredCampaign[];
  /** What Shopify tells of, whenever it ran. */
  told: readonly ToldActivity[];
}

export function buildAcquisition(input: AcquisitionInput): AcquisitionContent {
  const { current, previous, worth, margins, areEnough, click, rules } = input;
  const totals = totalsIn(current, rules);
  const worthMinor = worthIn(worth, current.days);
  return {
    sentence: chooseSentence(totals, input.margins.each),
    totals: {
      spendMinor: totals.spend?.plainMinor ?? null,
      newCustomers: newCustomersIn(input.allOrders),
      blendedCacMinor: totals.blendedCacMinor,
      loadedCacMinor: totals.loadedCacMinor,
      worthMinor,
      worthToCost: worthToCost(worthMinor, totals.blendedCacMinor),
    },
    known: {
      days: current.days,
      isWhole: input.isWhole,
      isTodayOut: input.isTodayOut,
      before: typeof previous === "string" ? null : previous.days,
      isOtherCurrency: current.spendKnown === "otherCurrency",
      newCustomers: totals.orders.newCustomers,
      limits: [...input.limits],
    },
    figures: buildFigures({
      basis: input.basis,
      current: {
        ...{ days: current.days, totals, contributionRate: current.rates.all },
        customers: { worth, margins, areEnough },
      },
      previous:
        typeof previous === "string"
          ? previous
          : {
              ...{ days: previous.days, totals: totalsIn(previous, rules) },
              ...{ contributionRate: previous.rates.all, customers: input.then },
            },
    }),
    click,
    worthDays: worth.horizon,
    ageDays: daysBetween(current.days.to, input.asOfDay),
    worthBasis: worthBasisOf(worth, current.days),
    series: buildSeries(input, totals),
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
 * Those that spend, orders or their discount codes name, by each name of theirs, and those that ran on the days though
 * none does.
 */
function listCampaigns(input: AcquisitionInput): CampaignRow[] {
  const { allOrders, allSpend, click, rules, own, entered } = input;
  const claims = claimsOf(entered);
  const known = knownCampaigns(entered, input.told, claims, own.range);
  const met = new Set<string>();
  const codes = namesOfCodes(entered);
  const orders = input.codedOrders ?? allOrders;
  const named = byCampaign(orders, allSpend, click, rules, own, codes).map((row) => {
    const key = keyOfName(claims, row.campaign);
    met.add(key);
    const one = known.get(key) ?? null;
    return { ...row, channel: row.channel ?? one?.channel ?? null, ...factsOf(one) };
  });
  const others = [...known].flatMap(([key, one]) => (one.isOfDays && !met.has(key) ? one : []));
  const spent = new Set(
    named.flatMap(({ campaign, spendMinor }) => (spendMinor === null ? [] : campaignKey(campaign))),
  );
  const rows = [
    ...named,
    ...others.map((one) => ({
      ...{ campaign: one.name, channel: one.channel, ...factsOf(one), days: own.range },
      ...{ spendMinor: null, newCustomers: 0, cacMinor: null, orders: 0, netMinor: 0, roas: null },
    })),
  ];
  return rows.map(({ parts, ...row }) => ({
    ...row,
    spendUnder: row.spendMinor === null ? parts.filter((name) => spent.has(campaignKey(name))) : [],
  }));
}

function factsOf(
  known: KnownCampaign | null,
): Pick<CampaignRow, "owner" | "known"> & Pick<KnownCampaign, "parts"> {
  if (known === null) return { owner: null, known, parts: [] };
  const { parts, owner, from, to, status, budgetMinor, dailyBudgetMinor } = known;
  return { parts, owner, known: { from, to, status, budgetMinor, dailyBudgetMinor } };
}

/** What most was spent on; of what nothing is known to have been spent on, what brought most. */
function dearestFirst(a: Brought, b: Brought): number {
  const spend = (b.spendMinor ?? -1) - (a.spendMinor ?? -1);
  return spend || b.newCustomers - a.newCustomers || b.netMinor - a.netMinor;
}

function totalsIn(period: AcquisitionPeriod, rules: readonly ChannelRule[]) {
  const { orders, spend, spendKnown, rates } = period;
  return totalsOf(orders, spend, rules, spendKnown === "yes", rates.all);
}

const newCustomersIn = (orders: readonly AttributedOrders[]) =>
  orders.reduce((sum, row) => sum + (row.isNew ? row.orders : 0), 0);

function chooseSentence(
  { blendedCacMinor, spend, orders }: AcquisitionTotals,
  margins: readonly (number | null)[],
): AcquisitionSentence {
  if (spend === null) return { kind: "noSpend", newCustomers: orders.newCustomers };
  if (blendedCacMinor === null) return { kind: "noCustomers", spendMinor: spend.plainMinor };
  return { kind: "cac", cacMinor: blendedCacMinor, payback: paybackOf(blendedCacMinor, margins) };
}
