import { AppError } from "../../../lib/errors";
import { readVariantsBySku } from "../../../store/products/catalogue.server";
import {
  listCompetitors,
  readLatestCompetitorPrices,
  readSkus,
} from "../../../store/products/competitor-prices.server";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { describeFrame, toSoldItems } from "../describe";
import { loadProductsFrame, salesMeasures, type ProductsFrame } from "../frame.server";
import { buildList, listAll } from "../list/build-list";
import { listCsv } from "../list/csv";
import { buildCompetitors, competitorsList, type CompetitorsInput } from "./build-view";
import type { CompetitorsView } from "./view";

// As many SKUs as a person fills in by hand.
const templateSkus = 500;

/** Our prices beside those of competitors, as the merchant entered them. */
export async function loadCompetitors(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CompetitorsView> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  return frame.state === "ready" ? buildCompetitors(await loadInput(shop, frame, params)) : frame;
}

/** The same table as a file, every row of it. */
export async function loadCompetitorsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const list = competitorsList(await loadInput(shop, frame, params));
  return listCsv({
    title: "products.csv.competitors",
    rowHeading: "breakdown.rows.variant",
    frame: describeFrame(frame),
    list: buildList(list),
    rows: listAll(list),
  });
}

async function loadInput(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<CompetitorsInput> {
  const { window, range } = frame;
  return withShop(shop, async (tx) => {
    const prices = await readLatestCompetitorPrices(tx, shop, range.to);
    const skus = [...new Set(prices.map(({ sku }) => sku))];
    const variants = await readVariantsBySku(tx, shop, skus);
    const keys = variants.map(({ key }) => key);
    const sums =
      window && keys.length > 0
        ? await readWindowSums(tx, shop, "variant", window, { only: salesMeasures, keys })
        : [];
    return {
      frame,
      prices,
      competitors: await listCompetitors(tx, shop),
      variants,
      sold: toSoldItems(sums, new Map()),
      skus: await readSkus(tx, shop, templateSkus),
      params,
    };
  });
}
