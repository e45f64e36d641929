import type { Platform } from "./types";

/** AppInstallation of the running app, with the scopes granted now. */
export function appInstallationNode(
  platform: Platform,
  appUrl: string | null,
): Record<string, unknown> {
  const { app } = platform;
  return {
    __typename: "AppInstallation",
    id: `gid://shopify/AppInstallation/${app.id + 1}`,
    accessScopes: () => platform.grantedScopes().map(scopeNode),
    activeSubscriptions: [],
    allSubscriptions: [],
    subscriptions: [],
    oneTimePurchases: [],
    credits: [],
    launchUrl: `https://${platform.shop}/admin/apps/${app.handle}`,
    uninstallUrl: null,
    publication: null,
    app: () => appNode(platform, appUrl),
  };
}

/** App: the running app, whether it is installed or not. */
export function appNode(platform: Platform, appUrl: string | null): Record<string, unknown> {
  const { app } = platform;
  return {
    __typename: "App",
    id: `gid://shopify/App/${app.id}`,
    apiKey: app.apiKey,
    title: app.title,
    handle: app.handle,
    description: null,
    developerName: app.title,
    embedded: true,
    installUrl: appUrl,
    installation: () => (platform.isInstalled() ? appInstallationNode(platform, appUrl) : null),
    previouslyInstalled: false,
    published: false,
    shopifyDeveloped: false,
    availableAccessScopes: () => [...app.requiredScopes, ...app.optionalScopes].map(scopeNode),
    requestedAccessScopes: () => app.requiredScopes.map(scopeNode),
    optionalAccessScopes: () => app.optionalScopes.map(scopeNode),
  };
}

/** AccessScope. */
export function scopeNode(handle: string) {
  return { __typename: "AccessScope", handle, description: describeScope(handle) };
}

const WORDS: Record<string, string> = {
  read_all_orders: "See all orders, also those older than 60 days",
  read_orders: "See orders, refunds and returns",
  read_products: "See products, variants and collections",
  write_products: "Edit products, variants and collections",
  read_customers: "See customers",
  read_reports: "Query the store's reports",
  read_inventory: "See inventory and costs",
  write_inventory: "Edit inventory and costs",
  write_files: "Edit files, such as alt texts of images",
  read_locations: "See locations",
  read_marketing_events: "See marketing activities",
  read_publications: "See where products are published",
  write_publications: "Edit where products are published",
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
