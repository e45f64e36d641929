const WORDS: Record<string, string> = {
  read_all_orders: "See all orders, also those older than 60 days",
  read_orders: "See orders, refunds and returns",
  read_products: "See products, variants and collections",
  write_products: "Edit products, variants and collections",
  read_customers: "See customers",
  read_reports: "Query the store's reports",
  read_inventory: "See inventory and costs",
  write_inventory: "Edit inventory and costs",
  read_locations: "See locations",
  read_marketing_events: "See marketing activities",
  read_publications: "See where products are published",
  read_returns: "See returns",
  read_discounts: "See discounts",
};

/** What a scope lets the app do, in words for the merchant. */
export function describeScope(scope: string): string {
  const known = WORDS[scope];
  if (known) return known;
  const [verb, ...rest] = scope.split("_");
  return `${verb === "write" ? "Edit" : "See"} ${rest.join(" ")}`;
}

/** "shelfwise.myshopify.com" as Shopify's host parameter: base64 of the admin's address, unpadded. */
export function encodeHost(store: string): string {
  return Buffer.from(`admin.shopify.com/store/${store}`).toString("base64").replace(/=+$/, "");
}
