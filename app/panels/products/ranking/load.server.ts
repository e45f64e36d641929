import { z } from "zod";
import { AppError } from "../../../lib/errors";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { describeFrame, toSoldItems } from "../describe";
import { loadProductsFrame, readSold, type ProductsFrame } from "../frame.server";
import { buildList, listAll } from "../list/build-list";
import { listCsv } from "../list/csv";
import { unitHeadings } from "../words";
import { buildRanking, rankingList, type RankingInput } from "./build-view";
import type { RankingView } from "./view";

const unitSchema = z.enum(["product", "variant"]).catch("product");
const basisSchema = z.enum(["sales", "margin"]).catch("sales");

/** Which products, or variants, make the sales of a range. */
export async function loadRanking(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<RankingView> {
  const frame = await loadProductsFrame(shop, params, now);
  return frame.state === "ready" ? buildRanking(await loadInput(shop, frame, params)) : frame;
}

/** The same table as a file, every row of it. */
export async function loadRankingCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadProductsFrame(shop, params, now);
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const input = await loadInput(shop, frame, params);
  const list = rankingList(input);
  return listCsv({
    title: "products.csv.ranking",
    rowHeading: unitHeadings[input.unit],
    frame: describeFrame(frame),
    list: buildList(list),
    rows: listAll(list),
  });
}

async function loadInput(
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
