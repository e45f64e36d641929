import {
  deleteCostEntries,
  findKnownSkus,
  writeCostEntries,
} from "../store/costs/cost-entries.server";
import {
  addFixedCost,
  deleteCostSetting,
  deleteFixedCost,
  endFixedCost,
  writeCostSetting,
} from "../store/costs/cost-settings.server";
import type { ShopRow } from "../store/shops.server";
import { withShop } from "../store/with-shop.server";
import { createShopCalendar } from "../lib/shop-day";
import { parseCostForm } from "./costs/forms";
import { buildPreview, type CostPreview } from "./costs/preview";
import { maxFileBytes, readCostFile } from "./costs/read-file";
import type { FieldErrors } from "./form-fields";
import type { Message } from "./message";

/** What became of a form of the costs page. */
export type CostsAnswer =
  | { kind: "done"; done: Message; /** Sums have to follow. */ changesUnitCosts: boolean }
  | { kind: "preview"; preview: CostPreview }
  | { kind: "refused"; reason: Message }
  | { kind: "invalid"; intent: string; errors: FieldErrors };

// What a form adds to its file: boundaries and names of fields.
const formBytes = 10_000;

/** Whether a request with a file may be read at all, by its Content-Length. */
export function isSmallEnough(contentLength: string | null): boolean {
  return contentLength !== null && Number(contentLength) <= maxFileBytes + formBytes;
}

export const tooLarge: CostsAnswer = { kind: "refused", reason: { text: "imports.tooLarge" } };

/** Does what a form of the costs page asks for, all of it or nothing. */
export async function changeCosts(shop: ShopRow, form: FormData, now: Date): Promise<CostsAnswer> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return refused({ text: "imports.notReady" });
  const parsed = parseCostForm(form, currency);
  if (!parsed.success) return { kind: "invalid", intent: parsed.intent, errors: parsed.errors };
  const { data } = parsed;
  switch (data.intent) {
    case "preview":
    case "accept":
      return importFile(shop, currency, data, now);
    case "deleteEntry":
      await deleteCostEntries(shop, data);
      return done("costs.done.entryDeleted", true);
    case "deleteAllEntries":
      await deleteCostEntries(shop, "all");
      return done("costs.done.entriesDeleted", true);
    case "saveSetting":
      await writeCostSetting(shop, data.setting, now);
      return done("costs.done.settingSaved");
    case "deleteSetting":
      await deleteCostSetting(shop, data);
      return done("costs.done.settingDeleted");
    case "addFixed":
      await addFixedCost(shop, data.cost, now);
      return done("costs.done.fixedAdded");
    case "endFixed": {
      const today = createShopCalendar(timezone).dayOf(now);
      await endFixedCost(shop, data.id, `${today.slice(0, 7)}-01`);
      return done("costs.done.fixedEnded");
    }
    case "deleteFixed":
      await deleteFixedCost(shop, data.id);
      return done("costs.done.fixedDeleted");
  }
}

async function importFile(
  shop: ShopRow,
  currency: string,
  { intent, file }: { intent: "preview" | "accept"; file: Blob },
  now: Date,
): Promise<CostsAnswer> {
  const read = readCostFile(new Uint8Array(await file.arrayBuffer()), currency);
  if ("text" in read) return refused(read);
  const skus = read.entries.map(({ sku }) => sku);
  const preview = buildPreview(read, await findKnownSkus(shop, skus));
  if (intent === "preview" || !preview.canAccept) return { kind: "preview", preview };
  await withShop(shop, (tx) => writeCostEntries(tx, shop, read.entries, now));
  return done("costs.done.imported", true, { number: String(read.entries.length) });
}

const refused = (reason: Message): CostsAnswer => ({ kind: "refused", reason });

function done(
  text: Message["text"],
  changesUnitCosts = false,
  values: Record<string, string> = {},
): CostsAnswer {
  return { kind: "done", done: { text, values }, changesUnitCosts };
}
