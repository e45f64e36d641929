import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** A collection as it is stored. */
export interface CollectionFactRow {
  id: number;
  title: string;
  handle: string;
  /** The beginning of it. */
  descriptionHtml: string;
  imageUrl: string | null;
  imageAlt: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  productsCount: number | null;
  isSmart: boolean;
}

// Enough to tell whether something is written there.
const descriptionUnits = 2_000;

// Products that were read by themselves since may have made a collection less empty than it was.
const productsOf = (collection: string) => `
  case when ${collection}.products_count = 0 and exists (
    select from collection_product m join product p on p.shop_id = $1 and p.id = m.product_id
      and p.deleted_at is null
    where m.shop_id = $1 and m.collection_id = ${collection}.id
  ) then 1 else ${collection}.products_count end`;

export async function readCollectionRows(
  tx: Queryable,
  shop: ShopRef,
): Promise<CollectionFactRow[]> {
  const { rows } = await tx.query<CollectionFactRow>(
    `select c.id, c.title, c.handle, left(c.description_html, ${descriptionUnits}) as "descriptionHtml",
       c.image_url as "imageUrl", c.image_alt as "imageAlt", c.seo_title as "seoTitle",
       c.seo_description as "seoDescription", ${productsOf("c")} as "productsCount",
       c.is_smart as "isSmart"
     from collection c where c.shop_id = $1 order by c.title, c.id`,
    [shop.id],
  );
  return rows;
}

/** Changes with each collection, policy and redirect. */
export async function readShopPrint(tx: Queryable, shop: ShopRef): Promise<string> {
  const { rows } = await tx.query<{ print: string }>(
    `select concat_ws(' ',
       (select count(*) || ' ' || coalesce(bit_xor(hash_record_extended(row(c.id, c.title, c.handle,
          c.description_html, c.image_url, c.image_alt, c.seo_title, c.seo_description,
          ${productsOf("c")}, c.is_smart), 0)), 0)
        from collection c where c.shop_id = $1),
       (select hash_record_extended(row(s.policies, s.has_policies, s.has_redirects,
          s.has_more_redirects), 0)
        from storefront s where s.shop_id = $1),
       (select coalesce(bit_xor(hash_record_extended(row(r.id, r.path, r.target), 0)), 0)
        from url_redirect r where r.shop_id = $1)) as print`,
    [shop.id],
  );
  return rows[0]?.print ?? "";
}

/** Which of these handles a product that can be seen has, and which a collection. In small letters. */
export async function findHandles(
  tx: Queryable,
  shop: ShopRef,
  wanted: { products: readonly string[]; collections: readonly string[] },
): Promise<{ products: Set<string>; collections: Set<string> }> {
  const products = await tx.query<{ handle: string }>(
    `select handle from product where shop_id = $1 and deleted_at is null
       and status in ('ACTIVE', 'UNLISTED') and handle = any($2::text[])`,
    [shop.id, [...wanted.products]],
  );
  const collections = await tx.query<{ handle: string }>(
    "select handle from collection where shop_id = $1 and handle = any($2::text[])",
    [shop.id, [...wanted.collections]],
  );
  return {
    products: new Set(products.rows.map(({ handle }) => handle)),
    collections: new Set(collections.rows.map(({ handle }) => handle)),
  };
}

export interface MeasuredRow {
  productId: number;
  title: string;
  hasUnitPrice: boolean;
  /** Of a variant it has not been read whether it shows one. */
  isUnread: boolean;
}

// What is sold by weight or volume: food, personal care, food for cats and dogs, paint.
const measuredCategories = ["fb", "hb-3", "ap-2-2-1", "ap-2-3-3", "ha-1-6-1"];
const measure =
  "(^|[^[:alnum:].,])[0-9]+([.,][0-9]+)? ?(kg|g|ml|cl|l|lit(er|re)s?|fl\\.? ?oz|oz|lbs?)($|[^[:alnum:]])";

/** Products on sale that name a weight or volume and are of a kind that is sold by it; those without a unit price first. */
export async function readMeasuredRows(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<MeasuredRow[]> {
  const { rows } = await tx.query<MeasuredRow>(
    `select p.id as "productId", p.title,
       bool_and(coalesce(v.shows_unit_price, false)) as "hasUnitPrice",
       bool_or(v.shows_unit_price is null) as "isUnread"
     from product p
     join variant v on v.shop_id = $1 and v.product_id = p.id
     where p.shop_id = $1 and p.deleted_at is null and p.status = 'ACTIVE' and not p.is_gift_card
       and p.category_id ~ $2 and (p.title || ' ' || v.title) ~* $3
     group by p.id, p.title order by 3, 1 limit $4`,
    [
      shop.id,
      `^gid://shopify/TaxonomyCategory/(${measuredCategories.join("|")})(-|$)`,
      measure,
      limit,
    ],
  );
  return rows;
}
