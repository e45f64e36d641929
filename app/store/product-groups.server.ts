import { withShop, type ShopRef } from "./with-shop.server";

/** What products have in common, as they are now. */
export const productGroups = ["type", "vendor", "category", "collection", "tag"] as const;
export type ProductGroup = (typeof productGroups)[number];

const ofProducts = (column: string) => ({
  some: `select id::text as id from product where shop_id = $1 and ${column} = $2`,
  any: `select id::text as id from product where shop_id = $1 and ${column} <> ''`,
});
const sqlOf: Readonly<Record<ProductGroup, { some: string; any: string }>> = {
  type: ofProducts("product_type"),
  vendor: ofProducts("vendor"),
  category: ofProducts("category_id"),
  collection: {
    some: `select product_id::text as id from collection_product
      where shop_id = $1 and collection_id = case when $2 ~ '^[0-9]{1,18}$' then $2::bigint end`,
    any: "select distinct product_id::text as id from collection_product where shop_id = $1",
  },
  tag: {
    some: "select id::text as id from product where shop_id = $1 and $2 = any(tags)",
    any: "select id::text as id from product where shop_id = $1 and cardinality(tags) > 0",
  },
};

/** The ids of the products of a group. */
export async function readProductsOf(
  shop: ShopRef,
  group: ProductGroup,
  key: string,
): Promise<Set<string>> {
  return readIds(shop, sqlOf[group].some, [key]);
}

/** The ids of the products that are in any group of a kind. */
export async function readGroupedProducts(
  shop: ShopRef,
  group: ProductGroup,
): Promise<Set<string>> {
  return readIds(shop, sqlOf[group].any, []);
}

async function readIds(shop: ShopRef, sql: string, more: string[]): Promise<Set<string>> {
  const { rows } = await withShop(shop, (tx) => tx.query<{ id: string }>(sql, [shop.id, ...more]));
  return new Set(rows.map(({ id }) => id));
}

/** By variant: its product, of a variant that is gone the one that it was sold as. */
export async function readProductsOfVariants(
  shop: ShopRef,
  variants: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ variant: string; product: string }>(
      `select u.id::text as variant, coalesce(v.product_id, gone.product_id)::text as product
       from unnest($2::bigint[]) u(id)
       left join variant v on v.shop_id = $1 and v.id = u.id
       left join lateral (
         select product_id from order_line l
         where v.id is null and l.shop_id = $1 and l.variant_id = u.id
           and l.product_id is not null limit 1
       ) gone on true
       where coalesce(v.product_id, gone.product_id) is not null`,
      [shop.id, [...variants]],
    ),
  );
  return new Map(rows.map(({ variant, product }) => [variant, product]));
}
