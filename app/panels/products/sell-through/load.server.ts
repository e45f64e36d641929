import { z } from "zod";
import { AppError } from "../../../lib/errors";
import { readSellable } from "../../../store/products/catalogue.server";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { describeFrame, toSoldItems } from "../describe";
import { loadProductsFrame, salesMeasures, type ProductsFrame } from "../frame.server";
import { buildList, listAll } from "../list/build-list";
import { listCsv } from "../list/csv";
import { unitHeadings } from "../words";
import { buildSellThrough, sellThroughList, type SellThroughInput } from "./build-view";
import type { SellThroughView } from "./view";

const unitSchema = z.enum(["product", "variant"]).catch("product");

/** How much of what was there was sold, and how long the rest lasts. */
export async function loadSellThrough(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<SellThroughView> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  return frame.state === "ready" ? buildSellThrough(await loadInput(shop, frame, params)) : frame;
}

/** The same table as a file, every row of it. */
export async function loadSellThroughCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const input = await loadInput(shop, frame, params);
  const list = sellThroughList(input);
  return listCsv({
    title: "products.csv.sellThrough",
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
): Promise<SellThroughInput> {
  const unit = unitSchema.parse(params.get("by"));
  return withShop(shop, async (tx) => ({
    frame,
    dayCount: frame.dayCount,
    unit,
    sold: frame.window
      ? toSoldItems(
          await readWindowSums(tx, shop, unit, frame.window, { only: salesMeasures }),
          new Map(),
        )
      : [],
    sellable: await readSellable(tx, shop, unit),
    params,
  }));
}
