import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "../../lib/errors";
import { groupBy } from "../../lib/group-by";
import type { ProductTexts } from "../../quality/classify/suggestion";

/** A product whose category is known. */
export interface LabelledProduct extends ProductTexts {
  /** "A > B". */
  category: string;
}

const columns = ["store", "title", "vendor", "product_type", "tags", "category"] as const;
const row = z.object({
  store: z.string().trim().min(1, "store is empty"),
  title: z.string().trim().min(1, "title is empty"),
  vendor: z.string(),
  product_type: z.string(),
  tags: z.string(),
  category: z.string().trim().min(1, "category is empty"),
});

/** By store. Throws an AppError("invalid_input") that names the file and the line. */
export function readProducts(text: string, file: string): Map<string, LabelledProduct[]> {
  const products = readRows(text, file).map(({ record, line }) => {
    const parsed = row.safeParse(record);
    if (!parsed.success) {
      const what = parsed.error.issues.map(({ message }) => message).join(", ");
      throw new AppError("invalid_input", `${file}, line ${line}: ${what}.`);
    }
    const { store, title, vendor, product_type: productType, tags, category } = parsed.data;
    const split = tags.split(",").map((tag) => tag.trim());
    return { store, title, vendor, productType, tags: split.filter((tag) => tag !== ""), category };
  });
  if (products.length === 0) throw new AppError("invalid_input", `${file}: no products in it.`);
  return groupBy(products, ({ store }) => store);
}

function readRows(text: string, file: string): { record: unknown; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      columns: (header: string[]) => {
        const names = header.map((name) => name.trim().toLowerCase());
        const missing = columns.filter((name) => !names.includes(name));
        if (missing.length > 0) {
          throw new AppError("invalid_input", `${file}, line 1: no column ${missing.join(", ")}.`);
        }
        return names;
      },
    }) as unknown as { record: unknown; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError("invalid_input", `${file}: ${error.message}.`, null, { cause: error });
  }
}
