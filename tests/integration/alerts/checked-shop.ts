import { checkAlertsOf } from "../../../app/alerts/run.server";
import type { Queryable } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { checkAll } from "../quality/quality-shop";

/** Fills a shop as if its products had been read, and checks all of them for the first time: from then on alerts tell. */
export async function checkFirst(
  shop: ShopRow,
  { readAt, checkedAt }: { readAt: Date; checkedAt: Date },
  fill: (tx: Queryable) => Promise<void>,
): Promise<void> {
  await withShop(shop, async (tx) => {
    await fill(tx);
    await markRead(tx, shop, readAt);
  });
  await checkAll(shop, checkedAt);
  await checkAlertsOf(shop, checkedAt);
}
