import { cohortRetention } from "../../../metrics/definitions/cohort-retention";
import { daysToSecondOrder } from "../../../metrics/definitions/days-to-second-order";
import { purchaseFrequency } from "../../../metrics/definitions/purchase-frequency";
import { reactivatedCustomers } from "../../../metrics/definitions/reactivated-customers";
import { repeatRate } from "../../../metrics/definitions/repeat-rate";
import { returningCustomerRate } from "../../../metrics/definitions/returning-customer-rate";
import { returningSalesShare } from "../../../metrics/definitions/returning-sales-share";
import { leastCustomers } from "../../../metrics/retention/journey";
import {
  gapParts,
  ladderOf,
  waitingAfter,
  type RepeatFacts,
} from "../../../metrics/retention/repeat";
import { daysUntil, shareAt, survivalOf, type Waiting } from "../../../metrics/retention/survival";
import { lastStep } from "../../../store/worth/repeat-steps";
import type { GapGroup, RepeatRange } from "../../../store/worth/repeat.server";
import { figureOf } from "../../products/list/figure";
import { plainColumn } from "../table/column";
import type { SmallTable } from "../table/view";
import type { RepeatContent, RepeatCurve, RepeatSentence } from "./view";

export interface RepeatInput {
  gaps: readonly GapGroup[];
  range: RepeatRange;
  silentDays: number;
  newNetMinor: number;
  returningNetMinor: number;
  /** Some orders were read before it was asked whether they were sold on a selling plan. */
  lacksPlans: boolean;
}

/** A year in steps that a line can be drawn by. */
const curveDays = Array.from({ length: 74 }, (_, step) => step * 5);
/** Days by which a part of those who went on had done so. */
const ladderDays = [30, 90, 365] as const;

export function buildRepeat(input: RepeatInput): RepeatContent {
  const { gaps, range, silentDays } = input;
  const facts = factsOf(input);
  return {
    sentence: chooseSentence(facts),
    figures: [
      figureOf(repeatRate, repeatRate.compute(facts), { note: "retention.repeat.toTheEnd" }),
      figureOf(returningCustomerRate, returningCustomerRate.compute(facts), {
        note: "retention.repeat.inRange",
      }),
      figureOf(purchaseFrequency, purchaseFrequency.compute(facts), {
        note: "retention.repeat.inRange",
      }),
      figureOf(daysToSecondOrder, daysToSecondOrder.compute(facts), {
        note: "retention.repeat.toTheEnd",
      }),
      figureOf(returningSalesShare, returningSalesShare.compute(facts), {
        note: "retention.repeat.inRange",
      }),
      figureOf(reactivatedCustomers, reactivatedCustomers.compute(facts), {
        note: "retention.repeat.inRange",
      }),
    ],
    silentDays,
    curve: {
      days: curveDays,
      afterFirst: curveAfter(gaps, 1),
      afterSecond: curveAfter(gaps, 2),
    },
    gaps: gapParts(gaps),
    ladder: buildLadder(gaps),
    subscriptions: {
      customers: range.subscribers,
      orders: range.subscriptionOrders,
      netMinor: range.subscriptionNetMinor,
      lacksPlans: input.lacksPlans,
    },
  };
}

/** What the figures are made of. */
export function factsOf({
  gaps,
  range,
  newNetMinor,
  returningNetMinor,
}: Omit<RepeatInput, "silentDays" | "lacksPlans">): RepeatFacts {
  const [first] = ladderOf(gaps, 1);
  return {
    customers: first?.customers ?? 0,
    repeaters: first?.wentOn ?? 0,
    rangePurchases: range.purchases,
    rangeCustomers: range.customers,
    orderingCustomers: range.orderingCustomers,
    returningCustomers: range.returningCustomers,
    medianDays: daysUntil(survivalOf(waitingAfter(gaps, 1)), 0.5),
    reactivated: range.reactivated,
    newNetMinor,
    returningNetMinor,
  };
}

function chooseSentence(facts: RepeatFacts): RepeatSentence {
  const rate = repeatRate.compute(facts);
  if (rate === null) return { kind: "nobody" };
  const { customers, repeaters } = facts;
  if (customers < leastCustomers) {
    return { kind: "few", customers, repeaters, least: leastCustomers };
  }
  return { kind: "rate", customers: facts.customers, rate, medianDays: facts.medianDays };
}

function curveAfter(gaps: readonly GapGroup[], step: number): RepeatCurve {
  const groups = waitingAfter(gaps, step);
  return {
    cameBack: cameBackBy(groups, curveDays),
    waiting: curveDays.map((day) =>
      groups.reduce((sum, { days, count }) => (days < day ? sum : sum + count), 0),
    ),
  };
}

/** The curve and the table beside it tell one number: it is made here. */
function cameBackBy(groups: readonly Waiting[], days: readonly number[]): (number | null)[] {
  const points = survivalOf(groups);
  return days.map((day) => {
    const share = shareAt(groups, points, day);
    return share === null ? null : 1 - share;
  });
}

function buildLadder(gaps: readonly GapGroup[]): SmallTable {
  const rows = ladderOf(gaps, lastStep - 1).filter(({ customers }) => customers > 0);
  return {
    id: "purchase-ladder",
    title: "retention.repeat.ladderTitle",
    rowHeading: "retention.repeat.step",
    columns: [
      plainColumn("customers", "retention.repeat.reached", "count"),
      plainColumn("wentOn", "retention.repeat.wentOn", "count"),
      plainColumn("share", "retention.repeat.wentOnShare", "rate"),
      ...ladderDays.map((days) =>
        plainColumn(`within-${days}`, "retention.repeat.within", "rate", { days }),
      ),
      plainColumn("median", "retention.repeat.median", "count"),
    ],
    rows: rows.map(({ step, customers, wentOn, medianDays }) => {
      return {
        id: String(step),
        label: { key: stepTexts[step - 1] ?? "retention.repeat.steps.4" },
        note: null,
        cells: [
          customers,
          wentOn,
          cohortRetention.compute({ customers: wentOn, base: customers }),
          ...cameBackBy(waitingAfter(gaps, step), ladderDays),
          medianDays,
        ],
        link: null,
      };
    }),
    total: null,
    notes: [{ key: "retention.repeat.ladderNote" }, { key: "retention.repeat.swaps" }],
    emptyText: "retention.repeat.nobody",
  };
}

const stepTexts = [
  "retention.repeat.steps.1",
  "retention.repeat.steps.2",
  "retention.repeat.steps.3",
  "retention.repeat.steps.4",
] as const;
