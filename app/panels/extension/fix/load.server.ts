import { z } from "zod";
import { AppError } from "../../../lib/errors";
import { everything, type BatchSource } from "../../../quality/batches/source";
import { readProductCards } from "../../../store/quality/unclassified.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { loadFix } from "../../quality/fix/load.server";
import { buildPreview } from "./build-view";
import type { FixPreview } from "./view";

export { toFixAnswer, toFixAsked } from "./answer";

// Shopify's product index lets so many be ticked on a page, and "all" of many pages.
const mostProducts = 2_500;
export const askSchema = z.object({
  productIds: z.array(z.number().int().positive().safe()).min(1).max(mostProducts),
});

/** Which products of the shop a fix is asked for. Throws AppError `not_found` where none is the shop's. */
export async function sourceOfAsked(
  shop: ShopRow,
  { productIds }: z.output<typeof askSchema>,
): Promise<BatchSource> {
  const known = await withShop(shop, (tx) => readProductCards(tx, shop, productIds));
  if (known.length === 0) throw new AppError("not_found", "The shop has none of these products.");
  return { ...everything, productIds: known.map(({ id }) => id) };
}

// So many pages of changes are previewed; what does not fit is looked at in the app.
const mostPages = 10;

/** A batch of changes to be previewed, or what came of it. Throws AppError `not_found`. */
export async function loadFixPreview(
  shop: ShopRow,
  id: string | undefined,
  now: Date,
): Promise<FixPreview> {
  const load = async (page: number) => {
    const view = await loadFix(shop, id, new URLSearchParams({ page: String(page) }), now);
    if (view.state !== "ready") throw new AppError("not_found", "There is no such fix.");
    return view.content;
  };
  const first = await load(1);
  const rows = [...first.rows];
  for (let page = 2; page <= Math.min(first.paging.pageCount, mostPages); page += 1) {
    rows.push(...(await load(page)).rows);
  }
  return buildPreview({ ...first, rows });
}

const wishes = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("accept") }),
  z.object({ intent: z.literal("discard") }),
  z.object({
    intent: z.literal("choose"),
    changeNo: z.number().int().positive(),
    isChosen: z.boolean(),
  }),
]);
export const wishSchema = wishes;

/** A wish as a form of the batch's page. Throws AppError `missing_scope` where it could not be written. */
export function formOfWish(preview: FixPreview, wish: z.output<typeof wishes>): FormData {
  const form = new FormData();
  form.set("intent", wish.intent);
  if (wish.intent === "choose") {
    form.set("changeNo", String(wish.changeNo));
    form.set("isChosen", wish.isChosen ? "yes" : "no");
  }
  const [missing] = preview.missingScopes;
  if (wish.intent === "accept" && missing !== undefined) {
    throw new AppError("missing_scope", "The shop does not let this be written.", missing);
  }
  return form;
}
