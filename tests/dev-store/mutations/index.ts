import type { MutationResolver } from "../platform/types";
import { appRevokeAccessScopes, appUninstall } from "./app";
import { collectionUpdate } from "./collection-update";
import { inventoryItemUpdate } from "./inventory-item-update";
import { orderUpdate } from "./order-update";
import { productUpdate } from "./product-update";
import { tagsAdd, tagsRemove } from "./tags";
import { productVariantsBulkUpdate } from "./variants-bulk-update";
import { webhookSubscriptionDelete, webhookSubscriptionUpdate } from "./webhook-subscriptions";

/** The mutations the dev-store carries out, by their field name on Mutation. */
export const mutations: Record<string, MutationResolver> = {
  appRevokeAccessScopes,
  appUninstall,
  collectionUpdate,
  inventoryItemUpdate,
  orderUpdate,
  productUpdate,
  productVariantsBulkUpdate,
  tagsAdd,
  tagsRemove,
  webhookSubscriptionDelete,
  webhookSubscriptionUpdate,
};
