import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

const columns = `title, vendor, product_type, status, score, errors, warnings, hints, net_minor,
  stock_minor, views, unknown, failed`;
const columnsOf = (of: string) => listed((column) => `${of}.${column}`);
const listed = (write: (column: string) => string) => columns.split(/,\s+/).map(write).join(", ");

/** Brings what lists know of products up to what these are, have sold, and were found to be. */
export async function refreshListed(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<void> {
  await tx.query(
    // Product by product: in a first run the statistics know nothing yet of what it has written.
    `with fresh as materialized (
       select i.id as product_id, lower(p.title) as title, p.vendor, p.product_type, p.status, q.score,
         q.errors, q.warnings, q.hints, coalesce(s.net_minor, 0) as net_minor, q.stock_minor,
         coalesce(s.views, 0) as views,
         nullif(array(select k from jsonb_object_keys(q.unknown) k order by k), '{}') as unknown,
         nullif(array(select check_id from quality_finding f where f.shop_id = $1
           and f.product_id = i.id and f.resolved_at is null order by check_id), '{}') as failed
       from unnest($2::bigint[]) i(id)
       cross join lateral (
         select score, errors, warnings, hints, stock_minor, unknown from quality_product q
         where q.shop_id = $1 and q.product_id = i.id offset 0
       ) q
       cross join lateral (
         select title, vendor, product_type, status from product p
         where p.shop_id = $1 and p.id = i.id and p.deleted_at is null offset 0
       ) p
       left join lateral (
         select net_minor, views from quality_sales s
         where s.shop_id = $1 and s.product_id = i.id offset 0
       ) s on true
     )
     insert into quality_listed (shop_id, product_id, ${columns})
     select $1, n.product_id, ${columnsOf("n")} from fresh n
     where not exists (select from quality_listed l where l.shop_id = $1
       and l.product_id = n.product_id and (${columnsOf("l")}) is not distinct from (${columnsOf("n")}))
     on conflict (shop_id, product_id) do update set
       ${listed((column) => `${column} = excluded.${column}`)}`,
    [shop.id, [...ids]],
  );
}

/** Has lists know what products have sold and how often they were seen, after that was made anew. */
export async function refreshListedSales(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    `with fresh as (
       select l.product_id, coalesce(s.net_minor, 0) as net_minor, coalesce(s.views, 0) as views
       from quality_listed l
       left join quality_sales s on s.shop_id = $1 and s.product_id = l.product_id
       where l.shop_id = $1
         and (l.net_minor <> coalesce(s.net_minor, 0) or l.views <> coalesce(s.views, 0))
     )
     update quality_listed l set net_minor = n.net_minor, views = n.views from fresh n
     where l.shop_id = $1 and l.product_id = n.product_id`,
    [shop.id],
  );
}

/** More vendors or types than this nobody chooses from. */
export const mostChoices = 200;

/** Notes which vendors and types have most products. */
export async function refreshChoices(tx: Queryable, shop: ShopRef): Promise<void> {
  const most = (column: "vendor" | "product_type") => `array(
    select ${column} from quality_listed where shop_id = $1 and ${column} <> ''
    group by 1 order by count(*) desc, 1 limit ${mostChoices})`;
  await tx.query(
    `with fresh as materialized (select ${most("vendor")} as vendors, ${most("product_type")} as types)
     update quality_state s set vendor_choices = n.vendors, type_choices = n.types from fresh n
     where s.shop_id = $1
       and (s.vendor_choices, s.type_choices) is distinct from (n.vendors, n.types)`,
    [shop.id],
  );
}

/** What of a filter can be chosen: the vendors and types with most products, by name. */
export async function readFilterOptions(
  tx: Queryable,
  shop: ShopRef,
): Promise<{ vendors: string[]; types: string[] }> {
  const { rows } = await tx.query<{ vendors: string[] | null; types: string[] | null }>(
    `select vendor_choices as vendors, type_choices as types from quality_state where shop_id = $1`,
    [shop.id],
  );
  const byName = (texts: string[] | null | undefined) =>
    [...(texts ?? [])].sort((a, b) => a.localeCompare(b, "en"));
  return { vendors: byName(rows[0]?.vendors), types: byName(rows[0]?.types) };
}
