import { z } from "zod";
import { costKinds, type CostSetting, type FixedCost } from "../../store/costs/cost-terms";
import type { Message } from "../message";
import { readAmount } from "./amounts";

/** What is wrong, by the name of the field. */
export type FieldErrors = Record<string, Message>;

export type CostForm =
  | { intent: "preview" | "accept"; file: Blob }
  | { intent: "deleteEntry"; sku: string; from: string }
  | { intent: "deleteAllEntries" }
  | { intent: "saveSetting"; setting: CostSetting }
  | ({ intent: "deleteSetting" } & Pick<CostSetting, "kind" | "channel" | "from">)
  | { intent: "addFixed"; cost: Omit<FixedCost, "id"> }
  | { intent: "endFixed" | "deleteFixed"; id: number };

type ParsedForm =
  { success: true; data: CostForm } | { success: false; intent: string; errors: FieldErrors };

/** Reads a form of the costs page; amounts are decimals of the shop's currency. */
export function parseCostForm(form: FormData, currency: string): ParsedForm {
  const fields = Object.fromEntries(form);
  const parsed = formOf(currency).safeParse(fields);
  if (parsed.success) return { success: true, data: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const reason = issue.code === "custom" ? issue.params?.["reason"] : undefined;
    errors[String(issue.path[0] ?? "")] ??= (reason as Message | undefined) ?? {
      text: "imports.invalidField",
    };
  }
  return { success: false, intent: String(fields["intent"] ?? ""), errors };
}

const fail = (context: z.RefinementCtx, reason: Message, path: string[] = []) => {
  context.addIssue({ code: "custom", message: reason.text, path, params: { reason } });
  return z.NEVER;
};

const channel = z
  .string()
  .default("")
  .transform((text) => (text === "" ? null : text));
const kind = z.enum(costKinds);
const id = z.coerce.number().int().positive();
const day = z.string().transform((text, context) => {
  const parsed = z.iso.date().safeParse(text.trim());
  return parsed.success ? parsed.data : fail(context, { text: "costs.invalid.day" });
});
const month = z.string().transform((text, context) => {
  const parsed = z.iso.date().safeParse(`${text.trim()}-01`);
  return parsed.success ? parsed.data : fail(context, { text: "costs.invalid.month" });
});

// A rate above this is a slip: nobody pays twice what they charge for shipping as a rule.
const maxPercent = 200;
const millionthsPerPercent = 10_000;

const rate = z
  .string()
  .default("")
  .transform((text, context) => {
    const plain = text.trim().replace(/\s*%$/, "").replace(",", ".");
    if (plain === "") return 0;
    if (!/^\d+(\.\d{1,4})?$/.test(plain)) return fail(context, { text: "costs.invalid.rate" });
    return Number(plain) > maxPercent
      ? fail(context, { text: "costs.invalid.rateTooHigh" })
      : Math.round(Number(plain) * millionthsPerPercent);
  });

function formOf(currency: string) {
  const amountOf = (text: string, context: z.RefinementCtx) => {
    const read = readAmount(text, { currency, mark: null });
    return "text" in read ? fail(context, read) : read.minor;
  };
  const amount = z
    .string()
    .default("")
    .transform((text, context) => (text.trim() === "" ? 0 : amountOf(text, context)));
  const needed = z
    .string()
    .transform((text, context) =>
      text.trim() === ""
        ? fail(context, { text: "costs.invalid.amount" })
        : amountOf(text, context),
    );

  const saveSetting = z
    .object({
      intent: z.literal("saveSetting"),
      kind,
      channel,
      from: day,
      rate,
      perOrder: amount,
      perUnit: amount,
    })
    .transform(({ intent, rate: ratePpm, perOrder, perUnit, ...key }) => ({
      intent,
      setting: { ...key, ratePpm, perOrderMinor: perOrder, perUnitMinor: perUnit },
    }));
  const addFixed = z
    .object({
      intent: z.literal("addFixed"),
      name: z
        .string()
        .trim()
        .max(80)
        .refine((text) => text !== "", {
          params: { reason: { text: "costs.invalid.name" } satisfies Message },
        }),
      monthly: needed,
      from: month,
      to: z.union([z.literal("").transform(() => null), month]).default(null),
    })
    .transform(({ intent, name, monthly, from, to }, context) => {
      if (to !== null && to < from) {
        return fail(context, { text: "costs.invalid.reversed" }, ["to"]);
      }
      return { intent, cost: { name, monthlyMinor: monthly, from, to } };
    });

  const file = z.instanceof(Blob).refine((blob) => blob.size > 0, {
    params: { reason: { text: "imports.emptyFile" } satisfies Message },
  });
  return z.discriminatedUnion("intent", [
    z.object({ intent: z.enum(["preview", "accept"]), file }),
    z.object({ intent: z.literal("deleteEntry"), sku: z.string(), from: day }),
    z.object({ intent: z.literal("deleteAllEntries") }),
    saveSetting,
    z.object({ intent: z.literal("deleteSetting"), kind, channel, from: day }),
    addFixed,
    z.object({ intent: z.enum(["endFixed", "deleteFixed"]), id }),
  ]);
}
