import { z } from "zod";
import { createShopCalendar } from "../lib/shop-day";
import { findKnownSkus } from "../store/costs/cost-entries.server";
import {
  deleteCompetitor,
  writeCompetitorPrices,
} from "../store/products/competitor-prices.server";
import type { ShopRow } from "../store/shops.server";
import { buildCompetitorPreview, type CompetitorPreview } from "./competitors/preview";
import { readCompetitorFile } from "./competitors/read-file";
import type { Message } from "./message";

/** What became of a form of the page of competitors' prices. */
export type CompetitorAnswer =
  | { kind: "done"; done: Message }
  | { kind: "preview"; preview: CompetitorPreview }
  | { kind: "refused"; reason: Message };

const file = z.instanceof(Blob).refine((blob) => blob.size > 0);
const formSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["preview", "accept"]), file }),
  z.object({ intent: z.literal("deleteCompetitor"), competitor: z.string().min(1) }),
]);

export const competitorFileTooLarge: CompetitorAnswer = {
  kind: "refused",
  reason: { text: "imports.tooLarge" },
};

/** Does what a form of the page asks for, all of it or nothing. */
export async function changeCompetitorPrices(
  shop: ShopRow,
  form: FormData,
  now: Date,
): Promise<CompetitorAnswer> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return refused({ text: "imports.notReady" });
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const isOfFile = parsed.error.issues.some(({ path }) => path[0] === "file");
    return refused({ text: isOfFile ? "imports.emptyFile" : "imports.invalidField" });
  }
  const { data } = parsed;
  if (data.intent === "deleteCompetitor") {
    const count = await deleteCompetitor(shop, data.competitor);
    const values = { number: String(count), competitor: data.competitor };
    return { kind: "done", done: { text: "competitors.done.deleted", values } };
  }
  const today = createShopCalendar(timezone).dayOf(now);
  const bytes = new Uint8Array(await data.file.arrayBuffer());
  const read = readCompetitorFile(bytes, { currency, today });
  if ("text" in read) return refused(read);
  const skus = read.prices.map(({ sku }) => sku);
  const preview = buildCompetitorPreview(read, await findKnownSkus(shop, skus));
  if (data.intent === "preview" || !preview.canAccept) return { kind: "preview", preview };
  await writeCompetitorPrices(shop, read.prices, now);
  const values = { number: String(read.prices.length) };
  return { kind: "done", done: { text: "competitors.done.imported", values } };
}

const refused = (reason: Message): CompetitorAnswer => ({ kind: "refused", reason });
