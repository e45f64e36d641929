import { z } from "zod";
import { isTimezone } from "../platform/shop-settings";
import { html } from "./html";
import type { Html } from "./html";
import { textField } from "./parts";

const formSchema = z.object({
  shopName: z
    .string()
    .trim()
    .min(1, "Enter a name for the store.")
    .max(100, "The name can have up to 100 characters."),
  timezone: z
    .string()
    .trim()
    .refine(isTimezone, "Enter a time zone by its IANA name, such as Europe/Berlin."),
});

type StoreValues = z.infer<typeof formSchema>;

/** The form of the store's name and time zone as it was sent, with what is wrong by field name. */
export interface StoreForm {
  values: StoreValues;
  errors: Partial<Record<keyof StoreValues, string>>;
}

export function readStoreForm(body: unknown): StoreForm {
  const parsed = formSchema.safeParse(body);
  if (parsed.success) return { values: parsed.data, errors: {} };
  const typed = z.object({ shopName: z.string().catch(""), timezone: z.string().catch("") });
  const errors: StoreForm["errors"] = {};
  for (const issue of parsed.error.issues) {
    errors[issue.path[0] as keyof StoreValues] ??= issue.message;
  }
  return { values: typed.catch({ shopName: "", timezone: "" }).parse(body), errors };
}

export function renderStoreForm(base: string, { values, errors }: StoreForm): Html {
  return html`<form method="post" action="${base}/settings/store">
    ${textField({
      label: "Store name",
      name: "shopName",
      value: values.shopName,
      error: errors.shopName,
    })}
    ${textField({
      label: "Time zone",
      name: "timezone",
      value: values.timezone,
      error: errors.timezone,
      hint: "What is in the store keeps its instants, and reports the days of the zone it started in.",
    })}
    <div class="form-actions"><button class="button primary" type="submit">Save</button></div>
  </form>`;
}
