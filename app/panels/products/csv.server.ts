import { z } from "zod";
import type { ShopRow } from "../../store/shops.server";
import { loadCompetitorsCsv } from "./competitors/load.server";
import { loadPriceBandsCsv } from "./price-bands/load.server";
import { loadPriceChangesCsv } from "./price-changes/load.server";
import { loadRankingCsv } from "./ranking/load.server";
import { loadReductionsCsv } from "./reductions/load.server";
import { loadSellThroughCsv } from "./sell-through/load.server";
import { productPages, type ProductPage } from "./pages";

const loaders: Record<
  ProductPage,
  (shop: ShopRow, params: URLSearchParams, now: Date) => Promise<string>
> = {
  ranking: loadRankingCsv,
  "sell-through": loadSellThroughCsv,
  "price-bands": loadPriceBandsCsv,
  "price-changes": loadPriceChangesCsv,
  reductions: loadReductionsCsv,
  competitors: loadCompetitorsCsv,
};

const pageSchema = z.enum(productPages).catch("ranking");

/** The table of one of the pages of products as a file. */
export function loadProductsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  return loaders[pageSchema.parse(params.get("table"))](shop, params, now);
}
