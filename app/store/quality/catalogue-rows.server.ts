import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** A text and how often it is there. */
export type Counted = [text: string, count: number];

export interface PriceSpread {
  type: string;
  median: number;
  deviation: number;
  variants: number;
}

export interface PeerCategory {
  vendor: string;
  type: string;
  categoryId: string;
  products: number;
}

/** Of a collection: what shape most of its products' first images have. */
export interface ShapeRow {
  collectionId: number;
  /** Width in hundredths of the height. */
  percent: number;
  products: number;
  /** Products whose first medium is an image of a known size. */
  of: number;
}

/** What aggregates of the whole catalogue say. */
export interface CatalogueRows {
  /** Only repeated ones: by variants. */
  skus: Counted[];
  barcodes: Counted[];
  /** Only those on several products: by products. */
  images: Counted[];
  vendors: Counted[];
  tags: Counted[];
  types: Counted[];
  prices: PriceSpread[];
  peers: PeerCategory[];
  vendorsWithGtin: string[];
  shapes: ShapeRow[];
  /** Null: nothing was sold. */
  returnRate: number | null;
}

const ofProducts = "product p where p.shop_id = $1 and p.deleted_at is null";
const ofVariants = `variant v join product p on p.shop_id = $1 and p.id = v.product_id
  and p.deleted_at is null where v.shop_id = $1`;

const repeated = (key: string, from: string, count = "count(*)") =>
  `select ${key} as text, ${count}::int as count from ${from} and ${key} <> ''
   group by 1 having ${count} > 1`;

const address = "split_part(m.url, '?', 1)";

const countedSql = {
  skus: repeated("lower(btrim(v.sku))", ofVariants),
  barcodes: repeated("btrim(v.barcode)", ofVariants),
  images: repeated(
    address,
    `product_media m join product p on p.shop_id = $1 and p.id = m.product_id
       and p.deleted_at is null where m.shop_id = $1`,
    "count(distinct m.product_id)",
  ),
  vendors: `select p.vendor as text, count(*)::int as count from ${ofProducts} group by 1`,
  types: `select p.product_type as text, count(*)::int as count from ${ofProducts} group by 1`,
  tags: `select tag as text, count(*)::int as count
    from product p, unnest(p.tags) tag where p.shop_id = $1 and p.deleted_at is null group by 1`,
} as const;

// A spread of fewer prices says little.
const leastPrices = 8;
const pricesSql = `
  with prices as (
    select p.product_type as type, ln(v.price_minor) as price from ${ofVariants} and v.price_minor > 0
  ),
  medians as (
    select type, percentile_cont(0.5) within group (order by price) as median,
      count(*)::int as variants
    from prices group by type having count(*) >= ${leastPrices}
  )
  select m.type, m.median, m.variants,
    percentile_cont(0.5) within group (order by abs(x.price - m.median)) as deviation
  from medians m join prices x on x.type = m.type group by m.type, m.median, m.variants`;

// Of groups that somebody could stand out from.
const leastPeers = 5;
const peersSql = `
  select vendor, type, "categoryId", products from (
    select p.vendor, p.product_type as type, p.category_id as "categoryId",
      count(*)::int as products,
      sum(count(*)) over (partition by p.vendor, p.product_type) as peers
    from ${ofProducts} and p.status = 'ACTIVE' and p.category_id is not null
    group by p.vendor, p.product_type, p.category_id
  ) found where peers >= ${leastPeers}`;

const digit = (place: number) => `(code / ${10 ** (14 - place)} % 10)`;
const weighted = Array.from(
  { length: 13 },
  (_, at) => `${at % 2 === 0 ? 3 : 1} * ${digit(at + 1)}`,
);
const leastOfVendor = 5;
// GS1: digits weighted 3 and 1 from the left of 14, and the last one brings them to a whole ten. Read as a
// number, and once ("offset 0"): of 300,000 variants that takes a third of the time.
const gtinSql = `
  select vendor from (
    select p.vendor, case when length(btrim(v.barcode)) in (8, 12, 13, 14)
      and btrim(v.barcode) !~ '[^0-9]' then btrim(v.barcode)::bigint end as code
    from ${ofVariants} offset 0
  ) codes
  group by vendor
  having count(*) >= ${leastOfVendor} and 2 * count(*) filter (
    where (${weighted.join(" + ")} + ${digit(14)}) % 10 = 0) >= count(*)`;

const leastInCollection = 2;
const shapesSql = `
  with counts as (
    select c.collection_id, round(100 * m.width::float8 / m.height)::int as percent,
      count(*)::int as products
    from product p
    join product_media m on m.shop_id = $1 and m.product_id = p.id and m.position = 0
      and m.content_type = 'IMAGE' and m.width > 0 and m.height > 0
    join collection_product c on c.shop_id = $1 and c.product_id = p.id
    where p.shop_id = $1 and p.deleted_at is null and p.status = 'ACTIVE'
    group by 1, 2
  )
  select distinct on (collection_id) collection_id as "collectionId", percent, products,
    all_products as "of"
  from (
    select *, (sum(products) over (partition by collection_id))::int as all_products from counts
  ) summed
  where all_products >= ${leastInCollection}
  order by collection_id, products desc, percent`;

/** What the whole catalogue says, each in a statement of its own. */
export async function readCatalogueRows(tx: Queryable, shop: ShopRef): Promise<CatalogueRows> {
  const counted = async (sql: string): Promise<Counted[]> =>
    (await readPacked<{ text: string; count: number }>(tx, shop, sql)).map(({ text, count }) => [
      text,
      count,
    ]);
  const rate = await tx.query<{ rate: number | null }>(
    `select (sum(units_returned)::float8 / nullif(sum(units), 0)) as rate
     from quality_sales where shop_id = $1`,
    [shop.id],
  );
  return {
    skus: await counted(countedSql.skus),
    barcodes: await counted(countedSql.barcodes),
    images: await counted(countedSql.images),
    vendors: await counted(countedSql.vendors),
    tags: await counted(countedSql.tags),
    types: await counted(countedSql.types),
    prices: await readPacked<PriceSpread>(tx, shop, pricesSql),
    peers: await readPacked<PeerCategory>(tx, shop, peersSql),
    vendorsWithGtin: (await readPacked<{ vendor: string }>(tx, shop, gtinSql)).map(
      ({ vendor }) => vendor,
    ),
    shapes: await readPacked<ShapeRow>(tx, shop, shapesSql),
    returnRate: rate.rows[0]?.rate ?? null,
  };
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

/** Products that have one of these in common with others, the first ones. */
export async function listSharing(
  tx: Queryable,
  shop: ShopRef,
  shared: { titles: readonly string[]; skus: readonly string[]; barcodes: readonly string[] },
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select id from (
       select p.id from ${ofProducts} and lower(btrim(p.title)) = any($2::text[])
       union
       select v.product_id from ${ofVariants}
         and (lower(btrim(v.sku)) = any($3::text[]) or btrim(v.barcode) = any($4::text[]))
     ) found order by id limit $5`,
    [shop.id, shared.titles, shared.skus, shared.barcodes, limit],
  );
  return rows.map(({ id }) => id);
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
