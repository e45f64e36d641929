import { dismissShopChange } from "../../store/shop-changes.server";
import type { ShopRow } from "../../store/shops.server";

/** The merchant has read of a change. */
export function dismissChange(shop: ShopRow, id: number, now: Date): Promise<void> {
  return dismissShopChange(shop, id, now);
}
