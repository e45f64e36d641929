import { z } from "zod";
import { sureConfidence } from "../../../quality/classify/confidence";
import { fieldOf } from "../../../quality/fixes/fields";
import { askQuestions } from "../../../quality/classify/questions.server";
import { readBatch } from "../../../store/quality/batches.server";
import { countChanges } from "../../../store/quality/changes.server";
import { countNotReadAgain, readAgainMs } from "../../../store/quality/classified.server";
import { countUnclassified, readProductCards } from "../../../store/quality/unclassified.server";
import type { ShopRow } from "../../../store/shops.server";
import { countProducts } from "../../../store/quality/changed-products.server";
import { withShop } from "../../../store/with-shop.server";
import { loadQualityFrame } from "../frame.server";
import { buildConfirmed, buildQuestions } from "./build-view";
import type { ConfirmedView, ConfirmView } from "./view";

const batchSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** The rules whose findings these products are. */
const rules = { missing: "TAX-01", uncategorized: "TAX-02" };

/** Products without a category: what is suggested for them, and which to confirm first. */
export async function loadConfirm(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ConfirmView> {
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const batch = await loadConfirmed(shop, params.get("batch"), now);
  const counts = await withShop(shop, (tx) =>
    countUnclassified(tx, shop, { sureConfidence, rules }),
  );
  const isBusy = batch !== null && batch.state !== "learnt";
  const questions = isBusy ? [] : await askQuestions(shop, counts.all, now);
  const ids = (questions ?? []).map(({ productId }) => productId);
  const cards = await withShop(shop, (tx) => readProductCards(tx, shop, ids));
  const { scope } = fieldOf("category");
  return {
    ...frame,
    content: {
      isTaxonomyRead: questions !== null,
      hasProducts: counts.all > 0 || (await withShop(shop, (tx) => countProducts(tx, shop))) > 0,
      counts,
      batch,
      missingScopes: shop.grantedScopes.includes(scope) ? [] : [scope],
      questions: buildQuestions(questions ?? [], cards),
    },
  };
}

async function loadConfirmed(
  shop: ShopRow,
  asked: string | null,
  now: Date,
): Promise<ConfirmedView | null> {
  const parsed = batchSchema.safeParse(asked);
  if (!parsed.success) return null;
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, parsed.data);
    if (!batch) return null;
    const counts = await countChanges(tx, shop, batch.batchId);
    const waiting = await countNotReadAgain(tx, shop, batch.batchId);
    const { finishedAt } = batch;
    const isRecent = finishedAt !== null && now.getTime() - finishedAt.getTime() < readAgainMs;
    return buildConfirmed(batch, counts, waiting > 0 && isRecent);
  });
}
