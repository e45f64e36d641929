/**
 * Where orders are placed that no visits come before: at a till, as a draft, by a subscription that renews, by another
 * app or the API; "unknown": the order does not say.
 */
export const orderPlaces = ["pos", "draft", "subscription", "app", "unknown"] as const;

export type OrderPlace = (typeof orderPlaces)[number];
