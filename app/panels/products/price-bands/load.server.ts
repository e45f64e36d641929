import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { salesMeasures, type ProductsFrame } from "../frame.server";
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
  const { window } = frame;
  const only = [...salesMeasures, "orders"] as const;
  const sums = window
    ? await withShop(shop, (tx) => readWindowSums(tx, shop, "variant", window, { only }))
    : [];
  return { frame, isRead: window !== null, items: toSoldItems(sums, new Map()), params };
}
