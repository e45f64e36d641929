import { groupBy } from "../../../lib/group-by";
import { cohortRetention } from "../../../metrics/definitions/cohort-retention";
import { cohortValue } from "../../../metrics/definitions/cohort-value";
import { valueOf } from "../../../metrics/retention/cohort-values";
import { buildCohorts, sumAges } from "../../../metrics/retention/cohorts";
import type { SplitCell } from "../../../store/worth/cohort-splits.server";
import type { CohortGrain } from "../../../store/worth/cohorts.server";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallRow, SmallTable } from "../table/view";
import type { CohortChoices, SplitBy } from "./choices";
import { labelOfKey } from "./labels";
import { splitTexts } from "./words";

/** Ages that say most of a grain. */
const shownAges: Readonly<Record<CohortGrain, readonly number[]>> = {
  week: [1, 4, 8, 12],
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1, 2],
};

interface SplitInput {
  choices: CohortChoices;
  asOfDay: string;
  split: readonly SplitCell[];
  by: SplitBy;
  titles: ReadonlyMap<string, string>;
}

/**
 * All cohorts shown, by what their customers are told apart by: how many came back after some ages, and
 * what they came to, of the cohorts that are so old.
 */
export function buildSplit({ choices, asOfDay, split, by, titles }: SplitInput): SmallTable {
  const { grain } = choices;
  const ages = shownAges[grain];
  const last = ages.at(-1) ?? 0;
  const rows = [...groupBy(split, ({ key }) => key)].map(([key, cells]) => ({
    label: labelOfKey(by, key, titles),
    url: addressOf(choices, by, key),
    key,
    ...sumKey(cells, grain, asOfDay),
  }));
  return {
    id: `cohorts-by-${by}`,
    title: "retention.cohorts.splitTitle",
    rowHeading: splitTexts[by],
    columns: [
      plainColumn("customers", "retention.columns.customers", "count"),
      ...ages.map((age) =>
        metricColumn(cohortRetention, {
          id: `retention-${age}`,
          label: "retention.columns.cameBackIn",
          values: { age, period: grain },
        }),
      ),
      metricColumn(cohortValue, {
        id: "value-0",
        label: "retention.columns.valueFirst",
        values: { period: grain },
      }),
      metricColumn(cohortValue, {
        id: `value-${last}`,
        label: "retention.columns.valueAfter",
        values: { age: last, period: grain },
      }),
    ],
    rows: rows
      .sort((a, b) => b.customers - a.customers)
      .map(({ key, label, url, customers, cameBack, value }): SmallRow => ({
        id: key,
        label,
        note: null,
        cells: [customers, ...ages.map(cameBack), value(0), value(last)],
        link: { url, text: "retention.cohorts.show" },
      })),
    total: null,
    notes: [
      { key: "retention.cohorts.splitNote" },
      ...(by === "tag" ? [{ key: "retention.cohorts.tagNote" as const }] : []),
    ],
    emptyText: "retention.cohorts.nobody",
  };
}

/** The cohorts of a key as one, by age. */
function sumKey(cells: readonly SplitCell[], grain: CohortGrain, asOfDay: string) {
  // Costs are not asked for by row.
  const costs = { costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 };
  const cohorts = buildCohorts({
    grain,
    asOfDay,
    cells: cells.map((cell) => ({ ...cell, ...costs })),
    orders: null,
    settings: [],
  });
  const all = sumAges(cohorts);
  const ageOf = (age: number) => all[age] ?? null;
  return {
    customers: cohorts.reduce((sum, cohort) => sum + cohort.customers, 0),
    cameBack: (age: number): number | null => {
      const sum = ageOf(age);
      return sum && cohortRetention.compute({ customers: sum.customers, base: sum.base });
    },
    value: (age: number): number | null => {
      const sum = ageOf(age);
      return sum && cohortValue.compute({ valueMinor: valueOf("net", sum), customers: sum.base });
    },
  };
}

function addressOf(choices: CohortChoices, by: SplitBy, value: string): string {
  const { grain, measure, horizon } = choices;
  const params = { grain, show: measure, by, value, horizon: String(horizon) };
  return `/app/customers?${new URLSearchParams(params).toString()}`;
}
