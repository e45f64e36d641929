import type { Platform } from "./types";

/** AppInstallation of the running app, with the scopes granted now. */
export function appInstallationNode(
  platform: Platform,
  appUrl: string | null,
): Record<string, unknown> {
  const { app } = platform;
  const installation = {
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
    app: {
      __typename: "App",
      id: `gid://shopify/App/${app.id}`,
      apiKey: app.apiKey,
      title: app.title,
      handle: app.handle,
      description: null,
      developerName: app.title,
      embedded: true,
      installUrl: appUrl,
      installation: () => installation,
      previouslyInstalled: false,
      published: false,
      shopifyDeveloped: false,
      availableAccessScopes: () => [...app.requiredScopes, ...app.optionalScopes].map(scopeNode),
      requestedAccessScopes: () => app.requiredScopes.map(scopeNode),
      optionalAccessScopes: () => app.optionalScopes.map(scopeNode),
    },
  };
  return installation;
}

function scopeNode(handle: string) {
  return {
    __typename: "AccessScope",
    handle,
    description: `${handle.startsWith("write_") ? "Modify" : "Read"} ${handle.replace(/^(read|write)_/, "").replaceAll("_", " ")}`,
  };
}
