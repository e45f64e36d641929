import type { MutationResolver } from "../platform/types";
import { appRevokeAccessScopes, appUninstall } from "./app";
import { collectionAddProductsV2, collectionRemoveProducts } from "./collection-members";
import { collectionUpdate } from "./collection-update";
import { fileUpdate } from "./file-update";
import { flowTriggerReceive } from "./flow-trigger-receive";
import { inventoryItemUpdate } from "./inventory-item-update";
import { metafieldsSet } from "./metafields-set";
import { orderUpdate } from "./order-update";
import { productOptionUpdate } from "./product-option-update";
import { productOptionsCreate, productOptionsDelete } from "./product-options";
import { productUpdate } from "./product-update";
import { publishablePublish, publishableUnpublish } from "./publishable";
import { segmentCreate } from "./segment-create";
import { tagsAdd, tagsRemove } from "./tags";
import { productVariantsBulkUpdate } from "./variants-bulk-update";
import { webPixelCreate, webPixelDelete, webPixelUpdate } from "./web-pixel";
import { webhookSubscriptionDelete, webhookSubscriptionUpdate } from "./webhook-subscriptions";

/** The mutations the dev-store carries out, by their field name on Mutation. */
export const mutations: Record<string, MutationResolver> = {
  appRevokeAccessScopes,
  appUninstall,
  collectionAddProductsV2,
  collectionRemoveProducts,
  collectionUpdate,
  fileUpdate,
  flowTriggerReceive,
  inventoryItemUpdate,
  metafieldsSet,
  orderUpdate,
  productOptionUpdate,
  productOptionsCreate,
  productOptionsDelete,
  productUpdate,
  productVariantsBulkUpdate,
  publishablePublish,
  publishableUnpublish,
  segmentCreate,
  tagsAdd,
  tagsRemove,
  webPixelCreate,
  webPixelDelete,
  webPixelUpdate,
  webhookSubscriptionDelete,
  webhookSubscriptionUpdate,
};
