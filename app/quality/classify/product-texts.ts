import { z } from "zod";
import type { ProductFactRow } from "../../store/quality/fact-rows.server";
import { readHtml } from "../texts/html";
import { mostDescription } from "./statements";
import type { ProductTexts } from "./suggestion";

const optionsSchema = z.array(
  z.object({ name: z.string(), values: z.array(z.object({ name: z.string() })) }),
);

/** What the classifier reads of a product. `description`: its plain text, where it is here already. */
export function textsOf(row: ProductFactRow, description?: string): Required<ProductTexts> {
  const options = optionsSchema.safeParse(row.options).data ?? [];
  return {
    title: row.title,
    productType: row.productType,
    vendor: row.vendor,
    tags: row.tags,
    descriptionText: (description ?? readHtml(row.descriptionHtml).text).slice(0, mostDescription),
    optionNames: options.map(({ name }) => name),
    optionValues: options.flatMap(({ values }) => values.map(({ name }) => name)),
  };
}
