import type { MutationResolver } from "../platform/types";
import type { CollectionPatch } from "../world/patches";
import { idOfType, refTo } from "./gid";
import { refuseUnsupported, withoutCodes } from "./input";
import type { Input } from "./input";

/** collectionUpdate(collection: CollectionUpdateInput): title, description, SEO. */
export const collectionUpdate: MutationResolver = (
  { world },
  args: { collection?: Input | null; input?: Input | null },
) => {
  if (args.input) return refuse(["input"], "The argument input is deprecated: use collection");
  const input = args.collection ?? {};
  if (typeof input.id !== "string") return refuse(["id"], "Collection ID is required");
  const id = idOfType(input.id, "Collection");
  if (id === null || !world.resource("collections").node(id)) {
    return refuse(["id"], "Collection does not exist");
  }
  const supported = ["id", "title", "descriptionHtml", "seo", "redirectNewHandle"];
  const unsupported = refuseUnsupported(input, supported);
  if (unsupported.length > 0) {
    return { collection: null, job: null, userErrors: withoutCodes(unsupported) };
  }
  const patch: CollectionPatch = {};
  if ("title" in input) patch.title = String(input.title ?? "");
  if ("descriptionHtml" in input) patch.descriptionHtml = String(input.descriptionHtml ?? "");
  if (input.seo) patch.seo = input.seo as NonNullable<CollectionPatch["seo"]>;
  const userErrors = world.catalogue.updateCollection?.(id, patch) ?? [
    { field: null, message: "The dev-store cannot update collections" },
  ];
  return {
    collection: refTo("collections", id),
    job: null,
    userErrors: withoutCodes(userErrors),
  };
};

function refuse(field: string[], message: string) {
  return { collection: null, job: null, userErrors: [{ field, message }] };
}
