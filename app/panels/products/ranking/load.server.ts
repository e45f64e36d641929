import { z } from "zod";
import { readCatalogueOf, readGroupsOf } from "../../../store/products/catalogue.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { toSoldItems } from "../describe";
import { marginMeasures, readSold, type ProductsFrame } from "../frame.server";
import { rowsNearPage } from "../list/build-list";
import { productsPage, type PageExtent } from "../page.server";
import { unitHeadings } from "../words";
import { buildRanking, rankingList, rankItems, type RankingInput } from "./build-view";

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
    const items = rankItems(toSoldItems(sold), basis, params);
    const isRead = frame.window !== null;
    const input = { frame, isRead, unit, basis, items, params };
    const unnamed = { ...input, catalogue: new Map(), types: [], vendors: [] };
    const near = extent === "page" ? rowsNearPage(rankingList(unnamed)) : null;
    const keys = items.map(({ key }) => key);
    if (near === null) {
      const catalogue = await readCatalogueOf(tx, shop, unit, keys);
      const entries = keys.map((key) => catalogue.get(key) ?? null);
      const types = entries.map((entry) => entry?.type ?? null);
      const vendors = entries.map((entry) => entry?.vendor ?? null);
      return { ...input, catalogue, types, vendors };
    }
    // Of ten thousand variants no more is read than what stands on the page, and what can be chosen from.
    const shown = near.map(({ id }) => id);
    const catalogue = await readCatalogueOf(tx, shop, unit, shown);
    return { ...input, catalogue, ...(await readGroupsOf(tx, shop, unit, keys)) };
  });
}
