import { z } from "zod";
import { readCatalogueOf } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { marginMeasures, readSold, type ProductsFrame } from "../frame.server";
import { productsPage } from "../page.server";
import { unitHeadings } from "../words";
import { buildRanking, rankingList, type RankingInput } from "./build-view";

const unitSchema = z.enum(["product", "variant"]).catch("product");
const basisSchema = z.enum(["sales", "margin"]).catch("sales");

/** Which products, or variants, make the sales of a range; its table as a file. */
export const { load: loadRanking, loadCsv: loadRankingCsv } = productsPage({
  read,
  build: buildRanking,
  list: rankingList,
  csvTitle: "products.csv.ranking",
  rowHeading: ({ unit }) => unitHeadings[unit],
});

async function read(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<RankingInput> {
  const unit = unitSchema.parse(params.get("by"));
  const items = await withShop(shop, async (tx) => {
    const sold = await readSold(tx, shop, unit, frame.window, marginMeasures);
    const keys = Array.from({ length: sold.count }, (_, place) => sold.keyAt(place));
    return toSoldItems(sold, await readCatalogueOf(tx, shop, unit, keys));
  });
  return {
    frame,
    isRead: frame.window !== null,
    unit,
    basis: basisSchema.parse(params.get("basis")),
    items,
    params,
  };
}
