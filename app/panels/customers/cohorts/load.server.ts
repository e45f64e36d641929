import { readChannelRules } from "../../../metrics/acquisition/channel-rules.server";
import type { ChannelRule } from "../../../metrics/acquisition/touch";
import { spendOfCohorts } from "../../../metrics/retention/cohort-spend.server";
import {
  listCohorts,
  oldestCohort,
  settingDays,
  sumParts,
} from "../../../metrics/retention/cohorts";
import { addPeriods, lastDayOf, startOfPeriod } from "../../../metrics/retention/periods";
import { addDays, addMonths } from "../../../lib/shop-day";
import { listCostSettings } from "../../../store/costs/cost-settings.server";
import type { CostSetting } from "../../../store/costs/cost-terms";
import type { Queryable } from "../../../store/database.server";
import { readCatalogueOf } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import {
  readCohortSplits,
  readFirstTouches,
  readReturned,
} from "../../../store/worth/cohort-splits.server";
import {
  readCohortOrders,
  readKeptCohorts,
  sumCohorts,
  type CohortCell,
  type CohortGrain,
  type CohortOrders,
  type CohortSums,
  type FirstDays,
} from "../../../store/worth/cohorts.server";
import type { CustomerFilter } from "../../../store/worth/customer-filter";
import type { SalesFrame } from "../../home/frame.server";
import { loadCustomersApart, nothingAlways, withManyOrders } from "../frame.server";
import { buildCohortsContent, type CohortsInput } from "./build-view";
import { parseChoices, type CohortChoices, type Measure, type SplitBy } from "./choices";
import { returnMonths, splitLimit } from "./limits";
import { filterOfTouch, groupTouches } from "./touches";
import type { CohortsView } from "./view";

/** Whether customers come back, and what they are worth, by when they first ordered. */
export function loadCohorts(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CohortsView> {
  const choices = parseChoices(params);
  return loadCustomersApart({
    shop,
    params,
    now,
    read: async (frame) => buildCohortsContent(await readInput(shop, frame, choices)),
    readAlways: nothingAlways,
  });
}

async function readInput(
  shop: ShopRow,
  frame: SalesFrame,
  choices: CohortChoices,
): Promise<CohortsInput> {
  const { grain, by, value, split: splitBy } = choices;
  const asOfDay = frame.coverage.asOfDay;
  const since = oldestCohort(grain, asOfDay);
  const cohorts = listCohorts(grain, asOfDay);
  const { touches, rules, filter, settings, spends } = await withManyOrders(shop, async (tx) => {
    const kinds = [by, splitBy].filter((kind) => kind !== null);
    const touches = kinds.some(isOfTouch) ? await readFirstTouches(tx, shop) : [];
    const rules = kinds.includes("channel") ? await readChannelRules(tx, shop) : [];
    const filter = by === null || value === null ? null : filterOf(by, value, touches, rules);
    // Of what other parts of the customers spend tells nothing.
    const part = by !== null && value !== null && isOfTouch(by) ? { by, value } : null;
    const spends =
      filter !== null && part === null
        ? cohorts.map(() => "notSplit" as const)
        : await spendOfCohorts(
            tx,
            shop,
            cohorts.map((from) => daysOf(grain, from, asOfDay)),
            part,
            asOfDay,
          );
    return { touches, rules, filter, settings: await listCostSettings(tx, shop), spends };
  });
  const hasSpend = spends.some((spend) => typeof spend === "number");
  const { orders, cells } =
    choices.measure === "contribution" || hasSpend
      ? await readWithOrders(shop, asOfDay, choices, filter, settings)
      : { orders: null, cells: await readCells(shop, asOfDay, choices, filter) };
  const countries = !shop.readsCountries ? "off" : shop.countriesDeniedAt ? "denied" : "on";
  return withManyOrders(shop, async (tx) => {
    const isSplit = splitBy !== null && (splitBy !== "country" || countries === "on");
    const more = {
      limit: splitLimit,
      filter,
      needsMargins: neededSums[choices.measure] === "margins",
    };
    const split = isSplit
      ? await readCohortSplits(
          tx,
          shop,
          grain,
          { since, to: asOfDay },
          isOfTouch(splitBy)
            ? { by: "touch", touches: groupTouches(splitBy, touches, rules), ...more }
            : { by: splitBy, touches: null, ...more },
        )
      : null;
    const products = [
      ...(by === "product" && value !== null ? [value] : []),
      ...(splitBy === "product" ? (split ?? []).map(({ key }) => key) : []),
    ];
    const answered = answeredCohort(grain, asOfDay, cells);
    return {
      choices,
      asOfDay,
      cells,
      orders,
      settings,
      spends: new Map(cohorts.map((from, at) => [from, spends[at] ?? "notObserved"])),
      split,
      titles: await readTitles(tx, shop, products),
      answered: {
        ...answered,
        ...(await readReturned(tx, shop, answered, returnMonths, filter)),
      },
      countries,
    };
  });
}

/** Cells, and the orders that they are made of in parts of one cost each. */
async function readWithOrders(
  shop: ShopRow,
  asOfDay: string,
  { grain, horizon }: CohortChoices,
  filter: CustomerFilter | null,
  settings: readonly CostSetting[],
): Promise<{ orders: CohortOrders[]; cells: CohortCell[] }> {
  const spans = settingDays(settings);
  const orders = await readInHalves(shop, listCohorts(grain, asOfDay), asOfDay, (tx, days) =>
    readCohortOrders(tx, shop, grain, days, filter, spans, horizon),
  );
  return { orders, cells: sumParts(orders) };
}

/** Cells as they are kept or, of a part of the customers and of other periods than months, summed up. */
async function readCells(
  shop: ShopRow,
  asOfDay: string,
  { grain, measure }: CohortChoices,
  filter: CustomerFilter | null,
): Promise<CohortCell[]> {
  const since = oldestCohort(grain, asOfDay);
  const kept = await withManyOrders(shop, (tx) =>
    readKeptCohorts(tx, shop, grain, asOfDay, filter, since),
  );
  if (kept) return kept;
  return readInHalves(shop, listCohorts(grain, asOfDay), asOfDay, (tx, days) =>
    sumCohorts(tx, shop, grain, days, filter, neededSums[measure]),
  );
}

// Customers of older cohorts have had more time to order again.
const olderShare = 0.4;

/** Reads cohorts side by side in two parts, as each looks through half of all orders of a shop. */
async function readInHalves<T>(
  shop: ShopRow,
  cohorts: readonly string[],
  asOfDay: string,
  read: (tx: Queryable, days: FirstDays) => Promise<T[]>,
): Promise<T[]> {
  const first = cohorts[0] ?? asOfDay;
  const middle = cohorts[Math.floor(cohorts.length * olderShare)] ?? first;
  const parts = [
    ...(middle > first ? [{ since: first, until: addDays(middle, -1) }] : []),
    { since: middle, until: asOfDay },
  ];
  const halves = parts.map((part) =>
    withManyOrders(shop, (tx) => read(tx, { ...part, to: asOfDay })),
  );
  return (await Promise.all(halves)).flat();
}

const neededSums: Readonly<Record<Measure, CohortSums>> = {
  retention: "counts",
  customers: "counts",
  orders: "counts",
  ordersEach: "counts",
  net: "net",
  grossMargin: "margins",
  contribution: "margins",
};

/** The days of a cohort's first orders, as far as they have come. */
function daysOf(grain: CohortChoices["grain"], from: string, asOfDay: string) {
  const last = lastDayOf(grain, from);
  return { from, to: last < asOfDay ? last : asOfDay };
}

/**
 * The latest cohort of these all of whose customers have been customers for the months of the answer; one
 * that nobody is in where there is none.
 */
function answeredCohort(grain: CohortGrain, asOfDay: string, cells: readonly CohortCell[]) {
  const last = addPeriods(grain, startOfPeriod(grain, addMonths(asOfDay, -returnMonths)), -1);
  const inhabited = cells.filter(({ customers }) => customers > 0).map(({ cohort }) => cohort);
  const from =
    inhabited
      .filter((cohort) => cohort <= last)
      .sort()
      .at(-1) ?? last;
  return { from, to: lastDayOf(grain, from) };
}

function isOfTouch(by: SplitBy): by is "channel" | "campaign" {
  return by === "channel" || by === "campaign";
}

function filterOf(
  by: SplitBy,
  value: string,
  touches: readonly (string | null)[],
  rules: readonly ChannelRule[],
): CustomerFilter {
  switch (by) {
    case "product":
      return { by, productId: value === "" ? null : Number(value) };
    case "type":
      return { by, type: value };
    case "code":
      return { by, code: value || null };
    case "tag":
      return { by, tag: value || null };
    case "country":
      return { by, country: value || null };
    case "channel":
    case "campaign":
      return filterOfTouch(by, value, touches, rules);
  }
}

async function readTitles(
  tx: Queryable,
  shop: ShopRow,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(keys)].filter((key) => /^\d+$/.test(key));
  if (ids.length === 0) return new Map();
  const catalogue = await readCatalogueOf(tx, shop, "product", ids);
  return new Map([...catalogue].map(([key, { title }]) => [key, title]));
}
