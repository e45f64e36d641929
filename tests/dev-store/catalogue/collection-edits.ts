import type { Change, UserError } from "../world/types";
import type { CollectionPatch } from "../world/patches";
import type { CollectionFacts } from "./collections";
import { gid } from "./ids";
import { isMember } from "./membership";
import { shopLocalTime } from "./payloads";
import type { CatalogueState } from "./state";

/** Where edited collections are kept. */
export interface CollectionStore {
  current(id: number): CollectionFacts | null;
  edit(id: number, overlay: Partial<CollectionFacts>): number;
}

/** Products that are put into a collection and taken out of it, by their ids. */
interface MemberChange {
  add?: readonly number[];
  remove?: readonly number[];
}

/** The commands that change collections and what is in those that are picked by hand. */
export function createCollectionEdits(
  state: CatalogueState,
  collections: CollectionStore,
  emit: (change: Change) => void,
) {
  function announce(id: number, updatedAt: number): void {
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
  }

  function updateCollection(id: number, patch: CollectionPatch): UserError[] {
    const collection = collections.current(id);
    if (!collection) {
      return [{ field: ["id"], message: "Collection does not exist", code: "NOT_FOUND" }];
    }
    if (patch.title !== undefined && patch.title.trim() === "") {
      return [{ field: ["title"], message: "Title can't be blank", code: "BLANK" }];
    }
    const updatedAt = collections.edit(id, {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.descriptionHtml === undefined ? {} : { description: patch.descriptionHtml }),
      ...(patch.seo === undefined ? {} : { seo: { ...collection.seo, ...patch.seo } }),
    });
    announce(id, updatedAt);
    return [];
  }

  /** What Shopify would object to in a change of what is in a collection; empty when it may be made. */
  function checkMembers(id: number, change: MemberChange): UserError[] {
    const collection = collections.current(id);
    const error = (message: string, code: string) => [{ field: ["id"], message, code }];
    if (!collection) return error("Collection does not exist", "COLLECTION_DOES_NOT_EXIST");
    if (collection.conditions === null) return [];
    return change.add
      ? error("Can't manually add products to a smart collection", "CANT_ADD_TO_SMART_COLLECTION")
      : error("Can't manually remove products from a smart collection", "INVALID");
  }

  function changeMembers(id: number, change: MemberChange): UserError[] {
    const errors = checkMembers(id, change);
    const collection = collections.current(id);
    if (errors.length > 0 || !collection) return errors;
    const picked = new Map(collection.picked);
    let isChanged = false;
    const put = (ids: readonly number[], isIn: boolean): void => {
      for (const product of ids.map((each) => state.byProductId(each))) {
        if (!product || isMember(state, { ...collection, picked }, product) === isIn) continue;
        picked.set(product.id, isIn);
        isChanged = true;
      }
    };
    put(change.add ?? [], true);
    put(change.remove ?? [], false);
    if (isChanged) announce(id, collections.edit(id, { picked }));
    return [];
  }

  return { updateCollection, checkMembers, changeMembers };
}
