import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** By what customers are told apart whose values a shop makes up itself. */
export type KeyKind = "product" | "type" | "code" | "tag";

/** What a value is chosen by, and what it is called; null: by the same. */
export interface CohortKey {
  value: string;
  title: string | null;
}

/** From one code to the next by the index: of more than these, those with the letters asked for may be missed. */
const mostCodes = 5_000;

const queries: Readonly<Record<KeyKind, string>> = {
  product: `select p.id::text as value, p.title from product p
    where p.shop_id = $1 and p.title ilike $2 and exists (
      select from order_fact f where f.shop_id = $1 and f.first_product_id = p.id)
    order by p.title, p.id limit $3`,
  type: `select distinct product_type as value, null as title from product
    where shop_id = $1 and product_type <> '' and product_type ilike $2 order by 1 limit $3`,
  code: `with recursive codes as (
      (select first_code as code from order_fact
       where shop_id = $1 and first_code is not null order by first_code limit 1)
      union all
      select (select first_code from order_fact
              where shop_id = $1 and first_code > c.code order by first_code limit 1)
      from codes c where c.code is not null
    )
    select code as value, null as title from (select code from codes limit ${mostCodes}) c
    where code ilike $2 limit $3`,
  tag: `select distinct tag as value, null as title from customer c, unnest(c.tags) tag
    where c.shop_id = $1 and cardinality(c.tags) > 0 and tag ilike $2 order by 1 limit $3`,
};

/**
 * Values that customers of a shop have, whose names hold the text; at most so many, by name. No order is read for it but
 * by index.
 */
export async function findCohortKeys(
  tx: Queryable,
  shop: ShopRef,
  kind: KeyKind,
  text: string,
  limit: number,
): Promise<CohortKey[]> {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await tx.query<CohortKey>(queries[kind], [shop.id, pattern, limit]);
  return rows;
}

/** Whether a customer's first order had a code, just as it is written. */
export async function hasFirstCode(tx: Queryable, shop: ShopRef, code: string): Promise<boolean> {
  const { rows } = await tx.query<{ hasOne: boolean }>(
    `select exists (select from order_fact where shop_id = $1 and first_code = $2) as "hasOne"`,
    [shop.id, code],
  );
  return rows[0]?.hasOne ?? false;
}
