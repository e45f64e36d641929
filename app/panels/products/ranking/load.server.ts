import { z } from "zod";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { readSold, type ProductsFrame } from "../frame.server";
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
  const { sums, catalogue } = await withShop(shop, (tx) => readSold(tx, shop, unit, frame.window));
  return {
    frame,
    isRead: frame.window !== null,
    unit,
    basis: basisSchema.parse(params.get("basis")),
    items: toSoldItems(sums, catalogue),
    params,
  };
}
