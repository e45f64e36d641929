import type { MutationResolver } from "../platform/types";

// Subscriptions of this app live in shopify.app.toml and are changed by deploying it.
const MESSAGE =
  "Webhook subscriptions are declared in shopify.app.toml: shop-specific ones are not offered here";

export const webhookSubscriptionCreate: MutationResolver = () => ({
  webhookSubscription: null,
  userErrors: [{ field: ["webhookSubscription"], message: MESSAGE }],
});

export const webhookSubscriptionUpdate: MutationResolver = () => ({
  webhookSubscription: null,
  userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }],
});

export const webhookSubscriptionDelete: MutationResolver = () => ({
  deletedWebhookSubscriptionId: null,
  userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }],
});
