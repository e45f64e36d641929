import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

export interface ShopDetails {
  shopifyId: number;
  name: string;
  currency: string;
  timezone: string;
  countryCode: string | null;
  planName: string;
  taxesIncluded: boolean;
  weightUnit: string;
  /** BCP 47; null: Shopify does not tell. */
  primaryLocale: string | null;
  shopCreatedAt: string;
  grantedScopes: readonly string[];
}

/** Stores the details; returns the currency and zone that were known before. */
export async function writeShopDetails(
  tx: Queryable,
  shop: ShopRef,
  details: ShopDetails,
): Promise<{ currency: string | null; timezone: string | null }> {
  const { rows } = await tx.query<{ currency: string | null; timezone: string | null }>(
    "select currency, timezone from shop where id = $1",
    [shop.id],
  );
  await tx.query(
    `update shop set shopify_id = $2, name = $3, currency = $4, timezone = $5, country_code = $6,
       plan_name = $7, taxes_included = $8, weight_unit = $9, shop_created_at = $10,
       granted_scopes = $11, primary_locale = $12
     where id = $1`,
    [
      shop.id,
      details.shopifyId,
      details.name,
      details.currency,
      details.timezone,
      details.countryCode,
      details.planName,
      details.taxesIncluded,
      details.weightUnit,
      details.shopCreatedAt,
      [...details.grantedScopes],
      details.primaryLocale,
    ],
  );
  return rows[0] ?? { currency: null, timezone: null };
}
