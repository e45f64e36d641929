import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { TaxonomyRow } from "../../store/taxonomy.server";
import { readTaxonomy } from "../classify/read-taxonomy";

const selectionFile = "tests/dev-store/catalogue/taxonomy-selection.json";
const selectionSchema = z.object({ categories: z.record(z.string(), z.string()) });
const gidPrefix = "gid://shopify/TaxonomyCategory/";

/** The categories of Shopify's categories.txt; null: the few hundred that the local store serves. */
export async function readTaxonomyRows(file: string | null): Promise<TaxonomyRow[]> {
  const text = file === null ? await listSelection() : await readFile(file, "utf8");
  return readTaxonomy(text, file ?? selectionFile).map((category) => ({
    ...category,
    parentId: category.level === 1 ? null : category.id.replace(/-\d+$/, ""),
  }));
}

async function listSelection(): Promise<string> {
  const { categories } = selectionSchema.parse(JSON.parse(await readFile(selectionFile, "utf8")));
  return Object.keys(categories)
    .map((key) => {
      const path = key.split("-").map((_, at, keys) => keys.slice(0, at + 1).join("-"));
      return `${gidPrefix}${key} : ${path.map((each) => categories[each]).join(" > ")}`;
    })
    .join("\n");
}
