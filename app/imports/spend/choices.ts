import { z } from "zod";
import { marketingChannels } from "../../lib/marketing-channel";
import { parseRate } from "../../lib/exchange";

/** What the merchant says of a file that it does not say itself. */
export interface SpendChoices {
  /** The place of each column, where the header is not known. */
  columns:
    | (Record<"date" | "spend", number> &
        Partial<Record<"campaign" | "channel" | "currency", number>>)
    | null;
  /** Of all rows; null: as the rows say, or the export's own. */
  channel: (typeof marketingChannels)[number] | null;
  /** Which comes first in dates with slashes; null: the rows tell. */
  dayOrder: "dayFirst" | "monthFirst" | null;
  /** What a unit of each other currency is in the shop's, as decimals. */
  rates: Record<string, string>;
}

export const noChoices: SpendChoices = { columns: null, channel: null, dayOrder: null, rates: {} };

const place = z.number().int().min(0).max(500);
const schema = z.object({
  columns: z
    .object({
      date: place,
      spend: place,
      campaign: place.optional(),
      channel: place.optional(),
      currency: place.optional(),
    })
    .nullable(),
  channel: z.enum(marketingChannels).nullable(),
  dayOrder: z.enum(["dayFirst", "monthFirst"]).nullable(),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.string().max(20)),
});

/** The field of a form: choices as JSON; nothing: none. */
export const choicesField = z
  .string()
  .max(5_000)
  .default("")
  .transform((text, context): SpendChoices => {
    if (text === "") return noChoices;
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: "These are no choices" });
    return z.NEVER;
  });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Rates that are none, by currency. */
export function badRates({ rates }: SpendChoices): string[] {
  return Object.entries(rates).flatMap(([currency, text]) =>
    text.trim() === "" || parseRate(text) !== null ? [] : currency,
  );
}
