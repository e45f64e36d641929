import { z } from "zod";
import { breakdowns, breakdownsOf, isOfGoods, type Breakdown } from "../../metrics/sales/breakdown";
import {
  loadBreakdown,
  loadHours,
  type BreakdownFacts,
} from "../../metrics/sales/breakdown.server";
import { isRangeCovered } from "../../metrics/sales/coverage";
import { keepGroup, parseGroup, type GroupChoice } from "../../metrics/sales/goods-of-group.server";
import { coveredWindows, loadSalesOnly } from "../../metrics/sales/daily.server";
import { chooseGrain } from "../../metrics/sales/grain";
import { pointsOfDays, pointsOfHours, type SalesPoint } from "../../metrics/sales/points";
import type { SalesPeriod } from "../../metrics/sales/period";
import { loadRefunds } from "../../metrics/sales/refunds.server";
import { readChannelSources } from "../../store/channel-sources.server";
import {
  readBreakdownColumns,
  readLabels,
  readTitles,
  type KeyLabel,
} from "../../store/sales-breakdown.server";
import type { ShopRow } from "../../store/shops.server";
import { openFacts, type FactsInColumns } from "../../metrics/sales/facts-in-columns";
import type { Measure } from "../../store/rollup/measures";
import type { ColumnDimension } from "../../store/rollup/sales-columns";
import { AppError } from "../../lib/errors";
import { findLastOrderDay, loadSalesFrame, type SalesFrame } from "../home/frame.server";
import { ordersUrl, searchesOfChannels, type OrdersSearch } from "./admin-orders";
import { buildOverview } from "./build-view";
import {
  allRows,
  buildTable,
  isSearched,
  placesOfPage,
  measuresOfSort,
  onlineShareOf,
  rowsOfPage,
  type TableInput,
} from "./build-table";
import { tableCsv } from "./csv";
import { labelOf } from "./labels";
import { measuresOfGoods } from "./table-columns";
import type { OnlyGroup, SalesOverviewView, TableRows } from "./view";
import { rowOfTime, rowsOfBreakdown, type RowInput } from "./table-rows";

const tableRows = z.enum(["time", ...breakdowns]).catch("product");
const labelled = ["product", "variant", "category", "collection"] as const;

/** The sales page: from gross to total, over time, and by what was sold. */
export async function loadSalesOverview(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<SalesOverviewView> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const { shared, ...days } = frame;
  const { periods, grain, points, table } = await loadTable(shop, frame, params, "page");
  const windows = coveredWindows(days.range, { ...days, zone: days.timezone });
  const refunds = await loadRefunds(shop, windows, days.timezone);
  const lastOrderDay =
    periods.current.total.orders === 0
      ? await findLastOrderDay(shop, days.range.from, days.timezone)
      : null;
  const view = buildOverview({
    ...days,
    ...periods,
    lastOrderDay,
    grain,
    points,
    refunds,
    table: buildTable(table),
  });
  return { ...view, ...shared };
}

/** The table of the sales page, every row of it, as a file. */
export async function loadSalesCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const { table } = await loadTable(shop, frame, params, "file");
  return tableCsv({ frame, table: buildTable(table), rows: allRows(table) });
}

interface LoadedTable {
  periods: { current: SalesPeriod; previous: SalesPeriod };
  grain: ReturnType<typeof chooseGrain>;
  points: SalesPoint[];
  table: TableInput;
}

async function loadTable(
  shop: ShopRow,
  frame: SalesFrame,
  params: URLSearchParams,
  extent: "page" | "file",
): Promise<LoadedTable> {
  const { range, coverage, timezone } = frame;
  const options = { ...frame, zone: timezone };
  const periods = await loadSalesOnly(shop, range, options);
  const windows = coveredWindows(range, options);
  const coversBefore = isRangeCovered(coverage, periods.previous.range);
  const grain = chooseGrain(params.get("grain"), range);
  const points =
    grain === "hour" ? await loadHourPoints() : pointsOfDays({ ...frame, ...periods }, grain);
  const choices: TableRows[] = [...breakdownsOf(shop), "time"];
  const asked = tableRows.parse(params.get("by"));
  const rowsBy = choices.includes(asked) ? asked : "product";
  const group = rowsBy === "product" || rowsBy === "variant" ? parseGroup(params) : null;
  const shared = {
    rowsBy,
    choices,
    only: group && (await nameGroup(shop, group)),
    areCountriesDenied: shop.countriesDeniedAt !== null,
    total: periods.current.part && periods.current.total,
    totalBefore: coversBefore ? periods.previous.total : null,
    params,
    ordersUrl: ordersUrl(range, timezone, null),
  };
  const table =
    rowsBy === "time"
      ? { ...shared, rows: points.map((point) => rowOfTime(point, timezone)), onlineShare: null }
      : await loadTableOf(rowsBy);
  return { periods, grain, points, table };

  async function loadHourPoints(): Promise<SalesPoint[]> {
    const hours = await loadHours(shop, windows);
    const known = {
      current: windows.current && hours.current,
      previous: coversBefore ? hours.previous : null,
    };
    return pointsOfHours(range, known, options);
  }

  async function loadTableOf(breakdown: Breakdown): Promise<TableInput> {
    if (breakdown !== "product" && breakdown !== "variant") {
      return { ...shared, ...(await loadRows(breakdown)) };
    }
    const by = extent === "page" ? measuresOfSort(params, breakdown) : null;
    const isAnyPage = group === null && !isSearched(params);
    if (by !== null && isAnyPage) return loadPageOf(breakdown, by);
    const all = await loadBreakdown(shop, breakdown, windows, by ? { only: by } : {});
    const facts = group ? await keepGroup(shop, breakdown, all, group) : all;
    return extent === "file" ? nameRows(breakdown, facts) : fillPage(breakdown, facts);
  }

  /** Of thousands of products no more is made than what stands on the page, and what it is chosen by. */
  async function loadPageOf(
    breakdown: ColumnDimension,
    by: readonly Measure[],
  ): Promise<TableInput> {
    const before = coversBefore ? windows.previous : null;
    const both = [windows.current, before];
    const sums = await readBreakdownColumns(shop, both, breakdown, by, measuresOfGoods);
    const columns = openFacts(sums, by, coversBefore);
    const chosen = placesOfPage(shared, columns);
    const named = await nameRows(breakdown, factsAt(columns, chosen));
    const input = { ...named, rowCount: sums.count };
    const placeOf = new Map(chosen.map((place) => [sums.keyAt(place), place]));
    const shown = rowsOfPage(input).flatMap(({ id }) => placeOf.get(id) ?? []);
    const whole = openFacts(sums.pick(shown, measuresOfGoods), measuresOfGoods, coversBefore);
    const facts = factsAt(whole, [...shown.keys()]);
    const labels = await readLabels(shop, breakdown, keysOf(facts));
    return withWholeRows(input, toRows(breakdown, facts, labels));
  }

  /** Of those that may stand on the page what they are put in order by, of those that do all the rest. */
  async function fillPage(breakdown: ColumnDimension, facts: BreakdownFacts): Promise<TableInput> {
    const input = await nameRows(breakdown, facts);
    const shown = rowsOfPage(input).map(({ id }) => id);
    return withWholeRows(input, (await loadRows(breakdown, shown)).rows);
  }

  async function nameRows(breakdown: ColumnDimension, facts: BreakdownFacts): Promise<TableInput> {
    const titles = await readTitles(shop, breakdown, keysOf(facts));
    return { ...shared, rows: toRows(breakdown, facts, titles), onlineShare: null };
  }

  async function loadRows(breakdown: Breakdown, keys?: readonly string[]) {
    const facts = await loadBreakdown(shop, breakdown, windows, {
      ...(keys && { keys }),
      ...(isOfGoods(breakdown) && { only: measuresOfGoods }),
    });
    const of = labelled.find((name) => name === breakdown);
    const labels = of ? await readLabels(shop, of, keysOf(facts)) : new Map();
    const ofChannel =
      breakdown === "channel" ? searchesOfChannels(await readChannelSources(shop)) : undefined;
    return {
      rows: toRows(breakdown, facts, labels, ofChannel),
      onlineShare: onlineShareOf(breakdown, facts.current),
    };
  }

  function toRows(
    breakdown: Breakdown,
    { current, previous }: BreakdownFacts,
    labels: ReadonlyMap<string, KeyLabel>,
    ofChannel?: (channel: string) => OrdersSearch,
  ) {
    const known = { current, previous: coversBefore ? previous : null };
    return rowsOfBreakdown(breakdown, known, labels, { range, zone: timezone, ofChannel });
  }
}

function factsAt({ keyAt, at }: FactsInColumns, places: readonly number[]): BreakdownFacts {
  const facts: BreakdownFacts = { current: new Map(), previous: new Map() };
  for (const place of places) {
    const { facts: now, before } = at(place);
    facts.current.set(keyAt(place), now);
    if (before) facts.previous.set(keyAt(place), before);
  }
  return facts;
}

/** Puts rows in the place of those of the same keys that say less. */
function withWholeRows(input: TableInput, whole: readonly RowInput[]): TableInput {
  const byId = new Map(whole.map((row) => [row.id, row]));
  return { ...input, rows: input.rows.map((row) => byId.get(row.id) ?? row) };
}

async function nameGroup(shop: ShopRow, { group, key }: GroupChoice): Promise<OnlyGroup> {
  const of = labelled.find((name) => name === group);
  const labels = of ? await readLabels(shop, of, [key]) : new Map<string, KeyLabel>();
  return { group, key, label: labelOf(group, key, labels).label };
}

function keysOf({ current, previous }: BreakdownFacts): string[] {
  return [...new Set([...current.keys(), ...previous.keys()])];
}
