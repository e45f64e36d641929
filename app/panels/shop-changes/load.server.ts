import { readShopChanges } from "../../store/shop-changes.server";
import type { ShopRow } from "../../store/shops.server";
import { toShopChangeViews, type ShopChangeView } from "./view";

/** What a page with figures has to say of changes of the shop itself. */
export async function loadShopChanges(shop: ShopRow, now: Date): Promise<ShopChangeView[]> {
  return toShopChangeViews(await readShopChanges(shop), shop.timezone, now);
}
