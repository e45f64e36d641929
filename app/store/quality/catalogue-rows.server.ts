import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { remakeGroups, type GroupRows } from "./groups.server";

/** A text and how often it is there. */
export type Counted = [text: string, count: number];

export interface PeerCategory {
  vendor: string;
  type: string;
  categoryId: string;
  products: number;
}

/** What aggregates of the whole catalogue say. */
export interface CatalogueRows extends GroupRows {
  /** Only repeated ones: by variants. */
  skus: Counted[];
  barcodes: Counted[];
  /** Only those on several products: by products. */
  images: Counted[];
  vendors: Counted[];
  tags: Counted[];
  types: Counted[];
  peers: PeerCategory[];
  /** Null: nothing was sold. */
  returnRate: number | null;
}

const ofProducts = "product p where p.shop_id = $1 and p.deleted_at is null";
// What is there twice is found by its hash, which is a number, and only then looked at.
const repeated = (table: "variant" | "product_media", text: string, key: string, count: string) => `
  select ${text} as text, ${count}::int as count
  from ${table} c join product p on p.shop_id = $1 and p.id = c.product_id and p.deleted_at is null
  where c.shop_id = $1 and c.${key} in (
    select ${key} from ${table} where shop_id = $1 and ${key} is not null
    group by 1 having count(*) > 1)
  group by 1 having ${count} > 1`;

const countedSql = {
  skus: repeated("variant", "lower(btrim(c.sku))", "sku_key", "count(*)"),
  barcodes: repeated("variant", "btrim(c.barcode)", "barcode_key", "count(*)"),
  images: repeated(
    "product_media",
    "split_part(c.url, '?', 1)",
    "image_key",
    "count(distinct c.product_id)",
  ),
  vendors: `select p.vendor as text, count(*)::int as count from ${ofProducts} group by 1`,
  types: `select p.product_type as text, count(*)::int as count from ${ofProducts} group by 1`,
  tags: `select tag as text, count(*)::int as count
    from product p, unnest(p.tags) tag where p.shop_id = $1 and p.deleted_at is null group by 1`,
} as const;

// Of groups that somebody could stand out from.
export const leastPeers = 5;
const peersSql = `
  select vendor, type, "categoryId", products from (
    select p.vendor, p.product_type as type, p.category_id as "categoryId",
      count(*)::int as products,
      sum(count(*)) over (partition by p.vendor, p.product_type) as peers
    from ${ofProducts} and p.status = 'ACTIVE' and p.category_id is not null
    group by p.vendor, p.product_type, p.category_id
  ) found where peers >= ${leastPeers}`;

/** What the whole catalogue says, each in a statement of its own; what it says of groups is kept. */
export async function readCatalogueRows(tx: Queryable, shop: ShopRef): Promise<CatalogueRows> {
  const counted = (sql: string) => readCounted(tx, shop, sql);
  return {
    ...(await remakeGroups(tx, shop)),
    skus: await readSharedSkus(tx, shop),
    barcodes: await counted(countedSql.barcodes),
    images: await counted(countedSql.images),
    vendors: await counted(countedSql.vendors),
    tags: await counted(countedSql.tags),
    types: await counted(countedSql.types),
    peers: await readPacked<PeerCategory>(tx, shop, peersSql),
    returnRate: await readReturnRate(tx, shop),
  };
}

/** SKUs that several variants have. */
export function readSharedSkus(tx: Queryable, shop: ShopRef): Promise<Counted[]> {
  return readCounted(tx, shop, countedSql.skus);
}

async function readCounted(tx: Queryable, shop: ShopRef, sql: string): Promise<Counted[]> {
  const rows = await readPacked<{ text: string; count: number }>(tx, shop, sql);
  return rows.map(({ text, count }) => [text, count]);
}

/** Returned over sold units of all products; null: nothing was sold. */
export async function readReturnRate(tx: Queryable, shop: ShopRef): Promise<number | null> {
  const { rows } = await tx.query<{ rate: number | null }>(
    `select (sum(units_returned)::float8 / nullif(sum(units), 0)) as rate
     from quality_sales where shop_id = $1`,
    [shop.id],
  );
  return rows[0]?.rate ?? null;
}

/** The texts of a product that are compared with those of others. */
export interface ProductTexts {
  id: number;
  title: string;
  seoTitle: string | null;
  descriptionHtml: string;
  type: string;
  vendor: string;
}

/** Of the products after an id, in order of the ids. */
export async function readProductTexts(
  tx: Queryable,
  shop: ShopRef,
  afterId: number,
  limit: number,
): Promise<ProductTexts[]> {
  return readPacked(
    tx,
    shop,
    `select p.id, p.title, p.seo_title as "seoTitle", p.description_html as "descriptionHtml",
       p.product_type as type, p.vendor
     from ${ofProducts} and p.id > $2 order by p.id limit $3`,
    [afterId, limit],
  );
}

async function readPacked<R>(
  tx: Queryable,
  shop: ShopRef,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const { rows } = await tx.query<{ packed: R[] | null }>(
    `select json_agg(found) as packed from (${sql}) found`,
    [shop.id, ...values],
  );
  return rows[0]?.packed ?? [];
}
