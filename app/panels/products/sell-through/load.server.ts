import { z } from "zod";
import { readSellable } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { readSold, salesMeasures, type ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { unitHeadings } from "../words";
import { buildSellThrough, sellThroughList, type SellThroughInput } from "./build-view";

const unitSchema = z.enum(["product", "variant"]).catch("product");

/** How much of what was there was sold, and how long the rest lasts; its table as a file. */
export const { load: loadSellThrough, loadCsv: loadSellThroughCsv } = productsPage({
  isBeforeOrders: true,
  read,
  build: buildSellThrough,
  list: sellThroughList,
  csvTitle: "products.csv.sellThrough",
  rowHeading: ({ unit }) => unitHeadings[unit],
});

async function read(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<SellThroughInput> {
  const unit = unitSchema.parse(params.get("by"));
  return withShop(shop, async (tx) => ({
    frame,
    dayCount: frame.dayCount,
    unit,
    sold: toSoldItems(await readSold(tx, shop, unit, frame.window, salesMeasures)),
    sellable: await readSellable(tx, shop, unit),
    params,
  }));
}
