/** The handle Shopify makes of a title. */
export function slug(title: string): string {
  return title
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’"“”]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
