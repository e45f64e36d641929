import { z } from "zod";
import { readCatalogueOf, readTypesAndVendors } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { marginMeasures, readSold, type ProductsFrame } from "../frame.server";
import { rowsNearPage } from "../list/build-list";
import { productsPage, type PageExtent } from "../page.server";
import { unitHeadings } from "../words";
import { buildRanking, rankingList, rankingRows, rankGoods, type RankingInput } from "./build-view";

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
  extent: PageExtent,
): Promise<RankingInput> {
  const unit = unitSchema.parse(params.get("by"));
  const basis = basisSchema.parse(params.get("basis"));
  return withShop(shop, async (tx) => {
    const sold = await readSold(tx, shop, unit, frame.window, marginMeasures);
    const goods = rankGoods(sold, basis, params);
    const isRead = frame.window !== null;
    const input = { frame, isRead, unit, basis, goods, params };
    const unnamed = { ...input, catalogue: new Map(), types: [], vendors: [] };
    const near = extent === "page" ? rowsNearPage(rankingRows(unnamed)) : null;
    // Of ten thousand variants no more is read than what may stand on the page.
    const shown = near?.map(({ id }) => id) ?? goods.ranked.map(({ key }) => key);
    const { types, vendors } = await readTypesAndVendors(tx, shop);
    // What was sold and is no product has none.
    const ofNone = goods.ranked.some(({ key }) => !/^\d+$/.test(key)) ? [null] : [];
    return {
      ...input,
      catalogue: await readCatalogueOf(tx, shop, unit, shown),
      types: [...types, ...ofNone],
      vendors: [...vendors, ...ofNone],
    };
  });
}
