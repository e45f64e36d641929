import type { Queryable } from "./database.server";
import { marketingActivityTable, type MarketingActivityRow } from "./tables/others";
import { upsertRows } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

/** Marketing activities are never removed: their spend of past days still counts. */
export async function writeMarketingActivities(
  tx: Queryable,
  shop: ShopRef,
  rows: readonly MarketingActivityRow[],
): Promise<void> {
  await upsertRows(tx, shop, marketingActivityTable, rows);
}
