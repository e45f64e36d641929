import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { StoredChannelRule } from "./channel-rule-terms";
import { tellPages } from "./tell-pages.server";

/** The merchant's rules, in the order in which they are asked. */
export async function listChannelRules(tx: Queryable, shop: ShopRef): Promise<StoredChannelRule[]> {
  const { rows } = await tx.query<StoredChannelRule>(
    `select field, operator, value, channel from channel_rule
     where shop_id = $1 order by position`,
    [shop.id],
  );
  return rows;
}

/** The same for who is going to replace them: nobody else does until the transaction is over. */
export async function lockChannelRules(tx: Queryable, shop: ShopRef): Promise<StoredChannelRule[]> {
  await tx.query("select from shop where id = $1 for update", [shop.id]);
  return listChannelRules(tx, shop);
}

/** These rules and no others hold from now on, for all orders there are. */
export async function replaceChannelRules(
  tx: Queryable,
  shop: ShopRef,
  rules: readonly StoredChannelRule[],
): Promise<void> {
  const column = (key: keyof StoredChannelRule) => rules.map((rule) => rule[key]);
  await tx.query("delete from channel_rule where shop_id = $1", [shop.id]);
  await tx.query(
    `insert into channel_rule (shop_id, position, field, operator, value, channel)
     select $1::int, place - 1, field, operator, value, channel
     from unnest($2::text[], $3::text[], $4::text[], $5::text[])
       with ordinality r(field, operator, value, channel, place)`,
    [shop.id, column("field"), column("operator"), column("value"), column("channel")],
  );
  await tellPages(tx, shop);
}
