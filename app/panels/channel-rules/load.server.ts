import type { ShopRow } from "../../store/shops.server";
import { listChannelRules } from "../../store/spend/channel-rules.server";
import { withShop } from "../../store/with-shop.server";
import type { ChannelRulesView } from "./view";

/** The page on which the merchant says which visits belong to which channel. */
export async function loadChannelRules(shop: ShopRow): Promise<ChannelRulesView> {
  return withShop(shop, async (tx) => ({
    dataVersion: shop.dataVersion,
    rules: await listChannelRules(tx, shop),
  }));
}
