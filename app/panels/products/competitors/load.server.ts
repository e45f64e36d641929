import { readVariantsBySku } from "../../../store/products/catalogue.server";
import {
  listCompetitors,
  readLatestCompetitorPrices,
  readSkus,
} from "../../../store/products/competitor-prices.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { readSold, salesMeasures, type ProductsFrame } from "../frame.server";
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
    return {
      frame,
      prices,
      competitors: await listCompetitors(tx, shop),
      variants,
      sold: toSoldItems(
        await readSold(tx, shop, "variant", variants.length > 0 ? window : null, salesMeasures),
      ),
      skus: await readSkus(tx, shop, templateSkus),
      params,
    };
  });
}
