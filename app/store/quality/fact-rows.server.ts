import { toGid } from "../../lib/gid";
import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { LookOutcome } from "./images.server";

/** What a product has in a field of its category. */
export interface AttributeEntryFact {
  /** A gid, or the value itself. */
  id: string;
  /** Null: it has not been read what it is. */
  name: string | null;
  /** Gids of the taxonomy's values that it stands for; null as well. */
  valueIds: string[] | null;
}

/** A product as it is stored, with its category and its sales. */
export interface ProductFactRow {
  id: number;
  handle: string;
  title: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: string;
  categoryId: string | null;
  categoryName: string | null;
  categoryFullName: string | null;
  categoryLevel: number | null;
  isLeaf: boolean | null;
  isArchived: boolean | null;
  descriptionHtml: string;
  seoTitle: string | null;
  seoDescription: string | null;
  options: unknown;
  /** By key; null: not read. */
  attributes: Record<string, AttributeEntryFact[]> | null;
  hasOnlyDefaultVariant: boolean;
  isGiftCard: boolean;
  tracksInventory: boolean;
  totalInventory: number;
  /** An ISO instant. */
  createdAt: string;
  collectionIds: number[] | null;
  isOnOnlineStore: boolean | null;
  units: number | null;
  netMinor: number | null;
  unitsReturned: number | null;
  lastSoldDay: ShopDay | null;
  /** Of what has no stock left, as the daily snapshots tell it; null: they do not, or there is some. */
  outOfStock: {
    /** The last of its variants to run out has none since then; null: it had some in the last snapshot. */
    since: ShopDay | null;
    /** No snapshot knows of stock before. */
    isSinceFirst: boolean;
  } | null;
  /** What was suggested when it was last checked, and of what that was made; null: it was not. */
  kept: { key: string; categoryId: string | null; confidence: number | null } | null;
}

export interface VariantFactRow {
  productId: number;
  id: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  compareAtMinor: number | null;
  unitCostMinor: number | null;
  selectedOptions: unknown;
  inventoryPolicy: string;
  inventoryQuantity: number | null;
  isTracked: boolean;
  requiresShipping: boolean;
  countryOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  weightValue: number | null;
  weightUnit: string | null;
  /** Null: not read. */
  hasOwnImage: boolean | null;
  /** When the compare-at price was first seen to be what it is, and whether that is no change. */
  compareAtSince: ShopDay | null;
  isSinceFirst: boolean | null;
}

export interface MediaFactRow {
  productId: number;
  id: string;
  contentType: string;
  position: number;
  alt: string | null;
  url: string | null;
  width: number | null;
  height: number | null;
  /** What the image itself said; null: nobody has asked. */
  look: {
    outcome: LookOutcome;
    status: number | null;
    tries: number;
    fileType: string | null;
    hasPixels: boolean;
    oneColour: string | null;
    frameColour: string | null;
    framePercent: number | null;
  } | null;
}

export interface FactRows {
  products: ProductFactRow[];
  variants: VariantFactRow[];
  media: MediaFactRow[];
}

// The channel is called so in every language: publications have the app's name.
const onlineStore = "Online Store";

// Of each variant: the first snapshot after the last one with stock.
/** Of a product `p` without stock; the shop is the first parameter. */
export const outOfStockSql = `
  select json_build_object(
      'since', case when not bool_or(f.since is null) then max(f.since) end,
      'isSinceFirst', coalesce((array_agg(f.is_first order by f.since desc, f.is_first))[1], false))
  from variant v
  cross join lateral (
    select max(s.shop_day) filter (where s.stock > 0) as stocked, count(*) as snapshots
    from variant_snapshot s where s.shop_id = $1 and s.variant_id = v.id
  ) h
  cross join lateral (
    select min(s.shop_day) as since, h.stocked is null as is_first
    from variant_snapshot s where s.shop_id = $1 and s.variant_id = v.id
      and (h.stocked is null or s.shop_day > h.stocked)
  ) f
  where v.shop_id = $1 and v.product_id = p.id
  having count(*) > 0 and min(h.snapshots) > 0`;

const attributesSql = `
  select json_object_agg(a.key, (
    select coalesce(json_agg(json_build_object('id', e.id, 'name', x.name, 'valueIds', x.value_ids)
      order by e.place), '[]')
    from unnest(a.entries) with ordinality e(id, place)
    left join attribute_entry x on x.shop_id = $1 and x.entry_id = e.id))
  from product_attribute a where a.shop_id = $1 and a.product_id = p.id`;

const productSql = `
  select p.id, p.handle, p.title, p.product_type as "productType", p.vendor, p.tags, p.status,
    p.category_id as "categoryId", t.name as "categoryName", t.full_name as "categoryFullName",
    t.level as "categoryLevel", t.is_leaf as "isLeaf", t.is_archived as "isArchived",
    p.description_html as "descriptionHtml", p.seo_title as "seoTitle",
    p.seo_description as "seoDescription", p.options,
    case when p.has_attributes then coalesce((${attributesSql}), '{}') end as attributes,
    p.has_only_default_variant as "hasOnlyDefaultVariant", p.is_gift_card as "isGiftCard",
    p.tracks_inventory as "tracksInventory", p.total_inventory as "totalInventory",
    p.created_at as "createdAt",
    (select json_agg(c.collection_id order by c.collection_id) from collection_product c
      where c.shop_id = $1 and c.product_id = p.id) as "collectionIds",
    -- What is to be published on a day to come is left to that day.
    (select bool_or(u.is_published or u.publish_date > now()) from product_publication u
      join publication n on n.shop_id = $1 and n.id = u.publication_id and n.name = '${onlineStore}'
      where u.shop_id = $1 and u.product_id = p.id) as "isOnOnlineStore",
    s.units, s.net_minor as "netMinor", s.units_returned as "unitsReturned",
    s.last_sold_day as "lastSoldDay",
    case when p.tracks_inventory and p.total_inventory <= 0 then (${outOfStockSql}) end
      as "outOfStock",
    case when q.suggestion_key is not null then json_build_object('key', q.suggestion_key,
      'categoryId', q.suggested_category_id, 'confidence', q.confidence) end as kept
  from product p
  left join taxonomy_category t on t.id = p.category_id
  left join quality_sales s on s.shop_id = $1 and s.product_id = p.id
  left join quality_product q on q.shop_id = $1 and q.product_id = p.id
  where p.shop_id = $1 and p.id = any($2::bigint[]) and p.deleted_at is null`;

/** What a category asks for. */
export interface RecommendedRow {
  categoryId: string;
  name: string;
  /** Null: not chosen from a list. */
  valueIds: string[] | null;
  valueNames: string[] | null;
}

/** The fields that these categories ask for, in their order; of those that were not read nothing. */
export async function readRecommended(
  tx: Queryable,
  categoryIds: readonly string[],
): Promise<{ readIds: string[]; rows: RecommendedRow[] }> {
  const asked = [[...categoryIds]];
  const { rows: read } = await tx.query<{ id: string }>(
    "select category_id as id from taxonomy_category_attributes where category_id = any($1::text[])",
    asked,
  );
  const { rows } = await tx.query<RecommendedRow>(
    `select c.category_id as "categoryId", a.name, a.value_ids as "valueIds",
       a.value_names as "valueNames"
     from taxonomy_category_attributes c
     cross join unnest(c.attribute_ids) with ordinality o(id, place)
     join taxonomy_attribute a on a.id = o.id
     where c.category_id = any($1::text[]) order by c.category_id, o.place`,
    asked,
  );
  return { readIds: read.map(({ id }) => id), rows };
}

// Since when: the first price after the last one that had another compare-at price.
const variantSql = `
  select v.product_id as "productId", v.id, v.title, v.sku, v.barcode,
    v.price_minor as "priceMinor", v.compare_at_minor as "compareAtMinor",
    v.unit_cost_minor as "unitCostMinor", v.selected_options as "selectedOptions",
    v.inventory_policy as "inventoryPolicy", v.inventory_quantity as "inventoryQuantity",
    v.is_tracked as "isTracked", v.requires_shipping as "requiresShipping",
    v.country_of_origin as "countryOfOrigin", v.harmonized_system_code as "harmonizedSystemCode",
    v.weight_value as "weightValue", v.weight_unit as "weightUnit",
    v.has_own_image as "hasOwnImage",
    s.from_day as "compareAtSince", s.is_first as "isSinceFirst"
  from variant v
  left join lateral (
    select p.from_day, p.is_first from variant_price p
    where p.shop_id = $1 and p.variant_id = v.id
      and p.from_day > coalesce((
        select max(b.from_day) from variant_price b where b.shop_id = $1 and b.variant_id = v.id
          and b.compare_at_minor is distinct from v.compare_at_minor), '-infinity')
    order by p.from_day limit 1
  ) s on v.compare_at_minor is not null
  where v.shop_id = $1 and v.product_id = any($2::bigint[])
  order by v.product_id, v.position, v.id`;

const mediaSql = `
  select m.product_id as "productId", m.media_id as id, m.content_type as "contentType", m.position,
    m.alt, m.url, m.width, m.height,
    case when l.address_key is not null then json_build_object('outcome', l.outcome,
      'status', l.status, 'tries', l.tries, 'fileType', l.file_type, 'hasPixels', l.has_pixels,
      'oneColour', l.one_colour, 'frameColour', l.frame_colour, 'framePercent', l.frame_percent)
    end as look
  from product_media m
  left join image_look l on l.shop_id = $1 and l.address_key = m.address_key
  where m.shop_id = $1 and m.product_id = any($2::bigint[])
  order by m.product_id, m.position, m.media_id`;

/** All that is stored of these products that a check may know; without deleted ones. */
export async function readFactRows(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<FactRows> {
  const read = async <R>(sql: string): Promise<R[]> => {
    // In one value: to hand over thousands of rows takes longer than to find them.
    const { rows } = await tx.query<{ packed: R[] | null }>(
      `select json_agg(found) as packed from (${sql}) found`,
      [shop.id, [...ids]],
    );
    return rows[0]?.packed ?? [];
  };
  return {
    products: await read<ProductFactRow>(productSql),
    variants: await read<VariantFactRow>(variantSql),
    media: await read<MediaFactRow>(mediaSql),
  };
}

/** What of the shop's catalogue was read at all. */
export interface FactSources {
  hasOnlineStore: boolean;
  hasCollections: boolean;
  /** The shop has a collection at all; Shopify makes the first one with the shop. */
  sortsIntoCollections: boolean;
  /** An order was sent to another country; null: none is known of. */
  sellsAbroad: boolean | null;
}

export async function readFactSources(tx: Queryable, shop: ShopRef): Promise<FactSources> {
  const { rows } = await tx.query<FactSources>(
    `select
       exists(select from publication where shop_id = $1 and name = $2) as "hasOnlineStore",
       exists(select from sync_resource where shop_id = $1 and resource = 'collections'
         and (status in ('done', 'degraded') or finished_at is not null)) as "hasCollections",
       exists(select from collection where shop_id = $1) as "sortsIntoCollections",
       (select true from order_country c join shop s on s.id = $1
         where c.shop_id = $1 and c.country_code <> s.country_code limit 1) as "sellsAbroad"`,
    [shop.id, onlineStore],
  );
  return (
    rows[0] ?? {
      hasOnlineStore: false,
      hasCollections: false,
      sortsIntoCollections: false,
      sellsAbroad: null,
    }
  );
}

/** The gid of the online store's publication; null: there is none, or it is not known. */
export async function readOnlineStoreId(tx: Queryable, shop: ShopRef): Promise<string | null> {
  const { rows } = await tx.query<{ id: number }>(
    "select id from publication where shop_id = $1 and name = $2 order by id limit 1",
    [shop.id, onlineStore],
  );
  return rows[0] ? toGid("Publication", rows[0].id) : null;
}
