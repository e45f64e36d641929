import { loadAcquisition } from "../../app/panels/acquisition/load.server";
import { loadCampaigns } from "../../app/panels/campaigns/load.server";
import { loadConversionPage } from "../../app/panels/conversion/load.server";
import { loadCohorts } from "../../app/panels/customers/cohorts/load.server";
import type { HeatView } from "../../app/panels/customers/cohorts/view";
import { loadJourney } from "../../app/panels/customers/journey/load.server";
import { loadRepeat } from "../../app/panels/customers/repeat/load.server";
import { loadRfm } from "../../app/panels/customers/rfm/load.server";
import { loadHome } from "../../app/panels/home/load.server";
import { loadCompetitors } from "../../app/panels/products/competitors/load.server";
import { loadPriceBands } from "../../app/panels/products/price-bands/load.server";
import { loadPriceChanges } from "../../app/panels/products/price-changes/load.server";
import { loadRanking } from "../../app/panels/products/ranking/load.server";
import { loadReductions } from "../../app/panels/products/reductions/load.server";
import { loadSellThrough } from "../../app/panels/products/sell-through/load.server";
import { loadProfit } from "../../app/panels/profit/load.server";
import { loadReconciliationPage } from "../../app/panels/reconciliation/load.server";
import { loadSalesOverview } from "../../app/panels/sales-overview/load.server";
import { loadSales } from "../../app/panels/sales-report/load.server";
import { loadSalesWhy } from "../../app/panels/sales-why/load.server";
import type { GoldenShop } from "./open-golden";

type Asked = Record<string, string>;

/** What the panels of the golden shop show of the days asked for; they must have figures. */
export const home = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadHome(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const overview = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadSalesOverview(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const why = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadSalesWhy(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const reconciliation = async (golden: GoldenShop) =>
  ready(await loadReconciliationPage(await golden.shop(), golden.now()));
export const profit = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadProfit(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const conversion = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadConversionPage(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const ranking = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadRanking(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const sellThrough = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadSellThrough(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const priceBands = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadPriceBands(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const priceChanges = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadPriceChanges(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const reductions = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadReductions(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const competitors = async (golden: GoldenShop, asked: Asked) =>
  ready(await loadCompetitors(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const cohorts = async (golden: GoldenShop, asked: Asked) =>
  known(await loadCohorts(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const acquisition = async (golden: GoldenShop, asked: Asked) =>
  known(await loadAcquisition(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const campaigns = async (golden: GoldenShop, asked: Asked) =>
  known(await loadCampaigns(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const journey = async (golden: GoldenShop, asked: Asked) =>
  known(await loadJourney(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const repeat = async (golden: GoldenShop, asked: Asked) =>
  known(await loadRepeat(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const rfm = async (golden: GoldenShop, asked: Asked) =>
  known(await loadRfm(await golden.shop(), new URLSearchParams(asked), golden.now()));
export const report = async (golden: GoldenShop, days: { from: string; to: string }) =>
  ready(await loadSales(await golden.shop(), days, golden.now()));

export async function countOrdersOn(golden: GoldenShop, day: string): Promise<number> {
  return (await report(golden, { from: day, to: day })).total.orders;
}

/** What a page says of customers; their whole history must be known. */
function known<V extends { state: string; content?: unknown }>(
  view: V,
): NonNullable<Extract<V, { state: "ready" }>["content"]> {
  const { content } = ready(view);
  if (!content) throw new Error(JSON.stringify(view));
  return content;
}

/** Every cell of a heat map, with its month and age. */
export function cohortsOf({ rows }: HeatView) {
  return rows.flatMap(({ from, cells }) =>
    cells.map((cell, age) => ({ cohort: from.slice(0, 7), age, ...cell })),
  );
}

function ready<V extends { state: string }>(view: V): Extract<V, { state: "ready" }> {
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view as Extract<V, { state: "ready" }>;
}

/** A figure of a row of a table, by the id of its column. */
export function cellOf(
  columns: readonly { id: string }[],
  values: readonly (number | null)[],
  id: string,
): number | null {
  const index = columns.findIndex((column) => column.id === id);
  if (index < 0) throw new Error(`There is no column ${id}`);
  return values[index] ?? null;
}
