import { z } from "zod";
import type { ShopRow } from "../store/shops.server";
import { decodeText } from "./costs/decode";
import { maxFileBytes } from "./costs/read-file";
import type { Message } from "./message";
import { valueFields } from "./values/columns";
import { readValueText, type ReadValues } from "./values/read-values";

const formSchema = z.object({
  field: z.enum(valueFields),
  text: z.string().max(maxFileBytes).default(""),
  file: z.instanceof(Blob).optional(),
});

/** The values of a form in which they are pasted or come as a file; a `Message` says why there are none. */
export async function readValuesForm(
  { currency }: Pick<ShopRow, "currency">,
  form: FormData,
): Promise<ReadValues | Message> {
  if (!currency) return { text: "imports.notReady" };
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { text: "imports.invalidField" };
  const { field, file } = parsed.data;
  if (!file || file.size === 0) return readValueText(parsed.data.text, { field, currency });
  if (file.size > maxFileBytes) return { text: "imports.tooLarge" };
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  return text === null ? { text: "imports.noText" } : readValueText(text, { field, currency });
}
