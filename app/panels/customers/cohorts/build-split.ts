import { groupBy } from "../../../lib/group-by";
import { buildCohorts, sumAges, type AgeOfAll } from "../../../metrics/retention/cohorts";
import type { SplitCell } from "../../../store/worth/cohort-splits.server";
import type { CohortGrain } from "../../../store/worth/cohorts.server";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallRow, SmallTable } from "../table/view";
import { ageTexts } from "../words";
import type { CohortChoices, Measure, SplitBy } from "./choices";
import { labelOfKey } from "./labels";
import { metricOf, readMeasure, units } from "./measure";
import { splitTexts, splitTitles } from "./words";

/** Ages that say most of a grain; later ones, where nobody is so old, are left out. */
const shownAges: Readonly<Record<CohortGrain, readonly number[]>> = {
  week: [0, 1, 2, 4, 8, 12, 25],
  month: [0, 1, 2, 3, 6, 9, 12, 18, 23],
  quarter: [0, 1, 2, 3, 4, 8],
  year: [0, 1, 2, 3, 5],
};

interface SplitInput {
  choices: CohortChoices;
  asOfDay: string;
  split: readonly SplitCell[];
  by: SplitBy;
  titles: ReadonlyMap<string, string>;
}

/**
 * All cohorts shown, by what their customers are told apart by: what is shown of cohorts, after some ages, of those
 * that are so old.
 */
export function buildSplit({ choices, asOfDay, split, by, titles }: SplitInput): SmallTable {
  const { grain } = choices;
  const measure = shownMeasure(choices.measure);
  const rows = [...groupBy(split, ({ key }) => key)].map(([key, cells]) => ({
    key,
    label: labelOfKey(by, key, titles),
    ...sumKey(cells, grain, asOfDay),
  }));
  const oldest = Math.max(0, ...rows.flatMap(({ ages }) => ages.map(({ age }) => age)));
  // All of a row came in their first period: as a share or a number of customers that says nothing.
  const first = measure === "retention" || measure === "customers" ? 1 : 0;
  const ages = shownAges[grain].filter((age) => age >= first && age <= Math.max(first, oldest));
  const metric = metricOf(measure);
  const columnOf = (age: number) => {
    const more = { id: `age-${age}`, label: ageTexts[grain], values: { age } };
    return metric
      ? { ...metricColumn(metric, more), unit: units[measure] }
      : plainColumn(more.id, more.label, units[measure], more.values);
  };
  return {
    id: `cohorts-by-${by}`,
    title: splitTitles[measure],
    rowHeading: splitTexts[by],
    columns: [
      plainColumn("customers", "retention.columns.customers", "count"),
      ...ages.map(columnOf),
    ],
    rows: rows
      .sort((a, b) => b.customers - a.customers)
      .map(({ key, label, customers, ages: sums }): SmallRow => ({
        id: key,
        label,
        note: null,
        cells: [
          customers,
          ...ages.map((age) => {
            const sum = sums.find((at) => at.age === age);
            return sum ? readMeasure(measure, sum, sum.base) : null;
          }),
        ],
        // Of those of one value, a row is no choice of the page.
        link:
          choices.value === null
            ? { url: addressOf(choices, by, key), text: "retention.cohorts.show" }
            : null,
      })),
    total: null,
    notes: [
      { key: "retention.cohorts.splitNote" },
      ...(choices.measure === "contribution"
        ? [{ key: "retention.cohorts.splitOfGoods" as const }]
        : []),
      ...(by === "tag" ? [{ key: "retention.cohorts.tagNote" as const }] : []),
    ],
    emptyText: "retention.cohorts.nobody",
  };
}

/** What orders cost is not read row by row. */
function shownMeasure(measure: Measure): Measure {
  return measure === "contribution" ? "grossMargin" : measure;
}

/** The cohorts of a key as one, by age. */
function sumKey(
  cells: readonly SplitCell[],
  grain: CohortGrain,
  asOfDay: string,
): { customers: number; ages: AgeOfAll[] } {
  const cohorts = buildCohorts({ grain, asOfDay, cells, orders: null, settings: [] });
  return {
    customers: cohorts.reduce((sum, cohort) => sum + cohort.customers, 0),
    ages: sumAges(cohorts),
  };
}

function addressOf(choices: CohortChoices, by: SplitBy, value: string): string {
  const { grain, measure, horizon } = choices;
  const params = { grain, show: measure, by, value, horizon: String(horizon) };
  return `/app/customers?${new URLSearchParams(params).toString()}`;
}
