import { addDays, type ShopDay } from "../../../lib/shop-day";
import { cohortCac } from "../../../metrics/definitions/cohort-cac";
import { ltvToCac } from "../../../metrics/definitions/ltv-to-cac";
import { paybackPeriod } from "../../../metrics/definitions/payback-period";
import type { CostAmount } from "../../../metrics/profit/facts";
import { addFacts, noProfitFacts } from "../../../metrics/profit/facts";
import { costCoverageOf } from "../../../metrics/profit/margins";
import {
  addGoods,
  lackingCosts,
  marginAfterGoods,
} from "../../../metrics/retention/customer-margin";
import { leastCustomers } from "../../../metrics/retention/journey";
import { lastDayOf } from "../../../metrics/retention/periods";
import { costsOf, paybackOf, perCustomer } from "../../../metrics/retention/cohort-values";
import { buildCohorts, sumAges, type Cohort } from "../../../metrics/retention/cohorts";
import type { CostSetting } from "../../../store/costs/cost-terms";
import type { SplitCell } from "../../../store/worth/cohort-splits.server";
import type { CohortCell, CohortOrders } from "../../../store/worth/cohorts.server";
import { definitionOf } from "../../home/build-figure";
import { labelOfKey } from "./labels";
import { buildSplit } from "./build-split";
import type { CohortChoices, Measure } from "./choices";
import { returnMonths } from "./limits";
import { metricOf, readMeasure, units } from "./measure";
import type { CohortsContent, CohortSentence, HeatRow, HeatView, SpendScope } from "./view";

export interface CohortsInput {
  choices: CohortChoices;
  asOfDay: ShopDay;
  cells: readonly CohortCell[];
  /** Null: not needed for what is shown. */
  orders: readonly CohortOrders[] | null;
  settings: readonly CostSetting[];
  /** Spend on the days of a cohort's first orders. */
  spends: ReadonlyMap<ShopDay, CostAmount>;
  split: readonly SplitCell[] | null;
  /** Of products, by id. */
  titles: ReadonlyMap<string, string>;
  answered: { from: ShopDay; customers: number; returned: number };
  countries: CohortsContent["countries"];
}

export function buildCohortsContent(input: CohortsInput): CohortsContent {
  const { choices, split, titles } = input;
  const { grain, measure, by, value, split: splitBy, horizon } = choices;
  const cohorts = buildCohorts({ ...input, grain });
  const all = cohorts.reduce(
    (sum, { ages }) => addFacts(sum, ages.at(-1)?.factsSoFar ?? noProfitFacts),
    noProfitFacts,
  );
  const metric = metricOf(measure);
  return {
    grain,
    measure,
    by,
    horizon,
    filter:
      by === null || value === null ? null : { by, value, label: labelOfKey(by, value, titles) },
    sentence: chooseSentence(input, cohorts),
    heat: buildHeat(cohorts, input),
    spendOf: scopeOf(input),
    splitBy,
    split: split && splitBy ? buildSplit({ ...input, split, by: splitBy }) : null,
    countries: input.countries,
    costCoverage: costCoverageOf(all),
    lacks: input.orders === null ? [] : lackingCosts(costsOf(all)),
    definitions: {
      measure: metric && definitionOf(metric),
      cac: definitionOf(cohortCac),
      payback: definitionOf(paybackPeriod),
      ratio: definitionOf(ltvToCac),
    },
  };
}

function scopeOf({ choices: { by, value }, spends }: CohortsInput): SpendScope {
  if (by === null || value === null) return "all";
  if (by !== "channel" && by !== "campaign") return "notSplit";
  const isKnown = [...spends.values()].some((spend) => typeof spend === "number");
  return isKnown ? "part" : "partUnknown";
}

function chooseSentence({ answered }: CohortsInput, cohorts: readonly Cohort[]): CohortSentence {
  const { from, customers, returned } = answered;
  const counted = { from, months: returnMonths, customers, returned };
  if (customers >= leastCustomers) return { kind: "returned", ...counted };
  if (customers > 0) return { kind: "few", ...counted, least: leastCustomers };
  const all = cohorts.reduce((sum, cohort) => sum + cohort.customers, 0);
  return all === 0
    ? { kind: "nobody" }
    : { kind: "tooYoung", months: returnMonths, customers: all };
}

function buildHeat(cohorts: readonly Cohort[], input: CohortsInput): HeatView {
  const { measure } = input.choices;
  const rows: HeatRow[] = cohorts.map((cohort) => {
    const { from, customers, ages } = cohort;
    const spend = input.spends.get(from) ?? "notObserved";
    const cac = cohortCac.compute({ spend, customers });
    const worthMinor = worthWithin(cohort, input);
    return {
      from,
      customers,
      cac,
      payback: paybackOf(cohort, spend),
      worthToCost: ltvToCac.compute({ worthMinor, costMinor: cac }),
      cells: ages.map((at) => ({
        value: readMeasure(measure, at, customers),
        isIncomplete: at.isIncomplete,
      })),
    };
  });
  const ageCount = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const all: (number | null)[] = Array.from({ length: ageCount }, () => null);
  for (const sum of sumAges(cohorts)) all[sum.age] = readMeasure(measure, sum, sum.base);
  return { unit: units[measure], ageCount, rows, all, scale: scaleOf(rows, measure) };
}

/**
 * What is left per customer after the cost of goods within the days of the horizon, minor units. Null: the
 * youngest of the cohort has not been a customer for so long, or no cost is known.
 */
function worthWithin(
  { from, customers }: Cohort,
  { choices: { grain, horizon }, asOfDay, orders }: CohortsInput,
): number | null {
  if (orders === null || addDays(lastDayOf(grain, from), horizon) >= asOfDay) return null;
  const own = orders.filter(({ cohort }) => cohort === from);
  return perCustomer(marginAfterGoods(addGoods(own.map(({ within }) => within))), customers);
}

/** In their own period all customers purchase: beside that, later ones would all look alike. */
function scaleOf(rows: readonly HeatRow[], measure: Measure): HeatView["scale"] {
  const isSoFar = !["retention", "customers", "orders"].includes(measure);
  const values = rows.flatMap(({ cells }) =>
    cells
      .slice(isSoFar ? 0 : 1)
      .flatMap(({ value, isIncomplete }) => (value === null || isIncomplete ? [] : [value])),
  );
  const [from, to] = [isSoFar ? Math.min(...values) : 0, Math.max(...values)];
  return values.length > 0 && to > from ? { from, to } : null;
}
