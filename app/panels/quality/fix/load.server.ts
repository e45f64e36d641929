import { z } from "zod";
import { AppError } from "../../../lib/errors";
import { readBatch } from "../../../store/quality/batches.server";
import {
  changeShows,
  countChanges,
  countToEnter,
  listChanges,
  listFields,
  type ChangeCounts,
  type ChangeShow,
} from "../../../store/quality/changes.server";
import { readVariantNames } from "../../../store/quality/product-detail.server";
import { listManualCollections } from "../../../store/quality/value-names.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { loadQualityFrame } from "../frame.server";
import { pageOf } from "../paging";
import { buildFix } from "./build-view";
import { namesOfCategories, namesOfOwn } from "./names.server";
import type { FixView } from "./view";

const idSchema = z.coerce.number().int().positive().safe();

/** The number of a batch in an address. Throws AppError `not_found` where it is none. */
export function parseBatchId(id: string | undefined): number {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new AppError("not_found", "There is no such fix.");
  return parsed.data;
}

/** A batch of changes: what it would do, how far it is, or what came of it. */
export async function loadFix(
  shop: ShopRow,
  id: string | undefined,
  params: URLSearchParams,
  now: Date,
): Promise<FixView> {
  const batchId = parseBatchId(id);
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const read = await withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId);
    if (!batch) throw new AppError("not_found", "There is no such fix.");
    const counts = await countChanges(tx, shop, batchId);
    const show = changeShows.find((each) => each === params.get("show")) ?? "all";
    const { offset, ...paging } = pageOf(params, foundOf(counts, show));
    const rows = await listChanges(tx, shop, batchId, { show, offset, limit: paging.onPage });
    const fields = await listFields(tx, shop, batchId);
    const isEditable = batch.state === "open";
    const hasCollections = rows.some(({ field }) => field === "collections");
    return {
      batch,
      counts,
      show,
      paging,
      rows,
      fields,
      toEnter: isEditable ? await countToEnter(tx, shop, batchId) : [],
      variantNames: await readVariantNames(
        tx,
        shop,
        rows.map(({ productId }) => productId),
      ),
      collections:
        isEditable && hasCollections ? await listManualCollections(tx, shop, mostCollections) : [],
      ownNames: await namesOfOwn(tx, shop, rows),
    };
  });
  const categories = await namesOfCategories(read.rows);
  const { ownNames, ...rest } = read;
  const { grantedScopes } = shop;
  const names = new Map([...ownNames, ...categories]);
  return { ...frame, content: buildFix({ ...rest, names, grantedScopes }) };
}

// A longer list nobody chooses from.
const mostCollections = 500;

/** How many changes a choice of them has. */
export function foundOf(counts: ChangeCounts, show: ChangeShow): number {
  if (show !== "written") return counts[show];
  return (counts.states.written ?? 0) + (counts.states.undone ?? 0);
}
