/** Shopify's "Uncategorized": the same in every language. A product that is filed there has no category. */
export const uncategorizedId = "gid://shopify/TaxonomyCategory/na";

/** SQL: whether a product has a category that says what it is. `column`: of the category's gid. */
export function isFiled(column: string): string {
  return `(${column} is not null and ${column} <> '${uncategorizedId}')`;
}
