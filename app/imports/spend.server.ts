import { createShopCalendar } from "../lib/shop-day";
import { createApiToken, revokeApiToken } from "../store/spend/api-tokens.server";
import { deleteSpendBatch } from "../store/spend/entered-spend.server";
import { addSpendCost, deleteSpendCost, endSpendCost } from "../store/spend/spend-costs.server";
import { endSpend, undoSpendEnd } from "../store/spend/spend-ends.server";
import type { ShopRow } from "../store/shops.server";
import type { FieldErrors } from "./form-fields";
import type { Message } from "./message";
import { endOfMonth, parseSpendForm } from "./spend/forms";
import { importSpend, type ImportAnswer } from "./spend/import.server";

/** What became of a form of the page of marketing spend. */
export type SpendAnswer =
  | ImportAnswer
  | { kind: "token"; done: Message; /** Told this once. */ token: string }
  | { kind: "invalid"; intent: string; errors: FieldErrors };

export const spendFileTooLarge: SpendAnswer = {
  kind: "refused",
  reason: { text: "imports.tooLarge" },
};

/** Does what a form of the page asks for, all of it or nothing. `madeBy`: the staff account at work, if known. */
export async function changeSpend(
  shop: ShopRow,
  form: FormData,
  now: Date,
  madeBy: string | null = null,
): Promise<SpendAnswer> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { kind: "refused", reason: { text: "imports.notReady" } };
  const parsed = parseSpendForm(form, currency);
  if (!parsed.success) return { kind: "invalid", intent: parsed.intent, errors: parsed.errors };
  const { data } = parsed;
  const today = createShopCalendar(timezone).dayOf(now);
  switch (data.intent) {
    case "preview":
    case "accept":
      return importSpend(shop, { ...data, currency, today, now });
    case "deleteBatch":
      await deleteSpendBatch(shop, data.id);
      return done("spend.done.batchDeleted");
    case "addCost":
      await addSpendCost(shop, data.cost, now);
      return done("spend.done.costAdded");
    case "endCost":
      await endSpendCost(shop, data.id, endOfMonth(today));
      return done("spend.done.costEnded");
    case "deleteCost":
      await deleteSpendCost(shop, data.id);
      return done("spend.done.costDeleted");
    case "endChannel": {
      const { intent, channel, from } = data;
      const invalid = (reason: Message): SpendAnswer => {
        return { kind: "invalid", intent, errors: { from: reason } };
      };
      if (from > today) return invalid({ text: "spend.invalid.future" });
      const spent = await endSpend(shop, { channel, from, madeBy }, today, now);
      if (spent !== null) return invalid({ text: "spend.invalid.spent", values: { day: spent } });
      return done("spend.done.channelEnded");
    }
    case "undoEnd":
      await undoSpendEnd(shop, data.channel);
      return done("spend.done.endUndone");
    case "createToken": {
      const token = await createApiToken(shop, data.name, now);
      const values = { name: data.name };
      return { kind: "token", token, done: { text: "spend.done.tokenCreated", values } };
    }
    case "revokeToken":
      await revokeApiToken(shop, data.id);
      return done("spend.done.tokenRevoked");
  }
}

const done = (text: Message["text"]): SpendAnswer => ({ kind: "done", done: { text } });
