import type {
  Catalogue,
  Change,
  CollectionPatch,
  ProductPatch,
  UserError,
  VariantPatch,
} from "../world/types";
import type { CollectionFacts } from "./collections";
import { checkProduct, parseVariant, toOverlay } from "./edit-checks";
import type { ProductFacts } from "./facts";
import { gid } from "./ids";
import { ONLINE_LOCATION } from "./locations";
import {
  inventoryItemPayload,
  inventoryLevelPayload,
  productPayload,
  shopLocalTime,
} from "./payloads";
import type { CatalogueState } from "./state";

export type Edits = Pick<
  Catalogue,
  "adjustStock" | "updateProduct" | "updateVariant" | "deleteProduct"
> & {
  updateCollection(id: number, patch: CollectionPatch): UserError[];
};

/** Where edited collections are kept. */
export interface CollectionStore {
  current(id: number): CollectionFacts | null;
  edit(id: number, overlay: Partial<CollectionFacts>): number;
}

/** The commands that change the catalogue: they check like Shopify, then write and fire changes. */
export function createEdits(
  state: CatalogueState,
  collections: CollectionStore,
  emit: (change: Change) => void,
): Edits {
  function announce(product: ProductFacts): void {
    emit({
      topic: "products/update",
      resource: "products",
      id: product.id,
      at: product.updatedAt,
      payload: productPayload(state, product),
    });
  }

  function updateProduct(id: number, patch: ProductPatch): UserError[] {
    const product = state.byProductId(id);
    if (!product) return [missing("Product does not exist")];
    const errors = checkProduct(patch, state.taxonomy.source);
    if (errors.length > 0) return errors;
    state.editProduct(product.index, toOverlay(state, product, patch));
    announce(state.current(product.index) as ProductFacts);
    return [];
  }

  function updateVariant(id: number, patch: VariantPatch): UserError[] {
    const found = state.byVariantId(id);
    const part = state.ids.parseVariant(id);
    if (!found || !part) return [missing("Product variant does not exist")];
    const { parsed, errors } = parseVariant(state.settings.currency, patch);
    if (errors.length > 0) return errors;
    state.editVariant(part.index, part.position, parsed);
    const after = state.byVariantId(id);
    if (!after) return [];
    const changedItem =
      after.variant.costMinor !== found.variant.costMinor ||
      after.variant.sku !== found.variant.sku;
    if (changedItem) {
      emit({
        topic: "inventory_items/update",
        resource: "inventoryItems",
        id: after.variant.inventoryItemId,
        at: after.variant.updatedAt,
        payload: inventoryItemPayload(state, after.product, after.variant),
      });
    }
    announce(after.product);
    return [];
  }

  function deleteProduct(id: number): UserError[] {
    const index = state.indexOf(id);
    if (index === null || !state.current(index)) return [missing("Product does not exist")];
    state.remove(index);
    emit({
      topic: "products/delete",
      resource: "products",
      id,
      at: state.clock(),
      payload: { id },
    });
    return [];
  }

  // Sales come off the location that ships online orders. Below zero is allowed: it has been sold.
  function adjustStock(variantId: number, delta: number): void {
    const found = state.byVariantId(variantId);
    const part = state.ids.parseVariant(variantId);
    if (!found || !part || delta === 0 || !found.variant.tracked) return;
    state.moveStock(part.index, part.position, ONLINE_LOCATION, delta);
    const after = state.byVariantId(variantId);
    if (!after) return;
    emit({
      topic: "inventory_levels/update",
      resource: "inventoryItems",
      id: after.variant.inventoryItemId,
      at: after.variant.updatedAt,
      payload: inventoryLevelPayload(state, after.variant, {
        id: state.locationIds[ONLINE_LOCATION] as number,
        available: after.variant.stock[ONLINE_LOCATION] ?? 0,
      }),
    });
    announce(after.product);
  }

  function updateCollection(id: number, patch: CollectionPatch): UserError[] {
    const collection = collections.current(id);
    if (!collection) return [missing("Collection does not exist")];
    if (patch.title !== undefined && patch.title.trim() === "") {
      return [{ field: ["title"], message: "Title can't be blank", code: "BLANK" }];
    }
    const updatedAt = collections.edit(id, {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.descriptionHtml === undefined ? {} : { description: patch.descriptionHtml }),
      ...(patch.seo === undefined ? {} : { seo: { ...collection.seo, ...patch.seo } }),
    });
    const after = collections.current(id) as CollectionFacts;
    emit({
      topic: "collections/update",
      resource: "collections",
      id,
      at: updatedAt,
      payload: {
        id,
        admin_graphql_api_id: gid("Collection", id),
        title: after.title,
        handle: after.handle,
        body_html: after.description,
        sort_order: after.sortOrder.toLowerCase().replace("_", "-"),
        template_suffix: null,
        published_scope: "web",
        updated_at: shopLocalTime(state.settings.timezone, updatedAt),
      },
    });
    return [];
  }

  return { updateProduct, updateVariant, deleteProduct, adjustStock, updateCollection };
}

function missing(message: string): UserError {
  return { field: ["id"], message, code: "NOT_FOUND" };
}
