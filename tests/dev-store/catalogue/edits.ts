import type { Catalogue, Change, UserError } from "../world/types";
import type { NewOption, OptionPatch, ProductPatch, VariantPatch } from "../world/patches";
import { categoryFieldsOf, digestOf, entryNode } from "./category-fields";
import { createCollectionEdits } from "./collection-edits";
import type { CollectionStore } from "./collection-edits";
import { checkHandle, checkProduct, parseVariant, toOverlay } from "./edit-checks";
import type { ProductFacts } from "./facts";
import { ONLINE_LOCATION } from "./locations";
import { renameOption } from "./option-edits";
import { addOptions, removeOptions, type ChangedOptions } from "./option-set-edits";
import { inventoryItemPayload, inventoryLevelPayload, productPayload } from "./payloads";
import { publish, unpublish } from "./publishing-edits";
import type { CatalogueState, ProductOverlay } from "./state";

export type Edits = Pick<
  Catalogue,
  | "adjustStock"
  | "updateProduct"
  | "updateVariant"
  | "deleteProduct"
  | "updateMedia"
  | "updateOption"
  | "deleteOptions"
  | "createOptions"
  | "setCategoryField"
  | "publishProduct"
  | "unpublishProduct"
  | "changeMembers"
> &
  Required<Pick<Catalogue, "updateCollection">>;

/** The commands that change the catalogue: they check like Shopify, then write and fire changes. */
export function createEdits(
  state: CatalogueState,
  collections: CollectionStore,
  emit: (change: Change) => void,
): Edits {
  const { updateCollection, checkMembers, changeMembers } = createCollectionEdits(
    state,
    collections,
    emit,
  );

  function announce(product: ProductFacts): void {
    emit({
      topic: "products/update",
      resource: "products",
      id: product.id,
      at: product.updatedAt,
      payload: productPayload(state, product),
    });
  }

  function editProduct(product: ProductFacts, overlay: ProductOverlay): [] {
    state.editProduct(product.index, overlay);
    announce(state.current(product.index) as ProductFacts);
    return [];
  }

  function updateProduct(id: number, patch: ProductPatch): UserError[] {
    const product = state.byProductId(id);
    if (!product) return [missing("Product does not exist")];
    const { collectionsToJoin: join = [], collectionsToLeave: leave = [] } = patch;
    const errors = [
      ...checkProduct(patch, state.taxonomy.source),
      ...checkHandle(state, product, patch),
      ...join.flatMap((each) => at("collectionsToJoin", checkMembers(each, { add: [id] }))),
      ...leave.flatMap((each) => at("collectionsToLeave", checkMembers(each, { remove: [id] }))),
    ];
    if (errors.length > 0) return errors;
    for (const each of join) changeMembers(each, { add: [id] });
    for (const each of leave) changeMembers(each, { remove: [id] });
    return editProduct(product, toOverlay(state, product, patch));
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
    if (ITEM_FACTS.some((fact) => after.variant[fact] !== found.variant[fact])) {
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

  function updateMedia(id: number, { alt }: { alt: string | null }): UserError[] {
    const found = state.byMediaId(id);
    if (!found) return [missing("File does not exist")];
    const updatedAt = Math.floor(state.clock() / 1000) * 1000;
    const media = found.product.media.map((one, at) =>
      at === found.position ? { ...one, alt, updatedAt } : one,
    );
    return editProduct(found.product, { media });
  }

  function updateOption(productId: number, patch: OptionPatch): UserError[] {
    const product = state.byProductId(productId);
    if (!product) return [missing("Product does not exist")];
    const { renamed, errors } = renameOption(product, patch);
    if (!renamed) return errors;
    for (const variant of renamed.variants) {
      state.editVariant(product.index, variant.position, variant.patch);
    }
    return editProduct(product, { options: renamed.options });
  }

  /** Options as they are to be, with the values of each variant and the titles that follow from them. */
  function editOptions(product: ProductFacts, { options, valuesOf }: ChangedOptions): [] {
    product.variants.forEach((variant, position) => {
      const optionValues = valuesOf(variant.optionValues);
      const patch = { optionValues, title: optionValues.join(" / ") };
      state.editVariant(product.index, position, patch);
    });
    return editProduct(product, { options });
  }

  function deleteOptions(productId: number, optionIds: readonly number[]): UserError[] {
    const product = state.byProductId(productId);
    if (!product) return [missing("Product does not exist")];
    const { changed, errors } = removeOptions(product, optionIds);
    return changed ? editOptions(product, changed) : errors;
  }

  function createOptions(productId: number, added: readonly NewOption[]): UserError[] {
    const product = state.byProductId(productId);
    if (!product) return [missing("Product does not exist")];
    const { changed, errors } = addOptions(product, added);
    return changed ? editOptions(product, changed) : errors;
  }

  function setCategoryField(
    productId: number,
    key: string,
    entries: readonly string[],
    compareDigest?: string | null,
  ): UserError[] {
    const product = state.byProductId(productId);
    if (!product)
      return [{ field: ["ownerId"], message: "Owner does not exist.", code: "INVALID" }];
    const stored = categoryFieldsOf(product).find((field) => field.key === key);
    if (compareDigest !== undefined && compareDigest !== (stored ? digestOf(stored) : null)) {
      const message = "The resource has been updated since it was loaded.";
      return [{ field: [], message, code: "STALE_OBJECT" }];
    }
    const isOf = (entry: string) => entryNode(entry)?.["type"] === `shopify--${key}`;
    if (!entries.every(isOf)) {
      const message = "Value must belong to the specified metaobject definition.";
      return [{ field: ["value"], message, code: "INVALID_VALUE" }];
    }
    return editProduct(product, { fieldEdits: { ...product.fieldEdits, [key]: entries } });
  }

  function changePublications(
    id: number,
    publicationIds: readonly number[],
    change: typeof publish,
  ): UserError[] {
    const product = state.byProductId(id);
    if (!product) return [missing("Product does not exist")];
    const { overlay, errors } = change(state, product, publicationIds);
    return overlay ? editProduct(product, overlay) : errors;
  }

  return {
    updateProduct,
    updateVariant,
    deleteProduct,
    adjustStock,
    updateMedia,
    updateOption,
    deleteOptions,
    createOptions,
    setCategoryField,
    publishProduct: (id, publicationIds) => changePublications(id, publicationIds, publish),
    unpublishProduct: (id, publicationIds) => changePublications(id, publicationIds, unpublish),
    updateCollection,
    changeMembers,
  };
}

/** What a variant's inventory item shows of it. */
const ITEM_FACTS = [
  "costMinor",
  "sku",
  "hsCode",
  "origin",
  "requiresShipping",
  "tracked",
  "weight",
] as const;

/** The errors as those of that field of the input. */
function at(field: string, errors: readonly UserError[]): UserError[] {
  return errors.map((error) => ({ ...error, field: [field] }));
}

function missing(message: string): UserError {
  return { field: ["id"], message, code: "NOT_FOUND" };
}
