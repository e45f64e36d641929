import { createBatch, moveBatch, readBatch } from "../../store/quality/batches.server";
import { addUndoChanges, countWrittenProducts } from "../../store/quality/writing.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { everything } from "./source";

/**
 * Makes a batch that takes back what another has written, of one product or of all: to be looked at and
 * accepted as any. Null: nothing of it is left to take back.
 */
export function createUndo(
  shop: ShopRow,
  {
    batchId,
    productId,
    madeBy,
  }: { batchId: number; productId: number | null; madeBy: string | null },
  now: Date,
): Promise<number | null> {
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId);
    if (batch?.state !== "done" || batch.kind !== "fix") return null;
    const products = await countWrittenProducts(tx, shop, batchId, productId);
    if (products === 0) return null;
    const undoId = await createBatch(
      tx,
      shop,
      {
        kind: "undo",
        undoOf: batchId,
        fixIds: batch.fixIds,
        source: { ...everything, productIds: productId === null ? null : [productId] },
        total: products,
        madeBy,
      },
      now,
    );
    await addUndoChanges(tx, shop, undoId, { batchId, productId });
    await moveBatch(tx, shop, undoId, { from: ["preparing"], to: "open", now });
    return undoId;
  });
}
