import {
  advanceBatch,
  createBatch,
  moveBatch,
  readBatch,
  type BatchRow,
} from "../../store/quality/batches.server";
import { addUndoChanges, countWrittenProducts } from "../../store/quality/writing.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { everything, sourceSchema } from "./source";

// A transaction of so many is well below a second, and few batches have more.
export const undoneAtOnce = 2_000;

export interface UndoLimits {
  clock(): Date;
  isTimeUp(): boolean;
  /** Changes in a transaction. */
  atOnce?: number;
}

/**
 * Makes a batch that takes back what another has written, of one product or of all: to be looked at and
 * accepted as any. `isReady`: all of it is there; else it is gone on with in the background. Null: nothing of it is
 * left to take back.
 */
export async function createUndo(
  shop: ShopRow,
  {
    batchId,
    productId,
    madeBy,
  }: { batchId: number; productId: number | null; madeBy: string | null },
  limits: UndoLimits,
): Promise<{ undoId: number; isReady: boolean } | null> {
  const undoId = await withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId);
    if (batch?.state !== "done" || batch.kind !== "fix") return null;
    const total = await countWrittenProducts(tx, shop, batchId, productId);
    if (total === 0) return null;
    const source = { ...everything, productIds: productId === null ? null : [productId] };
    const undo = { kind: "undo", undoOf: batchId, source, total, madeBy } as const;
    return createBatch(tx, shop, { ...undo, fixIds: batch.fixIds }, limits.clock());
  });
  if (undoId === null) return null;
  return { undoId, isReady: !(await prepareUndo(shop, undoId, limits)) };
}

/**
 * Adds to an undo what it takes back, in portions. Returns whether there is more. A process that dies leaves what is
 * written up to there; two at once do no harm.
 */
export async function prepareUndo(
  shop: ShopRow,
  undoId: number,
  { clock, isTimeUp, atOnce = undoneAtOnce }: UndoLimits,
): Promise<boolean> {
  for (let isFirst = true; isFirst || !isTimeUp(); isFirst = false) {
    const hasMore = await withShop(shop, async (tx) => {
      const undo = await readBatch(tx, shop, undoId, { lock: true });
      if (undo?.state !== "preparing" || undo.undoOf === null) return false;
      const portion = { ...portionOf(undo), batchId: undo.undoOf, limit: atOnce };
      const { lowestNo, products } = await addUndoChanges(tx, shop, undoId, portion);
      const now = clock();
      if (lowestNo === null) {
        await moveBatch(tx, shop, undoId, { from: ["preparing"], to: "open", now });
        return false;
      }
      const step = { from: undo.afterProductId, to: lowestNo, looked: products, now };
      return advanceBatch(tx, shop, undoId, step);
    });
    if (!hasMore) return false;
  }
  return true;
}

/** An undo's place is the number of the change that it has taken over last: they come from the end. */
function portionOf({ source, afterProductId }: Pick<BatchRow, "source" | "afterProductId">) {
  const [productId = null] = sourceSchema.parse(source).productIds ?? [];
  return { productId, beforeNo: afterProductId === 0 ? null : afterProductId };
}
