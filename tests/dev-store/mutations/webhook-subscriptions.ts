import type { MutationResolver } from "../platform/types";

// The subscriptions of shopify.app.toml are no objects of the API, so that every id is unknown here.
// Making shop-specific ones is not offered: webhookSubscriptionCreate has no resolver.
export const webhookSubscriptionUpdate: MutationResolver = () => ({
  webhookSubscription: null,
  userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }],
});

export const webhookSubscriptionDelete: MutationResolver = () => ({
  deletedWebhookSubscriptionId: null,
  userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }],
});
