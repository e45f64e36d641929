import { AppError } from "../../../lib/errors";
import {
  readLookedDays,
  readPricesSince,
  readReducedVariants,
} from "../../../store/products/price-history.server";
import { readWindowSums } from "../../../store/rollup/read-window.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { describeFrame, toSoldItems } from "../describe";
import { loadProductsFrame, salesMeasures, type ProductsFrame } from "../frame.server";
import { buildList, listAll } from "../list/build-list";
import { listCsv } from "../list/csv";
import { buildReductions, reductionsList, type ReductionsInput } from "./build-view";
import type { ReductionsView } from "./view";

/** Reductions that are on, and the lowest price of the 30 days before each. */
export async function loadReductions(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ReductionsView> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  return frame.state === "ready" ? buildReductions(await loadInput(shop, frame, params)) : frame;
}

/** The same table as a file, every row of it. */
export async function loadReductionsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<string> {
  const frame = await loadProductsFrame(shop, params, now, { needsOrders: false });
  if (frame.state !== "ready") throw new AppError("not_found", "There are no figures yet.");
  const list = reductionsList(await loadInput(shop, frame, params));
  return listCsv({
    title: "products.csv.reductions",
    rowHeading: "breakdown.rows.variant",
    frame: describeFrame(frame),
    list: buildList(list),
    rows: listAll(list),
  });
}

async function loadInput(
  shop: ShopRow,
  frame: ProductsFrame,
  params: URLSearchParams,
): Promise<ReductionsInput> {
  return withShop(shop, async (tx) => {
    const variants = await readReducedVariants(tx, shop);
    const keys = variants.map(({ key }) => key);
    const sums = frame.window
      ? await readWindowSums(tx, shop, "variant", frame.window, { only: salesMeasures, keys })
      : [];
    return {
      frame,
      variants,
      looked: await readLookedDays(tx, shop),
      knownSince: await readPricesSince(tx, shop),
      sold: toSoldItems(sums, new Map()),
      params,
    };
  });
}
