import { cohortValue } from "../../../metrics/definitions/cohort-value";
import { leastCustomers, liftOf, worthOf } from "../../../metrics/retention/journey";
import type { FirstWorth, JourneyStep, ProductPair } from "../../../store/worth/journey.server";
import { metricColumn, plainColumn } from "../table/column";
import type { SmallRow, SmallTable } from "../table/view";
import type { Label } from "../view";
import type { JourneyContent, JourneySentence } from "./view";

/** Rows of each table. */
export const journeyLimit = 25;
/** Products are bought together in orders of so many days. */
export const togetherDays = 365;
export const worthDays = [90, 180, 365] as const;
export const usualWorthDays = 180;

/** Of fewer, no quarter is anybody. */
export const leastForQuarters = 4;
const quarters = [
  ["days25", "retention.journey.days25"],
  ["days50", "retention.journey.days50"],
  ["days75", "retention.journey.days75"],
] as const;

export interface JourneyInput {
  days: number;
  steps: readonly JourneyStep[];
  byProduct: readonly FirstWorth[];
  byCode: readonly FirstWorth[];
  pairs: readonly ProductPair[];
  /** Of products, by id. */
  titles: ReadonlyMap<string, string>;
}

export function buildJourney(input: JourneyInput): JourneyContent {
  const { steps, byProduct, byCode, pairs, titles, days } = input;
  const name = (id: number | string) => titles.get(String(id)) ?? `#${id}`;
  return {
    sentence: chooseSentence(steps, name),
    days,
    steps: buildSteps(steps, name),
    byProduct: buildWorth("product", byProduct, days, (key) =>
      key === "" ? { key: "retention.journey.noProduct" } : name(key),
    ),
    byCode: buildWorth("code", byCode, days, (key) =>
      key === "" ? { key: "breakdown.none.code" } : key,
    ),
    together: buildTogether(pairs, name),
  };
}

function chooseSentence(
  steps: readonly JourneyStep[],
  name: (id: number) => string,
): JourneySentence {
  const [first] = steps.filter(({ step }) => step === 1);
  if (!first) return { kind: "nobody" };
  return {
    kind: "next",
    from: name(first.fromProductId),
    to: name(first.toProductId),
    share: first.customers / first.fromCustomers,
    customers: first.customers,
  };
}

function buildSteps(steps: readonly JourneyStep[], name: (id: number) => string): SmallTable {
  return {
    id: "journey-next-products",
    title: "retention.journey.stepsTitle",
    rowHeading: "retention.journey.from",
    columns: [
      plainColumn("step", "retention.journey.step", "key"),
      plainColumn("to", "retention.journey.to", "text"),
      plainColumn("customers", "retention.columns.customers", "count"),
      plainColumn("share", "retention.journey.share", "rate"),
      ...quarters.map(([id, label]) => ({
        ...plainColumn(id, label, "count"),
        emptyText: "retention.journey.few" as const,
      })),
    ],
    rows: steps.map(({ step, fromProductId, toProductId, customers, fromCustomers, ...more }) => ({
      id: `${step}-${fromProductId}-${toProductId}`,
      label: name(fromProductId),
      note: null,
      cells: [
        step === 1 ? "retention.journey.firstToSecond" : "retention.journey.secondToThird",
        name(toProductId),
        customers,
        customers / fromCustomers,
        ...quarters.map((_, index) =>
          customers < leastForQuarters ? null : (more.quartileDays[index] ?? null),
        ),
      ],
      link: null,
    })),
    total: null,
    notes: [
      { key: "retention.journey.stepsNote" },
      { key: "retention.journey.daysNote", values: { least: leastForQuarters } },
      { key: "retention.repeat.swaps" },
    ],
    emptyText: "retention.journey.nobody",
  };
}

function buildWorth(
  by: "product" | "code",
  worths: readonly FirstWorth[],
  days: number,
  label: (key: string) => Label,
): SmallTable {
  return {
    id: `worth-by-first-${by}`,
    title: by === "product" ? "retention.journey.byProduct" : "retention.journey.byCode",
    rowHeading: by === "product" ? "retention.cohorts.by.product" : "retention.cohorts.by.code",
    columns: [
      plainColumn("customers", "retention.columns.customers", "count"),
      metricColumn(cohortValue, {
        label: "retention.journey.worth",
        values: { days },
      }),
      {
        ...plainColumn("from", "retention.journey.low", "money"),
        emptyText: "retention.journey.few",
      },
      {
        ...plainColumn("to", "retention.journey.high", "money"),
        emptyText: "retention.journey.few",
      },
    ],
    rows: worths.map((worth): SmallRow => {
      const { meanMinor, interval } = worthOf(worth);
      return {
        id: worth.key,
        label: label(worth.key),
        note: null,
        cells: [worth.customers, meanMinor, interval?.fromMinor ?? null, interval?.toMinor ?? null],
        link: null,
      };
    }),
    total: null,
    notes: [
      { key: "retention.journey.worthNote", values: { days, least: leastCustomers } },
      ...(by === "code" ? [{ key: "retention.journey.codeNote" as const }] : []),
    ],
    emptyText: "retention.journey.tooYoung",
  };
}

function buildTogether(pairs: readonly ProductPair[], name: (id: number) => string): SmallTable {
  return {
    id: "bought-together",
    title: "retention.journey.togetherTitle",
    rowHeading: "retention.journey.one",
    columns: [
      plainColumn("other", "retention.journey.other", "text"),
      plainColumn("orders", "retention.journey.bothOrders", "count"),
      plainColumn("ofOne", "retention.journey.ofOne", "rate"),
      plainColumn("ofOther", "retention.journey.ofOther", "rate"),
      plainColumn("lift", "retention.journey.lift", "number"),
    ],
    rows: pairs.map((pair) => ({
      id: `${pair.oneId}-${pair.otherId}`,
      label: name(pair.oneId),
      note: null,
      cells: [
        name(pair.otherId),
        pair.orders,
        pair.orders / pair.oneOrders,
        pair.orders / pair.otherOrders,
        liftOf(pair),
      ],
      link: null,
    })),
    total: null,
    notes: [{ key: "retention.journey.togetherNote", values: { days: togetherDays } }],
    emptyText: "retention.journey.noPairs",
  };
}
