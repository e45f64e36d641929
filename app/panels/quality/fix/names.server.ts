import { readEntryNames } from "../../../store/attributes.server";
import type { Queryable } from "../../../store/database.server";
import type { ChangeRow } from "../../../store/quality/changes.server";
import { readCategoryNames, readCollectionNames } from "../../../store/quality/value-names.server";
import type { ShopRow } from "../../../store/shops.server";

/** What the collections, and the entries of fields, of these changes are called, by their ids. */
export async function namesOfOwn(
  tx: Queryable,
  shop: ShopRow,
  changes: readonly ChangeRow[],
): Promise<Map<string, string>> {
  const collections = idsIn(changes, "collections").map(Number);
  return new Map([
    ...(await readCollectionNames(tx, shop, collections)),
    ...(await readEntryNames(tx, shop, idsIn(changes, "attributeEntry"))),
  ]);
}

/** What the categories of these changes are called, by their ids. */
export function namesOfCategories(changes: readonly ChangeRow[]): Promise<Map<string, string>> {
  return readCategoryNames(idsIn(changes, "category"));
}

/** Every id that values of a field hold. */
function idsIn(changes: readonly ChangeRow[], field: string): string[] {
  const values = changes
    .filter((change) => change.field === field)
    .flatMap(({ before, after, detail }) => [before, after ?? null, detail].flat());
  const texts = values.filter((value): value is string => typeof value === "string");
  return [...new Set(texts.flatMap((text) => text.split(", ")))].filter(Boolean);
}
