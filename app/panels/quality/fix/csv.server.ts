import { AppError } from "../../../lib/errors";
import { countBatches, listBatches, readBatch } from "../../../store/quality/batches.server";
import { changeShows, countChanges, listChanges } from "../../../store/quality/changes.server";
import { readVariantNames } from "../../../store/quality/product-detail.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { batchesCsv, changesCsv } from "./csv";
import { foundOf, parseBatchId } from "./load.server";
import { namesOfCategories, namesOfOwn } from "./names.server";

/** A batch's changes as CSV, those that its page shows; throws AppError `not_found`. */
export async function loadChangesCsv(
  shop: ShopRow,
  params: URLSearchParams,
  limit: number,
): Promise<string> {
  const batchId = parseBatchId(params.get("batch") ?? undefined);
  const { ownNames, ...read } = await withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId);
    if (!batch) throw new AppError("not_found", "There is no such fix.");
    const show = changeShows.find((each) => each === params.get("show")) ?? "all";
    const rows = await listChanges(tx, shop, batchId, { show, offset: 0, limit });
    const productIds = [...new Set(rows.map(({ productId }) => productId))];
    return {
      batch,
      rows,
      found: foundOf(await countChanges(tx, shop, batchId), show),
      variantNames: await readVariantNames(tx, shop, productIds),
      ownNames: await namesOfOwn(tx, shop, rows),
    };
  });
  const names = new Map([...ownNames, ...(await namesOfCategories(read.rows))]);
  return changesCsv({ ...read, names, currency: shop.currency ?? "" });
}

/** The list of batches as CSV. */
export async function loadBatchesCsv(shop: ShopRow, limit: number): Promise<string> {
  return withShop(shop, async (tx) => {
    const rows = await listBatches(tx, shop, { offset: 0, limit });
    return batchesCsv(rows, await countBatches(tx, shop));
  });
}
