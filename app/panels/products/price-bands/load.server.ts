import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { readSold, salesMeasures, type ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { buildPriceBands, priceBandsList, type PriceBandsInput } from "./build-view";

/** Sales of a range by what a unit was sold for; its table as a file. */
export const { load: loadPriceBands, loadCsv: loadPriceBandsCsv } = productsPage({
  read,
  build: buildPriceBands,
  list: priceBandsList,
  csvTitle: "products.csv.priceBands",
  rowHeading: () => "products.columns.band",
});

async function read(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<PriceBandsInput> {
  const only = [...salesMeasures, "orders"] as const;
  const sold = await withShop(shop, (tx) => readSold(tx, shop, "variant", frame.window, only));
  return { frame, isRead: frame.window !== null, sold, params };
}
