import { z } from "zod";
import { marketingChannels, type MarketingChannel } from "../../lib/marketing-channel";
import { addDays, daysBetween, type ShopDay } from "../../lib/shop-day";
import { spendCostKinds, type SpendCost } from "../../store/spend/spend-terms";
import {
  dayField,
  fail,
  fieldErrorsOf,
  fileField,
  idField,
  monthField,
  nameField,
  neededAmountField,
  optionalDayField,
  type FieldErrors,
} from "../form-fields";
import { choicesField, type SpendChoices } from "./choices";

export type SpendForm =
  | { intent: "preview" | "accept"; file: Blob; choices: SpendChoices; until: ShopDay | null }
  | { intent: "deleteBatch" | "deleteCost" | "endCost" | "revokeToken"; id: number }
  | { intent: "addCost"; cost: Omit<SpendCost, "id"> }
  | { intent: "endChannel"; channel: MarketingChannel; from: ShopDay }
  | { intent: "undoEnd"; channel: MarketingChannel }
  | { intent: "createToken"; name: string };

type ParsedForm =
  { success: true; data: SpendForm } | { success: false; intent: string; errors: FieldErrors };

/** Reads a form of the page of marketing spend; amounts are decimals of the shop's currency. */
export function parseSpendForm(form: FormData, currency: string): ParsedForm {
  const fields = Object.fromEntries(form);
  const parsed = formOf(currency).safeParse(fields);
  if (parsed.success) return { success: true, data: parsed.data };
  const errors = fieldErrorsOf(parsed.error);
  return { success: false, intent: String(fields["intent"] ?? ""), errors };
}

const channel = z
  .union([z.literal("").transform(() => null), z.enum(marketingChannels)])
  .default(null);
const campaign = z
  .string()
  .trim()
  .max(400)
  .default("")
  .transform((text) => (text === "" ? null : text));
// A year's contract is one cost; longer ones are several.
const maxDays = 366;

function formOf(currency: string) {
  const what = {
    intent: z.literal("addCost"),
    name: nameField,
    kind: z.enum(spendCostKinds),
    channel,
    campaign,
    amount: neededAmountField(currency),
    isLoadedOnly: z.enum(["true", "false"]).transform((text) => text === "true"),
  };
  const ofDays = z
    .object({ ...what, period: z.literal("days"), from: dayField, to: dayField })
    .transform(({ intent, from, to, ...fields }, context) => {
      const days = daysBetween(from, to) + 1;
      if (days < 1) return fail(context, { text: "spend.invalid.reversed" }, ["to"]);
      if (days > maxDays) return fail(context, { text: "spend.invalid.tooLong" }, ["to"]);
      return { intent, cost: { ...costOf(fields), from, to, isMonthly: false } };
    });
  const ofMonths = z
    .object({
      ...what,
      period: z.literal("months"),
      from: monthField,
      to: z.union([z.literal("").transform(() => null), monthField]).default(null),
    })
    .transform(({ intent, from, to, ...fields }, context) => {
      if (to !== null && to < from) {
        return fail(context, { text: "costs.invalid.reversed" }, ["to"]);
      }
      const last = to === null ? null : endOfMonth(to);
      return { intent, cost: { ...costOf(fields), from, to: last, isMonthly: true } };
    });
  return z.discriminatedUnion("intent", [
    z.object({
      intent: z.enum(["preview", "accept"]),
      file: fileField,
      choices: choicesField,
      until: optionalDayField,
    }),
    z.object({
      intent: z.enum(["deleteBatch", "deleteCost", "endCost", "revokeToken"]),
      id: idField,
    }),
    z.object({
      intent: z.literal("endChannel"),
      channel: z.enum(marketingChannels),
      from: dayField,
    }),
    z.object({ intent: z.literal("undoEnd"), channel: z.enum(marketingChannels) }),
    z.object({ intent: z.literal("createToken"), name: nameField }),
    z.discriminatedUnion("period", [ofDays, ofMonths]),
  ]);
}

function costOf({
  name,
  kind,
  channel,
  campaign,
  amount,
  isLoadedOnly,
}: Omit<SpendCost, "id" | "amountMinor" | "isMonthly" | "from" | "to"> & { amount: number }) {
  return { name, kind, channel, campaign, amountMinor: amount, isLoadedOnly };
}

/** The last day of the month that a day lies in. */
export function endOfMonth(day: string): string {
  return addDays(`${addDays(`${day.slice(0, 7)}-01`, 32).slice(0, 7)}-01`, -1);
}
