import type { Queryable } from "./database.server";
import { packTexts, unpackTexts } from "./packed-columns";
import type { StoredDimension } from "./rollup/dimensions";
import type { KeySums } from "./rollup/key-sums";
import type { Measure } from "./rollup/measures";
import { addUpColumns, type OpenSums } from "./rollup/column-sums";
import type { ColumnDimension } from "./rollup/sales-columns";
import type { SumsOptions } from "./rollup/read-sales.server";
import { readManyWindowSums, readWindowParts, readWindowSums } from "./rollup/read-window.server";
import type { SalesWindow } from "./sales-window";
import { withShop, type ShopRef } from "./with-shop.server";

/** Sums of each window by a dimension. */
export function readBreakdown(
  shop: ShopRef,
  windows: readonly (SalesWindow | null)[],
  dimension: StoredDimension,
  options: SumsOptions = {},
): Promise<KeySums[][]> {
  return Promise.all(
    windows.map((window) =>
      window === null
        ? []
        : withShop(shop, (tx) => readWindowSums(tx, shop, dimension, window, options)),
    ),
  );
}

/** Sums of each window by each of the dimensions; by window, then by dimension. */
export function readBreakdowns(
  shop: ShopRef,
  windows: readonly (SalesWindow | null)[],
  dimensions: readonly StoredDimension[],
  options: Pick<SumsOptions, "only"> = {},
): Promise<Map<StoredDimension, KeySums[]>[]> {
  // Side by side: most of it is the server adding up.
  return Promise.all(
    windows.map((window) =>
      window === null
        ? new Map<StoredDimension, KeySums[]>()
        : withShop(shop, (tx) => readManyWindowSums(tx, shop, dimensions, window, options)),
    ),
  );
}

/**
 * Sums of windows by product or variant, in columns; 0 throughout where a window is null. `only` are added up, and all of
 * `read` can be picked of a few keys.
 */
export async function readBreakdownColumns(
  shop: ShopRef,
  windows: readonly (SalesWindow | null)[],
  dimension: ColumnDimension,
  only: readonly Measure[],
  read: readonly Measure[] = only,
): Promise<OpenSums> {
  const parts = await Promise.all(
    windows.map((window) =>
      window === null
        ? []
        : withShop(shop, (tx) => readWindowParts(tx, shop, dimension, window, read)),
    ),
  );
  return addUpColumns(only, parts);
}

/** Pairs of a product and what it is in, each once: two lists of one length. */
export interface Memberships {
  products: readonly string[];
  keys: readonly string[];
}

/** The collections, or the tags, of products, as keys of a breakdown. */
export async function readMemberships(
  shop: ShopRef,
  of: "collection" | "tag",
): Promise<Memberships> {
  const sql =
    of === "collection"
      ? "select product_id as product, collection_id::text as key from collection_product where shop_id = $1"
      : "select distinct id as product, unnest(tags) as key from product where shop_id = $1";
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ products: string | null; keys: string | null }>(
      `select ${packTexts("product::text")} as products, ${packTexts("key")} as keys from (${sql}) pairs`,
      [shop.id],
    );
    return { products: unpackTexts(rows[0]?.products), keys: unpackTexts(rows[0]?.keys) };
  });
}

export interface KeyLabel {
  title: string;
  /** Of a variant, or of a product's variants: what the admin's order list can be searched by. */
  skus: string[];
  /** Why they do not find its orders: other goods have them too, a variant has none, or they are too many. */
  skuFault?: "shared" | "missing" | "many" | null;
}

type Labelled = "product" | "variant" | "category" | "collection";

// A search of more words than these makes an address that is longer than some programs take.
const skusAtMost = 20;

const labelSql: Readonly<Record<Labelled, string>> = {
  product: `select p.id::text as key, p.title,
      array(select v.sku from variant v where v.shop_id = $1 and v.product_id = p.id
        and v.sku <> '' group by v.sku order by min(v.position), v.sku
        limit ${skusAtMost + 1}) as skus,
      case
        when exists (select from (select distinct sku_key from variant v
          where v.shop_id = $1 and v.product_id = p.id and v.sku_key is not null) k
          join variant v on v.shop_id = $1 and v.sku_key = k.sku_key and v.product_id <> p.id)
          then 'shared'
        when exists (select from variant v where v.shop_id = $1 and v.product_id = p.id
          and coalesce(v.sku, '') = '') then 'missing'
      end as fault
    from product p where p.shop_id = $1 and p.id = any($2::bigint[])`,
  variant: `select v.id::text as key,
      p.title || case when p.has_only_default_variant then '' else ' / ' || v.title end as title,
      case when v.sku <> '' then array[v.sku] else '{}'::text[] end as skus,
      case when exists (select from variant w where w.shop_id = $1 and w.sku_key = v.sku_key
        and w.id <> v.id) then 'shared' end as fault
    from variant v join product p on p.shop_id = $1 and p.id = v.product_id
    where v.shop_id = $1 and v.id = any($2::bigint[])`,
  category: `select id as key, full_name as title, '{}'::text[] as skus, null as fault from taxonomy_category
    where $1::int is not null and id = any($2::text[])`,
  collection: `select id::text as key, title, '{}'::text[] as skus, null as fault
    from collection where shop_id = $1 and id = any($2::bigint[])`,
};

const titleSql: Readonly<Record<"product" | "variant", string>> = {
  product: `select id::text as key, title from product where shop_id = $1 and id = any($2::bigint[])`,
  variant: `select v.id::text as key,
      p.title || case when p.has_only_default_variant then '' else ' / ' || v.title end as title
    from variant v join product p on p.shop_id = $1 and p.id = v.product_id
    where v.shop_id = $1 and v.id = any($2::bigint[])`,
};

/** A key may come from an address: no number that would be too large for a column. */
function isId(key: string): boolean {
  return /^\d{1,18}$/.test(key);
}

/** The same as `readLabels` without SKUs, which take longer to find: for thousands of keys. */
export async function readTitles(
  shop: ShopRef,
  of: "product" | "variant",
  keys: readonly string[],
): Promise<Map<string, KeyLabel>> {
  const known = keys.filter((key) => isId(key));
  if (known.length === 0) return new Map();
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ key: string; title: string }>(titleSql[of], [shop.id, known]),
  );
  return new Map(rows.map(({ key, title }) => [key, { title, skus: [] }]));
}

/** What keys of a breakdown are called, as far as the shop (or the taxonomy) still has them. */
export async function readLabels(
  shop: ShopRef,
  of: Labelled,
  keys: readonly string[],
): Promise<Map<string, KeyLabel>> {
  const known = keys.filter((key) => (of === "category" ? key !== "" : isId(key)));
  if (known.length === 0) return new Map();
  return withShop(shop, (tx) => readLabelRows(tx, shop, of, known));
}

async function readLabelRows(tx: Queryable, shop: ShopRef, of: Labelled, keys: readonly string[]) {
  const { rows } = await tx.query<KeyLabel & { key: string; fault: KeyLabel["skuFault"] }>(
    labelSql[of],
    [shop.id, [...keys]],
  );
  return new Map(
    rows.map(({ key, title, skus, fault }) => {
      const skuFault = fault ?? (skus.length > skusAtMost ? "many" : null);
      return [key, { title, skus, skuFault }];
    }),
  );
}
