import { AppError } from "../../../lib/errors";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { describeFrame, toSoldItems } from "../describe";
import { loadProductsFrame, salesMeasures, type ProductsFrame } from "../frame.server";
import { buildList, listAll } from "../list/build-list";
import { listCsv } from "../list/csv";
import { buildPriceBands, priceBandsList, type PriceBandsInput } from "./build-view";
import type { PriceBandsView } from "./view";

/** Sales of a range by what a unit was sold for. */
export async function loadPriceBands(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<PriceBandsView> {
  const frame = await loadProductsFrame(shop, params, now);
  return frame.state === "ready" ? buildPriceBands(await loadInput(shop, frame, params)) : frame;
}

/** The same table as a file. */
export async function loadPriceBandsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadProductsFrame(shop, params, now);
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const list = priceBandsList(await loadInput(shop, frame, params));
  return listCsv({
    title: "products.csv.priceBands",
    rowHeading: "products.columns.band",
    frame: describeFrame(frame),
    list: buildList(list),
    rows: listAll(list),
  });
}

async function loadInput(
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
