import type { RecommendedRow } from "../../store/quality/fact-rows.server";
import type { AttributeEntry, ProductFacts, RecommendedAttribute } from "./facts";

// Shopify keeps these two in one metafield, whose entries name a colour and a pattern.
const sharedKey = "color-pattern";
const mainOfShared = "color";
const sharing = new Set([mainOfShared, "pattern"]);

/** "Sleeve length type" -> "sleeve-length-type": the metafield in which Shopify keeps a field. */
export function keyOfAttribute(name: string): string {
  const key = name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "");
  return sharing.has(key) ? sharedKey : key;
}

/** By category: what it recommends. Categories whose fields were not read are not in it. */
export function toRecommended(of: {
  readIds: readonly string[];
  rows: readonly RecommendedRow[];
}): Map<string, RecommendedAttribute[]> {
  const found = new Map<string, RecommendedAttribute[]>(of.readIds.map((id) => [id, []]));
  for (const { categoryId, name, valueIds, valueNames } of of.rows) {
    found.get(categoryId)?.push({
      key: keyOfAttribute(name),
      name,
      values: valueIds && new Map(valueIds.map((id, at) => [id, valueNames?.[at] ?? ""])),
    });
  }
  return found;
}

/** Whether a product has something in a field. Unknown: it may be what its entries stand for. */
export function isGiven(
  attributes: NonNullable<ProductFacts["attributes"]>,
  { key, name, values }: RecommendedAttribute,
): boolean | "unknown" {
  const own = attributes[key] ?? [];
  const isShared = key === sharedKey && name.toLowerCase() !== mainOfShared;
  if (own.length > 0 && !isShared) return true;
  const standsForOne = ({ valueIds = [] }: AttributeEntry) =>
    valueIds.some((id) => values?.has(id) === true);
  // A field may lie in the metafield of one that it is made of: a value of its list is proof enough.
  if (Object.values(attributes).flat().some(standsForOne)) return true;
  return own.some(({ valueIds }) => valueIds === undefined) ? "unknown" : false;
}
