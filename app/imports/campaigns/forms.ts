import { z } from "zod";
import { campaignKey } from "../../lib/campaign-key";
import { marketingChannels } from "../../lib/marketing-channel";
import { daysBetween } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";
import {
  dayField,
  fail,
  fieldErrorsOf,
  idField,
  nameField,
  optionalAmountField,
  optionalDayField,
  type FieldErrors,
} from "../form-fields";
import { findClash } from "./clash";

export type CampaignForm =
  /** Null: a new one. */
  | { intent: "save"; id: number | null; campaign: Omit<EnteredCampaign, "id"> }
  | { intent: "delete"; id: number };

type ParsedForm = { success: true; data: CampaignForm } | { success: false; errors: FieldErrors };

/** Reads a form of the page of campaigns; amounts are decimals of the shop's currency. */
export function parseCampaignForm(form: FormData, currency: string): ParsedForm {
  const parsed = formOf(currency).safeParse(Object.fromEntries(form));
  return parsed.success
    ? { success: true, data: parsed.data }
    : { success: false, errors: fieldErrorsOf(parsed.error) };
}

/** What a campaign clashes with among the others; null: nothing. */
export function clashErrors(
  campaign: Omit<EnteredCampaign, "id">,
  others: readonly EnteredCampaign[],
): FieldErrors | null {
  const clash = findClash(campaign, others);
  return (
    clash && {
      [clash.field]: {
        text: "campaigns.invalid.taken",
        values: { value: clash.value, campaign: clash.campaign },
      },
    }
  );
}

// Longer than any that Shopify or an ad platform lets through.
const maxNameLength = 400;
const maxCodeLength = 255;
const maxEntries = 50;
// Longer ones are several: a budget spread over many years says nothing of its pace.
const maxDays = 3 * 366;

const emptyAsNull = (text: string) => (text === "" ? null : text);

/** One entry per line; each once. */
const linesField = (maxLength: number, keyOf: (line: string) => string) =>
  z
    .string()
    .default("")
    .transform((text, context) => {
      const lines = text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
      const entries = [...new Map(lines.map((line) => [keyOf(line), line])).values()];
      if (entries.length > maxEntries) {
        const values = { most: String(maxEntries) };
        return fail(context, { text: "campaigns.invalid.tooMany", values });
      }
      return entries.some((entry) => entry.length > maxLength)
        ? fail(context, { text: "campaigns.invalid.long", values: { most: String(maxLength) } })
        : entries;
    });

function formOf(currency: string) {
  const save = z
    .object({
      intent: z.literal("save"),
      id: z.union([z.literal("").transform(() => null), idField]).default(null),
      name: nameField,
      owner: z.string().trim().max(80).default("").transform(emptyAsNull),
      channel: z.enum(marketingChannels),
      isOffline: z.enum(["true", "false"]).transform((text) => text === "true"),
      from: dayField,
      to: optionalDayField,
      budget: optionalAmountField(currency),
      utmNames: linesField(maxNameLength, campaignKey),
      codes: linesField(maxCodeLength, (code) => code.toUpperCase()).transform((codes) =>
        codes.map((code) => code.toUpperCase()),
      ),
    })
    .transform(({ intent, id, budget, ...campaign }, context) => {
      const days = campaign.to === null ? 1 : daysBetween(campaign.from, campaign.to) + 1;
      if (days < 1) return fail(context, { text: "spend.invalid.reversed" }, ["to"]);
      if (days > maxDays) return fail(context, { text: "campaigns.invalid.tooLong" }, ["to"]);
      return { intent, id, campaign: { ...campaign, budgetMinor: budget } };
    });
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("delete"), id: idField }),
    save,
  ]);
}
