import type { Queryable } from "../../store/database.server";
import { listChannelRules } from "../../store/spend/channel-rules.server";
import type { ShopRef } from "../../store/with-shop.server";
import { compileChannelRules } from "./channel-rules";
import type { ChannelRule } from "./touch";

/** The merchant's rules of channels, for whoever maps a visit to one. */
export async function readChannelRules(tx: Queryable, shop: ShopRef): Promise<ChannelRule[]> {
  return compileChannelRules(await listChannelRules(tx, shop));
}
