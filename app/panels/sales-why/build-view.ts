import { addDays } from "../../lib/shop-day";
import type { DayRange } from "../../metrics/date-range";
import { averageOrderValue } from "../../metrics/definitions/average-order-value";
import { discountRate } from "../../metrics/definitions/discount-rate";
import { netSales } from "../../metrics/definitions/net-sales";
import { orders } from "../../metrics/definitions/orders";
import { returns } from "../../metrics/definitions/returns";
import type { Breakdown, FactsByKey } from "../../metrics/sales/breakdown";
import { rankByConcentration, type Contribution } from "../../metrics/sales/contributors";
import { isRangeCovered } from "../../metrics/sales/coverage";
import type { PeriodSessions, SessionsGap } from "../../metrics/sales/sessions";
import { splitByLargerMix } from "../../metrics/sales/split-by-mix";
import { buildFigure, compareTotals } from "../home/build-figure";
import type { ReadyInput } from "../home/build-view";
import { describeCoverage, describeRange } from "../home/describe-range";
import type { ComparisonView, Shared } from "../home/view";
import type { SplitView, WhyAnswer, WhyView } from "./view";

/** Breakdowns of which every sale is in one row, so that rows add up to the change. */
export const whyBreakdowns = [
  "product",
  "variant",
  "type",
  "vendor",
  "category",
  "channel",
  "kind",
  "country",
] as const satisfies readonly Breakdown[];
export type WhyBreakdown = (typeof whyBreakdowns)[number];

/** Of thousands of rows, and finer than another breakdown: worked out only where it is asked for. */
export function isOnRequest(breakdown: Breakdown): boolean {
  return breakdown === "variant";
}

const figureMetrics = [netSales, orders, averageOrderValue, discountRate, returns];

/** So many contributors are named; the others are one row. */
export const namedContributors = 10;

export interface WhyInput extends Omit<ReadyInput, "lastOrderDay"> {
  /** Of channels and kinds of customers: what the mix is told by. */
  facts: ReadonlyMap<string, { current: FactsByKey; previous: FactsByKey }>;
  /** The largest first. Of what is worked out on request: only what was asked for. */
  contributions: ReadonlyMap<WhyBreakdown, readonly Contribution[]>;
  /** Or why they are not known. */
  sessions: PeriodSessions | SessionsGap;
  /** The breakdown asked for, if any. */
  asked: WhyBreakdown | null;
  labelOf(breakdown: WhyBreakdown, key: string): string;
}

/** The page that says why net sales changed, without what the backfill says of itself. */
export function buildWhy(input: WhyInput): Omit<WhyView, keyof Shared> {
  const { range, compared, coverage, previous } = input;
  const coversBoth = isRangeCovered(coverage, range) && isRangeCovered(coverage, previous.range);
  const split = coversBoth ? buildSplit(input) : null;
  return {
    state: "ready",
    currency: input.currency,
    timezone: input.timezone,
    today: input.today,
    range: describeRange(range, compared, coverage),
    coverage: describeCoverage(coverage, range, input.today),
    figures: figureMetrics.map((metric) => buildFigure(metric, input, coversBoth)),
    answer: chooseAnswer(split, compareTotals(netSales, input, coversBoth), input),
    split: split?.view ?? null,
  };
}

interface Split {
  view: SplitView;
  /** Of the breakdown that explains most. */
  first: { id: WhyBreakdown; contributions: readonly Contribution[] } | null;
}

function buildSplit(input: WhyInput): Split {
  const { facts, sessions, asked, labelOf, range, previous } = input;
  const ranked = rankByConcentration(
    whyBreakdowns.flatMap((id) => {
      const contributions = input.contributions.get(id);
      return contributions ? [{ id, contributions }] : [];
    }),
  );
  // The answer is the same whatever is looked at.
  const first = ranked.find(({ id }) => !isOnRequest(id));
  const unranked = whyBreakdowns.filter((id) => isOnRequest(id) && !input.contributions.has(id));
  const shown = ranked.find(({ id }) => id === asked) ?? first;
  const { split, mixBy } = splitByLargerMix(facts, sessions);
  const hasSessions = split.parts.some(({ id }) => id === "sessions");
  const contributions = shown?.contributions ?? [];
  const rest = contributions.slice(namedContributors);
  return {
    first: first ?? null,
    view: {
      ...split,
      mixBy,
      visitsGap: hasSessions ? null : typeof sessions === "string" ? sessions : "noOnlineOrders",
      openDays:
        hasSessions && typeof sessions !== "string"
          ? openDaysOf(range, previous.range, sessions)
          : null,
      ranks: [
        ...ranked.map(({ id, concentration }) => ({ id, concentration })),
        ...unranked.map((id) => ({ id, concentration: null })),
      ],
      breakdown: shown?.id ?? "product",
      contributors: contributions.slice(0, namedContributors).map((contribution) => ({
        ...contribution,
        label: shown ? labelOf(shown.id, contribution.key) : contribution.key,
      })),
      rest:
        rest.length === 0
          ? null
          : {
              count: rest.length,
              beforeMinor: sum(rest, "beforeMinor"),
              afterMinor: sum(rest, "afterMinor"),
              changeMinor: sum(rest, "changeMinor"),
            },
    },
  };
}

/** The days at both ends that the split into visits leaves out. */
function openDaysOf(
  range: DayRange,
  before: DayRange,
  { openDays }: PeriodSessions,
): SplitView["openDays"] {
  if (openDays === 0) return null;
  const last = ({ to }: DayRange) => ({ from: addDays(to, 1 - openDays), to });
  return { current: last(range), previous: last(before) };
}

function chooseAnswer(
  split: Split | null,
  comparison: ComparisonView,
  { labelOf }: WhyInput,
): WhyAnswer {
  if (!split) return { kind: "notCovered" };
  const { changeMinor, afterMinor, beforeMinor, parts } = split.view;
  if (changeMinor === 0) {
    const isNothing = afterMinor === 0 && beforeMinor === 0;
    return isNothing ? { kind: "noSales" } : { kind: "same", netSalesMinor: afterMinor };
  }
  const goesAlong = (minor: number) => Math.sign(minor) === Math.sign(changeMinor);
  const [part] = parts
    .filter(({ minor }) => goesAlong(minor))
    .sort((a, b) => Math.abs(b.minor) - Math.abs(a.minor));
  const contribution = split.first?.contributions.find((one) => goesAlong(one.changeMinor));
  return {
    kind: "changed",
    changeMinor,
    comparison,
    part: part ?? { id: "edits", minor: changeMinor },
    contributor:
      split.first && contribution
        ? {
            breakdown: split.first.id,
            label: labelOf(split.first.id, contribution.key),
            minor: contribution.changeMinor,
          }
        : null,
  };
}

function sum(list: readonly Contribution[], key: "beforeMinor" | "afterMinor" | "changeMinor") {
  return list.reduce((total, contribution) => total + contribution[key], 0);
}
