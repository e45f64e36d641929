import type { Queryable } from "./database.server";
import type { Rows } from "./packed-rows";
import type { Tombstones } from "./parents.server";
import {
  collectionProductTable,
  collectionTable,
  productAttributeTable,
  productMediaTable,
  productPublicationTable,
  productTable,
  publicationTable,
  variantTable,
  type CollectionProductRow,
  type CollectionRow,
  type ProductAttributeRow,
  type ProductMediaRow,
  type ProductPublicationRow,
  type ProductRow,
  type PublicationRow,
  type VariantRow,
} from "./tables/products";
import { deleteByParent, upsertRows, upsertVersioned, writeChildren } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

/** Writes products and clears their children; returns those written: not where newer, or told of after `askedAt`, is stored. */
export async function writeProducts(
  tx: Queryable,
  shop: ShopRef,
  products: Rows<ProductRow>,
  askedAt: Date,
): Promise<ReadonlySet<number>> {
  const { written, replaced } = await upsertVersioned(tx, shop, productTable, products, askedAt);
  for (const table of ["variant", "product_media", "product_publication", "product_attribute"]) {
    await deleteByParent(tx, shop, table, "product_id", replaced);
  }
  return written;
}

export interface ProductChildRows {
  variants: Rows<VariantRow>;
  media: Rows<ProductMediaRow>;
  publications: Rows<ProductPublicationRow>;
  attributes: Rows<ProductAttributeRow>;
}

/** `written`: products that `writeProducts` has just written, which have no such children yet. */
export async function writeProductChildren(
  tx: Queryable,
  shop: ShopRef,
  rows: ProductChildRows,
  written: ReadonlySet<number> = new Set(),
): Promise<void> {
  await writeChildren(tx, shop, variantTable, rows.variants, written);
  await writeChildren(tx, shop, productMediaTable, rows.media, written);
  await writeChildren(tx, shop, productPublicationTable, rows.publications, written);
  await upsertRows(tx, shop, productAttributeTable, rows.attributes);
}

/** Writes collections and clears their members; returns those written: see writeProducts. */
export async function writeCollections(
  tx: Queryable,
  shop: ShopRef,
  collections: Rows<CollectionRow>,
  askedAt: Date,
): Promise<ReadonlySet<number>> {
  const { written, replaced } = await upsertVersioned(
    tx,
    shop,
    collectionTable,
    collections,
    askedAt,
  );
  await deleteByParent(tx, shop, "collection_product", "collection_id", replaced);
  return written;
}

export async function writeCollectionMembers(
  tx: Queryable,
  shop: ShopRef,
  members: Rows<CollectionProductRow>,
): Promise<void> {
  await upsertRows(tx, shop, collectionProductTable, members);
}

/** Replaces what these products are members of, as far as the collections are stored. */
export async function replaceMemberships(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
  memberships: readonly CollectionProductRow[],
): Promise<void> {
  await deleteByParent(tx, shop, "collection_product", "product_id", productIds);
  await tx.query(
    `insert into collection_product (shop_id, collection_id, product_id)
     select c.shop_id, c.id, m.product_id
     from unnest($2::bigint[], $3::bigint[]) m(collection_id, product_id)
     join collection c on c.shop_id = $1 and c.id = m.collection_id
     on conflict do nothing`,
    [
      shop.id,
      memberships.map(({ collectionId }) => collectionId),
      memberships.map(({ productId }) => productId),
    ],
  );
}

/** Replaces the shop's publications by these. */
export async function replacePublications(
  tx: Queryable,
  shop: ShopRef,
  rows: readonly PublicationRow[],
): Promise<void> {
  await tx.query("delete from publication where shop_id = $1", [shop.id]);
  await upsertRows(tx, shop, publicationTable, rows);
}

/** Parents of this reading above a number with fewer children stored than Shopify counts, in order. */
export async function listShortOf(
  tx: Queryable,
  shop: ShopRef,
  kind: "variants" | "media" | "members",
  { reading, afterId }: { reading: number; afterId: number },
): Promise<number[]> {
  const [parent, count, child, key] = {
    variants: ["product", "variants_count", "variant", "product_id"],
    media: ["product", "media_count", "product_media", "product_id"],
    members: ["collection", "products_count", "collection_product", "collection_id"],
  }[kind] as [string, string, string, string];
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from ${parent} p
     left join (select ${key} as id, count(*) as stored from ${child} where shop_id = $1 group by ${key}) c
       on c.id = p.id
     where p.shop_id = $1 and p.reading = $2 and p.id > $3 and p.${count} > coalesce(c.stored, 0)
     order by p.id`,
    [shop.id, reading, afterId],
  );
  return rows.map(({ id }) => id);
}

/** Products of this reading above a number with at least so many publications stored, in order. */
export async function listManyPublished(
  tx: Queryable,
  shop: ShopRef,
  { reading, afterId, atLeast }: { reading: number; afterId: number; atLeast: number },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from product p
     join product_publication c on c.shop_id = p.shop_id and c.product_id = p.id
     where p.shop_id = $1 and p.reading = $2 and p.id > $3
     group by p.id having count(*) >= $4 order by p.id`,
    [shop.id, reading, afterId, atLeast],
  );
  return rows.map(({ id }) => id);
}

/** Ids of the products that a reading has met, above a number, in order. */
export async function listOfReading(
  tx: Queryable,
  shop: ShopRef,
  { reading, afterId }: { reading: number; afterId: number },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    "select id from product where shop_id = $1 and reading = $2 and id > $3 order by id",
    [shop.id, reading, afterId],
  );
  return rows.map(({ id }) => id);
}

/** Numbers each product's media from 0, in the order in which they were read, where they are not yet. */
export async function renumberMedia(tx: Queryable, shop: ShopRef, reading: number): Promise<void> {
  await tx.query(
    `update product_media m set position = n.place
     from (select m.product_id, m.media_id,
             row_number() over (partition by m.product_id order by m.position, m.media_id) - 1 as place
           from product_media m join product p on p.shop_id = m.shop_id and p.id = m.product_id
           where m.shop_id = $1 and p.reading = $2) n
     where m.shop_id = $1 and m.product_id = n.product_id and m.media_id = n.media_id
       and m.position <> n.place`,
    [shop.id, reading],
  );
}

/** Marks products deleted, and removes collections, that a complete reading did not meet. */
export async function tombstoneProducts(
  tx: Queryable,
  shop: ShopRef,
  { reading, startedAt, askedAt }: Tombstones,
): Promise<void> {
  await tx.query(
    `update product set deleted_at = $3
     where shop_id = $1 and reading <> $2 and updated_at < $3 and deleted_at is null
       and (live_at is null or live_at < $4)`,
    [shop.id, reading, startedAt, askedAt],
  );
}

export async function removeMissingCollections(
  tx: Queryable,
  shop: ShopRef,
  { reading, startedAt, askedAt }: Tombstones,
): Promise<void> {
  const { rows } = await tx.query<{ id: number }>(
    `delete from collection where shop_id = $1 and reading <> $2 and updated_at < $3
       and (live_at is null or live_at < $4) returning id`,
    [shop.id, reading, startedAt, askedAt],
  );
  await deleteByParent(
    tx,
    shop,
    "collection_product",
    "collection_id",
    rows.map(({ id }) => id),
  );
}
