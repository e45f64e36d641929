export type ExportKind = "products" | "orders" | "customers";

interface KindWords {
  /** As in "Shopify's export of ..." */
  name: string;
  where: string;
}

/** How each export is called and where the merchant gets it. */
export const kindWords: Readonly<Record<ExportKind, KindWords>> = {
  products: { name: "products", where: "Products > Export > Plain CSV file" },
  orders: { name: "orders", where: "Orders > Export > Export orders > Plain CSV file" },
  customers: { name: "customers", where: "Customers > Export > Plain CSV file" },
};

/** The end of every refusal: what to do. */
export function exportAgain(kind: ExportKind): string {
  const { name, where } = kindWords[kind];
  return `export ${name} again as CSV in Shopify's admin (${where}) and give that file as it is`;
}
