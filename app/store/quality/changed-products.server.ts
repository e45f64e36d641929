import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { outOfStockSql } from "./fact-rows.server";
import { isFiled } from "./filed";

/** A product, and the fingerprint of all that is stored about it that a check may know. */
export interface ProductPrint {
  id: number;
  fingerprint: string;
  /** Something has changed since it was checked, or it never was. */
  isChanged: boolean;
  /** It has a category. */
  isClassified: boolean;
  /** From this day on it is checked again, changed or not. */
  recheckFrom: ShopDay | null;
}

const hash = (columns: string) => `hash_record_extended(row(${columns}), 0)`;

// Of children the order does not matter, and none is there twice: a sum without carry of their hashes.
const ofChildren = (name: string, from: string, columns: string) => `
  ${name} as (
    select c.product_id, bit_xor(${hash(columns)}) as print
    from ${from} where c.shop_id = $1 and c.product_id = any($2::bigint[]) group by c.product_id
  )`;

const prints = `
  with ${ofChildren(
    "variants",
    "variant c",
    `c.id, c.position, c.title, c.sku, c.barcode, c.price_minor, c.compare_at_minor,
     c.unit_cost_minor, c.selected_options, c.inventory_policy, c.inventory_quantity, c.is_tracked,
     c.requires_shipping, c.country_of_origin, c.harmonized_system_code, c.weight_value,
     c.weight_unit, c.has_own_image`,
  )},
  ${ofChildren(
    "media",
    `product_media c
       left join image_look l on l.shop_id = c.shop_id and l.address_key = c.address_key`,
    `c.media_id, c.position, c.content_type, c.alt, c.url, c.width, c.height, l.outcome, l.tries,
     l.status, l.file_type, l.has_pixels, l.one_colour, l.frame_colour, l.frame_percent`,
  )},
  ${ofChildren("collections", "collection_product c", "c.collection_id, 1")},
  ${ofChildren(
    "attributes",
    `product_attribute c cross join unnest(c.entries) e(id)
       left join attribute_entry x on x.shop_id = c.shop_id and x.entry_id = e.id`,
    "c.key, e.id, x.name, x.value_ids",
  )},
  ${ofChildren("publications", "product_publication c", "c.publication_id, c.is_published, c.publish_date > now()")},
  ${ofChildren(
    "reductions",
    `variant c join variant_price s on s.shop_id = $1 and s.variant_id = c.id
       and c.compare_at_minor is not null`,
    "s.variant_id, s.from_day, s.compare_at_minor",
  )}
  select p.id, ${isFiled("p.category_id")} as classified, ${hash(
    `p.handle, p.title, p.product_type, p.vendor, p.tags, p.status, p.category_id,
     p.description_html, p.seo_title, p.seo_description, p.options, p.has_only_default_variant,
     p.is_gift_card, p.tracks_inventory, p.total_inventory, p.created_at, t.full_name, t.is_leaf,
     t.is_archived, s.units, s.net_minor, s.units_returned, s.last_sold_day, v.print, m.print,
     c.print, u.print, r.print, p.has_attributes, a.print, f.read_at,
     case when p.tracks_inventory and p.total_inventory <= 0 then (${outOfStockSql})::text end`,
  )}::text as fingerprint
  from product p
  left join taxonomy_category t on t.id = p.category_id
  left join quality_sales s on s.shop_id = $1 and s.product_id = p.id
  left join variants v on v.product_id = p.id
  left join media m on m.product_id = p.id
  left join collections c on c.product_id = p.id
  left join attributes a on a.product_id = p.id
  left join taxonomy_category_attributes f on f.category_id = p.category_id
  left join publications u on u.product_id = p.id
  left join reductions r on r.product_id = p.id
  where p.shop_id = $1 and p.id = any($2::bigint[]) and p.deleted_at is null`;

/** The fingerprints of these products as they are now, in order of their ids; without deleted ones. */
export async function readPrints(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<ProductPrint[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ packed: ProductPrint[] | null }>(
    `select json_agg(json_build_object('id', n.id, 'fingerprint', n.fingerprint,
       'isClassified', n.classified,
       'recheckFrom', q.recheck_day,
       'isChanged', q.fingerprint is distinct from n.fingerprint) order by n.id) as packed
     from (${prints}) n
     left join quality_product q on q.shop_id = $1 and q.product_id = n.id`,
    [shop.id, [...ids]],
  );
  return rows[0]?.packed ?? [];
}

/** The next products after an id, in order. */
export async function listProductsAfter(
  tx: Queryable,
  shop: ShopRef,
  afterId: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select id from product where shop_id = $1 and id > $2 and deleted_at is null
     order by id limit $3`,
    [shop.id, afterId, limit],
  );
  return rows.map(({ id }) => id);
}

export async function countProducts(tx: Queryable, shop: ShopRef): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from product where shop_id = $1 and deleted_at is null",
    [shop.id],
  );
  return rows[0]?.count ?? 0;
}

/** A product in the order in which products were read by themselves: the instant as the database has it. */
export interface ReadPlace {
  at: string;
  id: number;
}

/** Products that were read by themselves after a place, the first ones; null: all that ever were. */
export async function listReadAfter(
  tx: Queryable,
  shop: ShopRef,
  after: ReadPlace | null,
  limit: number,
): Promise<{ ids: number[]; last: ReadPlace | null; until: Date | null }> {
  const { rows } = await tx.query<{ id: number; at: string; liveAt: Date }>(
    `select id, live_at::text as at, live_at as "liveAt" from product
     where shop_id = $1 and live_at is not null
       and ($2::timestamptz is null or (live_at, id) > ($2::timestamptz, $3::bigint))
       and deleted_at is null
     order by live_at, id limit $4`,
    [shop.id, after?.at ?? null, after?.id ?? null, limit],
  );
  const last = rows.at(-1);
  return {
    ids: rows.map(({ id }) => id),
    last: last ? { at: last.at, id: last.id } : null,
    until: last?.liveAt ?? null,
  };
}
