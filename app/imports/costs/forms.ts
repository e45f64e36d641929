import { z } from "zod";
import { costKinds, type CostSetting, type FixedCost } from "../../store/costs/cost-terms";
import {
  amountField,
  dayField as day,
  fail,
  fieldErrorsOf,
  fileField as file,
  idField as id,
  monthField as month,
  nameField,
  neededAmountField,
  type FieldErrors,
} from "../form-fields";

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
  return {
    success: false,
    intent: String(fields["intent"] ?? ""),
    errors: fieldErrorsOf(parsed.error),
  };
}

const channel = z
  .string()
  .default("")
  .transform((text) => (text === "" ? null : text));
const kind = z.enum(costKinds);

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
  const amount = amountField(currency);
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
      name: nameField,
      monthly: neededAmountField(currency),
      from: month,
      to: z.union([z.literal("").transform(() => null), month]).default(null),
    })
    .transform(({ intent, name, monthly, from, to }, context) => {
      if (to !== null && to < from) {
        return fail(context, { text: "costs.invalid.reversed" }, ["to"]);
      }
      return { intent, cost: { name, monthlyMinor: monthly, from, to } };
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
