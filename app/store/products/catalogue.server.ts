import type { Queryable } from "../database.server";
import {
  packIntegers,
  packTexts,
  unpackIntegers,
  unpackNullable,
  unpackTexts,
} from "../packed-columns";
import type { ShopRef } from "../with-shop.server";

export type CatalogueUnit = "product" | "variant";

/** A product or a variant as it is now, by the key that its sales have. */
export interface CatalogueRow {
  key: string;
  productId: number;
  title: string;
  /** Of a variant; those of a product's variants, in a row. */
  skus: string;
  type: string;
  vendor: string;
  /** Of a variant; null for a product. Minor units. */
  priceMinor: number | null;
  /** Null too where a variant has none. */
  compareAtMinor: number | null;
  /** It is still there, and has a page in the admin. */
  isPresent: boolean;
  /** Null: a variant of it is not tracked, or its stock was not told; or it is gone. */
  stock: number | null;
}

const variantStock = "case when v.is_tracked then v.inventory_quantity end";

// What can be sold: neither a draft nor archived, and no gift card, which is never out of stock.
const sellable =
  "p.deleted_at is null and p.status in ('ACTIVE', 'UNLISTED') and not p.is_gift_card";

const readSql: Readonly<Record<CatalogueUnit, (filter: string, variants: string) => string>> = {
  product: (filter, variants) => `
    select p.id::text as key, p.id as "productId", p.title, coalesce(v.skus, '') as skus,
      p.product_type as type, p.vendor, null::bigint as "priceMinor",
      null::bigint as "compareAtMinor",
      p.deleted_at is null as "isPresent",
      case when p.deleted_at is null then v.stock end as stock
    from product p
    left join (
      select v.product_id, string_agg(v.sku, ' ' order by v.position, v.id) as skus,
        case when bool_and(v.is_tracked and v.inventory_quantity is not null)
          then sum(v.inventory_quantity)::int end as stock
      from variant v where v.shop_id = $1 ${variants} group by v.product_id
    ) v on v.product_id = p.id
    where p.shop_id = $1 and ${filter}`,
  variant: (filter) => `
    select v.id::text as key, p.id as "productId",
      p.title || case when p.has_only_default_variant then '' else ' / ' || v.title end as title,
      coalesce(v.sku, '') as skus, p.product_type as type, p.vendor, v.price_minor as "priceMinor",
      v.compare_at_minor as "compareAtMinor",
      p.deleted_at is null as "isPresent",
      case when p.deleted_at is null then ${variantStock} end as stock
    from variant v join product p on p.shop_id = $1 and p.id = v.product_id
    where v.shop_id = $1 and ${filter}`,
};

/** Those with these keys that the shop has, or had. */
export async function readCatalogueOf(
  tx: Queryable,
  shop: ShopRef,
  unit: CatalogueUnit,
  keys: readonly string[],
): Promise<Map<string, CatalogueRow>> {
  const known = keys.filter((key) => /^\d{1,18}$/.test(key));
  if (known.length === 0) return new Map();
  const sql =
    unit === "product"
      ? readSql.product("p.id = any($2::bigint[])", "and v.product_id = any($2::bigint[])")
      : readSql.variant("v.id = any($2::bigint[])", "");
  const rows = await readPacked(tx, sql, [shop.id, known]);
  return new Map(rows.map((row) => [row.key, row]));
}

/** The types and the vendors of all products that the shop has, or had, each once. */
export async function readTypesAndVendors(
  tx: Queryable,
  shop: ShopRef,
): Promise<{ types: string[]; vendors: string[] }> {
  const { rows } = await tx.query<{ types: string[]; vendors: string[] }>(
    `select coalesce(array_agg(distinct product_type), '{}') as types,
       coalesce(array_agg(distinct vendor), '{}') as vendors
     from (select distinct product_type, vendor from product where shop_id = $1) groups`,
    [shop.id],
  );
  return rows[0] ?? { types: [], vendors: [] };
}

/** Everything that can be sold now. */
export async function readSellable(
  tx: Queryable,
  shop: ShopRef,
  unit: CatalogueUnit,
): Promise<CatalogueRow[]> {
  return readPacked(tx, readSql[unit](sellable, ""), [shop.id]);
}

/** Variants that can be sold and have one of these SKUs. */
export async function readVariantsBySku(
  tx: Queryable,
  shop: ShopRef,
  skus: readonly string[],
): Promise<CatalogueRow[]> {
  if (skus.length === 0) return [];
  const sql = readSql.variant(`${sellable} and btrim(v.sku) = any($2::text[])`, "");
  return readPacked(tx, sql, [shop.id, skus]);
}

/** In columns; null of no row. */
interface PackedRows {
  keys: string | null;
  productIds: string;
  titles: string;
  skus: string;
  types: string;
  vendors: string;
  prices: string;
  compareAts: string;
  stocks: string;
  present: string;
}

/** Rows in one row of columns: to hand over thousands of rows, or each as JSON, takes longer than to find them. */
async function readPacked(
  tx: Queryable,
  sql: string,
  values: readonly unknown[],
): Promise<CatalogueRow[]> {
  const { rows } = await tx.query<PackedRows>(
    `select ${packTexts("key")} as keys, ${packIntegers('"productId"')} as "productIds",
       ${packTexts("title")} as titles, ${packTexts("skus")} as skus, ${packTexts("type")} as types,
       ${packTexts("vendor")} as vendors, ${packIntegers('"priceMinor"')} as prices,
       ${packIntegers('"compareAtMinor"')} as "compareAts",
       ${packIntegers("stock")} as stocks, ${packIntegers('"isPresent"::int')} as present
     from (${sql}) found`,
    values,
  );
  const [packed] = rows;
  const productIds = unpackIntegers(packed?.productIds);
  const [titles, skus] = [unpackTexts(packed?.titles), unpackTexts(packed?.skus)];
  const [types, vendors] = [unpackTexts(packed?.types), unpackTexts(packed?.vendors)];
  const [prices, stocks] = [unpackNullable(packed?.prices), unpackNullable(packed?.stocks)];
  const compareAts = unpackNullable(packed?.compareAts);
  const present = unpackIntegers(packed?.present);
  return unpackTexts(packed?.keys).map((key, index) => ({
    key,
    productId: productIds[index] ?? 0,
    title: titles[index] ?? "",
    skus: skus[index] ?? "",
    type: types[index] ?? "",
    vendor: vendors[index] ?? "",
    priceMinor: prices[index] ?? null,
    compareAtMinor: compareAts[index] ?? null,
    isPresent: present[index] === 1,
    stock: stocks[index] ?? null,
  }));
}
