import type { TextKey } from "../../i18n/text-key";

/** A scope that has not been granted. */
export interface MissingScopeView {
  scope: string;
  /** What it gives access to, as part of a list. */
  name: TextKey;
  /** What its grant brings, in a sentence. */
  text: TextKey;
}

const texts = new Map<string, { name: TextKey; text: TextKey }>([
  ["read_all_orders", { name: "scopeNames.read_all_orders", text: "scopes.read_all_orders" }],
  ["read_orders", { name: "scopeNames.read_orders", text: "scopes.read_orders" }],
  ["read_products", { name: "scopeNames.read_products", text: "scopes.read_products" }],
  ["read_inventory", { name: "scopeNames.read_inventory", text: "scopes.read_inventory" }],
  ["read_customers", { name: "scopeNames.read_customers", text: "scopes.read_customers" }],
  ["read_returns", { name: "scopeNames.read_returns", text: "scopes.read_returns" }],
  ["read_reports", { name: "scopeNames.read_reports", text: "scopes.read_reports" }],
  ["read_publications", { name: "scopeNames.read_publications", text: "scopes.read_publications" }],
  [
    "read_marketing_events",
    { name: "scopeNames.read_marketing_events", text: "scopes.read_marketing_events" },
  ],
  [
    "read_legal_policies",
    { name: "scopeNames.read_legal_policies", text: "scopes.read_legal_policies" },
  ],
  [
    "read_online_store_navigation",
    {
      name: "scopeNames.read_online_store_navigation",
      text: "scopes.read_online_store_navigation",
    },
  ],
  ["read_metaobjects", { name: "scopeNames.read_metaobjects", text: "scopes.read_metaobjects" }],
  ["read_discounts", { name: "scopeNames.read_discounts", text: "scopes.read_discounts" }],
]);

export function describeScope(scope: string): MissingScopeView {
  return { scope, ...(texts.get(scope) ?? { name: "scopeNames.other", text: "scopes.other" }) };
}

/** What is to be asked for with these: news of merged customers has a scope of its own. */
export function withCompanions(scopes: readonly string[]): string[] {
  return scopes.flatMap((scope) =>
    scope === "read_customers" ? [scope, "read_customer_merge"] : scope,
  );
}
