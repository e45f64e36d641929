import { env } from "../../env.server";
import type { ShopRef } from "../../store/with-shop.server";

/** A page of the app within the admin, for whoever is not in it. */
export function appUrl(shop: ShopRef, path: string): string {
  const { DEV_STORE_URL, SHOPIFY_API_KEY } = env();
  const admin = DEV_STORE_URL ?? "https://admin.shopify.com";
  const name = shop.domain.replace(/\.myshopify\.com$/, "");
  return `${admin}/store/${encodeURIComponent(name)}/apps/${SHOPIFY_API_KEY}${path}`;
}
