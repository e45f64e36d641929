import type { OpenShopFinding } from "../../../store/quality/shop-results.server";
import { readShopEvidence } from "../rule-words";
import type { PlaceRow } from "./view";

export function toPlaceRow(checkId: string, finding: OpenShopFinding): PlaceRow {
  const { place, collectionId, productId, name, values, firstSeenAt } = finding;
  return {
    key: place,
    name,
    url: adminUrlOf({ collectionId, productId }),
    evidence: readShopEvidence(checkId, values),
    since: firstSeenAt.toISOString(),
  };
}

/** Where the merchant changes it; null of what is neither collection nor product. */
function adminUrlOf({
  collectionId,
  productId,
}: Pick<OpenShopFinding, "collectionId" | "productId">): string | null {
  if (collectionId !== null) return `shopify://admin/collections/${collectionId}`;
  return productId === null ? null : `shopify://admin/products/${productId}`;
}
