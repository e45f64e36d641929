import type { DeniedField } from "../admin-api/answer";
import { type AppError } from "../lib/errors";
import { scopeIn } from "../lib/scope";
import type { Queryable } from "../store/database.server";
import { denyCountries } from "../store/order-countries.server";
import { resetResources } from "../store/sync-resources.server";
import type { SyncResourceName } from "../store/sync-status";
import type { ShopRef } from "../store/with-shop.server";
import type { Permissions } from "./bulk-reader";

/** Whether a field of an order that was denied is one of its addresses. */
export function isAddress({ path }: DeniedField): boolean {
  return /(^|\.)(shipping|billing)Address(\.|$)/.test(path);
}

/**
 * Whether it may be for the countries that Shopify denied orders altogether, as it does with an export: it
 * names no field then. Without the countries it will tell.
 */
export function mayBeForCountries(
  resource: SyncResourceName,
  error: AppError,
  { countries }: Permissions,
): boolean {
  const isDenial = error.code === "missing_scope";
  const namesScope = scopeIn(error.detail ?? error.message) !== null;
  return resource === "orders" && countries && isDenial && !namesScope;
}

/** Orders are read from the beginning, without their countries. */
export async function readWithoutCountries(tx: Queryable, shop: ShopRef, now: Date): Promise<void> {
  await denyCountries(tx, shop, now);
  await resetResources(tx, shop, ["orders"]);
}
