import type { AdminClient } from "../../admin-api/client.server";
import { fixTargetsQuery } from "../../admin-api/documents/fixes";
import { AppError } from "../../lib/errors";
import { toGid } from "../../lib/gid";
import { scopeIn } from "../../lib/scope";
import type { TakenChange } from "../../store/quality/writing.server";
import { targetsSchema, toTargets, type TargetNode, type Targets } from "./current-values";
import { fieldOf, type FieldName } from "../fixes/fields";

// Shopify takes 250 ids in a query, and each costs a few points.
const idsAtOnce = 100;
// Of whose publications or collections are asked for, each costs some hundred points.
const costlyAtOnce = 4;

/**
 * What these changes are about, as it is now. Throws AppError `missing_scope` where some of it may not be
 * read, and `wrong_shop`.
 */
export async function readTargets(
  client: AdminClient,
  changes: readonly TakenChange[],
): Promise<Targets> {
  const ids = new Set<string>();
  for (const { productId, field, target } of changes) {
    ids.add(toGid("Product", productId));
    const { place } = fieldOf(field as FieldName);
    if (place === "variant") ids.add(toGid("ProductVariant", Number(target)));
    if (place === "media") ids.add(target);
  }
  const has = (name: FieldName) => changes.some(({ field }) => field === name);
  const extra = {
    publications: has("onlineStore"),
    collections: has("collections"),
    attributes: has("attributeEntry"),
  };
  const atOnce = Object.values(extra).some(Boolean) ? costlyAtOnce : idsAtOnce;
  const all = [...ids];
  const targets = new Map<string, TargetNode>();
  for (let start = 0; start < all.length; start += atOnce) {
    const { data, denied } = await client.query<unknown>(fixTargetsQuery(extra), {
      ids: all.slice(start, start + atOnce),
    });
    // What may not be read is not gone.
    const [first] = denied;
    if (first) {
      const { requiredAccess } = first;
      throw new AppError(
        "missing_scope",
        `Shopify denied: ${requiredAccess}`,
        scopeIn(requiredAccess),
      );
    }
    const answer = targetsSchema.parse(data);
    if (answer.shop.myshopifyDomain !== client.shop.domain) {
      throw new AppError("wrong_shop", `Shopify answered for ${answer.shop.myshopifyDomain}`);
    }
    for (const [id, node] of toTargets(answer)) targets.set(id, node);
  }
  return targets;
}
