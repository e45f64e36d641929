import type { Queryable } from "../store/database.server";
import { forgetAmounts } from "../store/forget-amounts.server";
import { moveLedgerToZone } from "../store/ledger.server";
import { recordShopChange } from "../store/shop-changes.server";
import { forgetReports } from "../store/shopify-reports.server";
import { resetResources } from "../store/sync-resources.server";
import { syncResources } from "../store/sync-status";
import type { ShopRef } from "../store/with-shop.server";

interface Change {
  before: string;
  after: string;
  at: Date;
}

/** The shop's IANA zone has changed: sales move to the days that they have in the new one. */
export async function followZone(tx: Queryable, shop: ShopRef, change: Change): Promise<void> {
  await moveLedgerToZone(tx, shop, change.after);
  await forgetReports(tx, shop);
  await recordShopChange(tx, shop, { kind: "timezone", ...change });
}

/**
 * The shop's currency (ISO 4217) has changed. Amounts are stored in it: in a new one everything has to be
 * read again.
 */
export async function followCurrency(tx: Queryable, shop: ShopRef, change: Change): Promise<void> {
  await forgetAmounts(tx, shop);
  await forgetReports(tx, shop);
  const others = syncResources.filter((resource) => resource !== "shop");
  await resetResources(tx, shop, others);
  await recordShopChange(tx, shop, { kind: "currency", ...change });
}
