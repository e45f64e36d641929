import { z } from "zod";
import type { Message } from "../../imports/message";
import { createBatch, moveBatch } from "../../store/quality/batches.server";
import { addChanges } from "../../store/quality/changes.server";
import { acceptChanges } from "../../store/quality/writing.server";
import { keepUnclassified } from "../../store/quality/unclassified.server";
import { isCategory } from "../../store/quality/value-names.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { mostQuestions } from "../classify/questions.server";
import { category } from "../fixes/category";
import { everything } from "./source";

const choicesSchema = z
  .array(
    z.object({
      productId: z.number().int().positive().safe(),
      categoryId: z.string().startsWith("gid://shopify/TaxonomyCategory/").max(200),
    }),
  )
  .min(1)
  .max(mostQuestions);

export type ConfirmAnswer =
  { kind: "made"; batchId: number } | { kind: "refused"; reason: Message };

const refuse = (text: Message["text"]): ConfirmAnswer => ({ kind: "refused", reason: { text } });

/**
 * Makes a batch of the categories that the merchant has chosen, one by one and with both values before their
 * eyes: it is accepted with that. A product that has got a category meanwhile is left out.
 */
export async function confirmCategories(
  shop: ShopRow,
  form: FormData,
  { now, madeBy }: { now: Date; madeBy: string | null },
): Promise<ConfirmAnswer> {
  const parsed = choicesSchema.safeParse(readJson(form.get("choices")));
  if (!parsed.success) return refuse("quality.answers.invalid");
  const chosen = new Map(parsed.data.map((choice) => [choice.productId, choice.categoryId]));
  for (const id of new Set(chosen.values())) {
    if (!(await isCategory(id))) return refuse("quality.fix.faults.noCategory");
  }
  return withShop(shop, async (tx) => {
    const productIds = await keepUnclassified(tx, shop, [...chosen.keys()]);
    if (productIds.length === 0) return refuse("quality.confirm.nothingOpen");
    const source = { ...everything, checkIds: ["TAX-01"], productIds };
    const batchId = await createBatch(
      tx,
      shop,
      {
        ...{ kind: "fix", undoOf: null, fixIds: [category.id], source },
        ...{ total: productIds.length, madeBy },
      },
      now,
    );
    const changes = productIds.map((productId) => ({
      ...{ productId, field: "category", target: "", fixIds: [category.id] },
      ...{ before: null, after: chosen.get(productId), confidence: null },
      ...{ isChosen: true, undoesNo: null },
    }));
    await addChanges(tx, shop, batchId, changes);
    await moveBatch(tx, shop, batchId, { from: ["preparing"], to: "open", now });
    await acceptChanges(tx, shop, batchId);
    await moveBatch(tx, shop, batchId, { from: ["open"], to: "applying", now });
    return { kind: "made", batchId };
  });
}

function readJson(text: unknown): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
