import type { MutationResolver } from "../platform/types";
import type { UserError } from "../world/types";
import type { ProductPatch } from "../world/patches";
import { NO_ID, idOfType, refTo } from "./gid";
import { refuseUnsupported, withoutCodes } from "./input";
import type { Input } from "./input";

const SUPPORTED = [
  "id",
  "title",
  "descriptionHtml",
  "vendor",
  "productType",
  "tags",
  "status",
  "category",
  "seo",
  "handle",
  // The store keeps no redirects.
  "redirectNewHandle",
  "collectionsToJoin",
  "collectionsToLeave",
  // Has a default in the schema, so it is always there; it concerns metafields only.
  "deleteConflictingConstrainedMetafields",
];

/**
 * productUpdate(product: ProductUpdateInput): title, description, type, vendor, tags, status, category,
 * SEO, handle, collections.
 */
export const productUpdate: MutationResolver = (
  { world },
  args: { product?: Input | null; input?: Input | null; media?: unknown[]; identifier?: Input },
) => {
  if (args.input) return refuse(["input"], "The argument input is deprecated: use product");
  if (args.media?.length) return refuse(["media"], "The dev-store cannot change media");
  const product = args.product ?? {};
  const gid = product.id ?? args.identifier?.id;
  if (typeof gid !== "string") return refuse(["id"], "Product ID is required");
  const id = idOfType(gid, "Product");
  if (id === null || !world.catalogue.product(id)) return refuse(["id"], "Product does not exist");
  const unsupported = refuseUnsupported(product, SUPPORTED);
  const userErrors: UserError[] =
    unsupported.length > 0 ? unsupported : world.catalogue.updateProduct(id, toPatch(product));
  return { product: refTo("products", id), userErrors: withoutCodes(userErrors) };
};

// An explicit null empties a text; the catalogue then says whether it may be empty.
function toPatch(input: Input): ProductPatch {
  const patch: ProductPatch = {};
  if ("title" in input) patch.title = text(input.title);
  if ("descriptionHtml" in input) patch.descriptionHtml = text(input.descriptionHtml);
  if ("vendor" in input) patch.vendor = text(input.vendor);
  if ("productType" in input) patch.productType = text(input.productType);
  if ("tags" in input) patch.tags = (input.tags as string[] | null) ?? [];
  if (input.status) patch.status = input.status as NonNullable<ProductPatch["status"]>;
  if ("category" in input) patch.category = (input.category as string | null) ?? null;
  if ("seo" in input)
    patch.seo = (input.seo as ProductPatch["seo"]) ?? { title: null, description: null };
  if ("handle" in input) patch.handle = text(input.handle);
  if (input.collectionsToJoin) patch.collectionsToJoin = collectionIds(input.collectionsToJoin);
  if (input.collectionsToLeave) patch.collectionsToLeave = collectionIds(input.collectionsToLeave);
  return patch;
}

function collectionIds(gids: unknown): number[] {
  return (gids as string[]).map((gid) => idOfType(gid, "Collection") ?? NO_ID);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function refuse(field: string[], message: string) {
  return { product: null, userErrors: [{ field, message }] };
}
