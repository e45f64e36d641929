import { readVariantsBySku } from "../../../store/products/catalogue.server";
import {
  listCompetitors,
  readLatestCompetitorPrices,
  readSkus,
} from "../../../store/products/competitor-prices.server";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { salesMeasures, type ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { buildCompetitors, competitorsList, type CompetitorsInput } from "./build-view";

// As many SKUs as a person fills in by hand.
const templateSkus = 500;

/** Our prices beside those of competitors, as the merchant entered them; its table as a file. */
export const { load: loadCompetitors, loadCsv: loadCompetitorsCsv } = productsPage({
  isBeforeOrders: true,
  read,
  build: buildCompetitors,
  list: competitorsList,
  csvTitle: "products.csv.competitors",
  rowHeading: () => "breakdown.rows.variant",
});

async function read(
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
