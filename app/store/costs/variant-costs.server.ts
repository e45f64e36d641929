import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/**
 * What variants cost per unit, from which day on, is made of what was seen at Shopify and what the
 * merchant entered:
 *
 * 1. From the first entry of its SKU on, entries alone decide, each until the next one: what Shopify says
 *    later does not override them.
 * 2. Before it, and without entries, the cost seen on a day holds until another one is seen. A cost that
 *    was taken away at Shopify goes on as assumed: unknown is not free.
 * 3. Days before the first cost seen take that one, as assumed. Where none was ever seen, they take the
 *    first entry's, as assumed.
 *
 * A variant that is not among the products any more is known by the SKU of its last order.
 */
const costLines = (isScoped: boolean) => `
  known as (
    ${
      isScoped
        ? "select unnest($2::bigint[]) as id"
        : `select id from variant where shop_id = $1
           union select id from sold where id is not null
           union select variant_id from variant_snapshot where shop_id = $1
           union select variant_id from variant_cost where shop_id = $1`
    }
  ),
  skus as (
    select k.id as variant_id, coalesce(v.id is not null, false) as is_present,
      v.unit_cost_minor, btrim(case when v.id is not null then v.sku else gone.sku end) as sku
    from known k
    left join variant v on v.shop_id = $1 and v.id = k.id
    left join lateral (
      select l.sku from order_line l
      where v.id is null and l.shop_id = $1 and l.variant_id = k.id and l.sku is not null
      order by l.order_id desc, l.id desc limit 1
    ) gone on true
  ),
  entries as (
    select k.variant_id, e.from_day as day, e.unit_cost_minor as cost
    from skus k join cost_entry e on e.shop_id = $1 and e.sku = k.sku
  ),
  first_entries as (
    select distinct on (variant_id) variant_id, day, cost from entries order by variant_id, day
  ),
  snapshots as (
    select s.variant_id, s.shop_day as day, s.unit_cost_minor as cost,
      count(s.unit_cost_minor) over (partition by s.variant_id order by s.shop_day) as place
    from variant_snapshot s
    where s.shop_id = $1 ${isScoped ? "and s.variant_id = any($2::bigint[])" : ""}
  ),
  seen as (
    select variant_id, day, cost is null as is_assumed,
      first_value(cost) over (partition by variant_id, place order by day) as cost
    from snapshots where place > 0
  ),
  first_seen as (
    select distinct on (variant_id) variant_id, cost from seen order by variant_id, day
  ),
  lines as (
    select k.variant_id, '-infinity'::date as day,
      coalesce(f.cost, case when not exists (
        select from variant_snapshot s where s.shop_id = $1 and s.variant_id = k.variant_id)
        then k.unit_cost_minor end, e.cost) as cost,
      true as is_assumed
    from skus k
    left join first_seen f on f.variant_id = k.variant_id
    left join first_entries e on e.variant_id = k.variant_id
    union all
    select s.variant_id, s.day, s.cost, s.is_assumed from seen s
    left join first_entries e on e.variant_id = s.variant_id
    where e.day is null or s.day < e.day
    union all
    select variant_id, day, cost, false from entries
  ),
  fresh as (
    select variant_id, day, cost, is_assumed from (
      select *, lag((cost, is_assumed)) over (partition by variant_id order by day) as before
      from lines where cost is not null
    ) l where before is null or before is distinct from (cost, is_assumed)
  )`;

// Every variant that was ever sold, one look into the index for each.
const soldVariants = `
  sold (id) as (
    (select variant_id from order_line where shop_id = $1 and variant_id is not null
     order by variant_id limit 1)
    union all
    select (select l.variant_id from order_line l where l.shop_id = $1 and l.variant_id > s.id
            order by l.variant_id limit 1)
    from sold s where s.id is not null
  ),`;

const refresh = (isScoped: boolean) => `
  with recursive ${isScoped ? "" : soldVariants} ${costLines(isScoped)},
  difference as materialized (
    select coalesce(n.variant_id, s.variant_id) as variant_id, coalesce(n.day, s.from_day) as day,
      n.cost, n.is_assumed, s.place
    from fresh n
    full join (
      select *, ctid as place from variant_cost where shop_id = $1
        ${isScoped ? "and variant_id = any($2::bigint[])" : ""}
    ) s on s.variant_id = n.variant_id and s.from_day = n.day
    where (n.cost, n.is_assumed) is distinct from (s.unit_cost_minor, s.is_assumed)
  ),
  gone as (
    delete from variant_cost
    where shop_id = $1 and ctid = any(array(select place from difference where cost is null))
  ),
  written as (
    insert into variant_cost (shop_id, variant_id, from_day, unit_cost_minor, is_assumed)
    select $1, variant_id, day, cost, is_assumed from difference where cost is not null
    on conflict (shop_id, variant_id, from_day) do update
      set unit_cost_minor = excluded.unit_cost_minor, is_assumed = excluded.is_assumed
  )
  select count(*)::int as count from difference`;

const refreshSome = refresh(true);
const refreshAll = refresh(false);

/**
 * Brings the costs of these variants (null: of all) in line with what they are made of, writing only
 * what differs. Returns how many rows did.
 */
export async function refreshVariantCosts(
  tx: Queryable,
  shop: ShopRef,
  variantIds: readonly number[] | null,
): Promise<number> {
  if (variantIds?.length === 0) return 0;
  const { rows } = variantIds
    ? await tx.query<{ count: number }>(refreshSome, [shop.id, [...variantIds]])
    : await tx.query<{ count: number }>(refreshAll, [shop.id]);
  return rows[0]?.count ?? 0;
}
