import { z } from "zod";
import type { Message } from "../../imports/message";
import { AppError } from "../../lib/errors";
import type { Queryable } from "../../store/database.server";
import { createBatch, moveBatch } from "../../store/quality/batches.server";
import { addChanges } from "../../store/quality/changes.server";
import { readProductDetail } from "../../store/quality/product-detail.server";
import { acceptChanges } from "../../store/quality/writing.server";
import { keepUnclassified } from "../../store/quality/unclassified.server";
import { isCategory } from "../../store/quality/value-names.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { mostQuestions } from "../classify/questions.server";
import { category } from "../fixes/category";
import { fieldOf } from "../fixes/fields";
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
    const open = await keepUnclassified(tx, shop, [...chosen.keys()]);
    if (open.length === 0) return refuse("quality.confirm.nothingOpen");
    const changes = open.map(({ id, categoryId }) => ({
      productId: id,
      before: categoryId,
      after: chosen.get(id) ?? null,
    }));
    return { kind: "made", batchId: await createAccepted(tx, shop, changes, { now, madeBy }) };
  });
}

const categoryId = z.string().startsWith("gid://shopify/TaxonomyCategory/").max(200);

/** The category that a product is to have, and the one beside which that was shown; null: none. */
export const acceptedSchema = z.object({ categoryId, before: categoryId.nullable() });

const idSchema = z.coerce.number().int().positive().safe();

/**
 * Makes an accepted batch of one category that the merchant has accepted where both were shown. Throws AppError
 * `not_found` where the shop has no such product, and `missing_scope`.
 */
export async function acceptCategory(
  shop: ShopRow,
  id: string | undefined,
  accepted: z.output<typeof acceptedSchema>,
  by: { now: Date; madeBy: string | null },
): Promise<ConfirmAnswer> {
  const productId = idSchema.safeParse(id).data;
  const detail =
    productId === undefined
      ? null
      : await withShop(shop, (tx) => readProductDetail(tx, shop, productId));
  if (!detail) throw new AppError("not_found", "There is no such product, or it is not checked.");
  const { scope } = fieldOf("category");
  if (!shop.grantedScopes.includes(scope)) {
    throw new AppError("missing_scope", "The shop does not let categories be written.", scope);
  }
  const { categoryId: after, before } = accepted;
  if (!(await isCategory(after))) return refuse("quality.fix.faults.noCategory");
  if (detail.categoryId !== before || after === before) return refuse("quality.fix.notNow");
  const changes = [{ productId: detail.productId, before, after }];
  return withShop(shop, async (tx) => ({
    kind: "made",
    batchId: await createAccepted(tx, shop, changes, by),
  }));
}

interface AcceptedCategory {
  productId: number;
  before: string | null;
  after: string | null;
}

/** A batch that is written as it is: of each product, both categories were before the merchant's eyes. */
async function createAccepted(
  tx: Queryable,
  shop: ShopRow,
  accepted: readonly AcceptedCategory[],
  { now, madeBy }: { now: Date; madeBy: string | null },
): Promise<number> {
  const productIds = accepted.map(({ productId }) => productId);
  const isMissing = accepted.every(({ before }) => before === null);
  const source = { ...everything, checkIds: isMissing ? ["TAX-01"] : null, productIds };
  const batchId = await createBatch(
    tx,
    shop,
    {
      ...{ kind: "fix", undoOf: null, fixIds: [category.id], source },
      ...{ total: accepted.length, madeBy },
    },
    now,
  );
  const changes = accepted.map((change) => ({
    ...change,
    ...{ field: "category", target: "", fixIds: [category.id], confidence: null },
    ...{ isChosen: true, undoesNo: null },
  }));
  await addChanges(tx, shop, batchId, changes);
  await moveBatch(tx, shop, batchId, { from: ["preparing"], to: "open", now });
  await acceptChanges(tx, shop, batchId);
  const accept = { from: ["open"], to: "applying", acceptedBy: madeBy, now } as const;
  await moveBatch(tx, shop, batchId, accept);
  return batchId;
}

function readJson(text: unknown): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
