import type { Queryable } from "../database.server";
import { noteMoved, type Moved } from "./moved.server";
import type { ShopRef } from "../with-shop.server";

export interface PriceSpread {
  type: string;
  median: number;
  deviation: number;
  variants: number;
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

/** What products of a type, a vendor or a collection have in common. */
export interface GroupRows {
  prices: PriceSpread[];
  vendorsWithGtin: string[];
  shapes: ShapeRow[];
}

/** Groups that products belong to. */
export interface GroupKeys {
  types: readonly string[];
  vendors: readonly string[];
  collectionIds: readonly number[];
}

const ofAll = `variant v join product p on p.shop_id = $1 and p.id = v.product_id
  and p.deleted_at is null where v.shop_id = $1`;
const ofSome = (column: string) => `quality_told p
  join variant v on v.shop_id = $1 and v.product_id = p.product_id
  where p.shop_id = $1 and p.${column} = any($2::text[])`;

// A spread of fewer prices says little.
const leastPrices = 8;
const pricesSql = (from: string) => `
  with prices as materialized (
    select p.product_type as type, ln(v.price_minor) as price from ${from} and v.price_minor > 0
  ),
  medians as (
    select type, percentile_cont(0.5) within group (order by price) as median,
      count(*)::int as variants
    from prices group by type having count(*) >= ${leastPrices}
  )
  select m.type, m.median, m.variants,
    percentile_cont(0.5) within group (order by abs(x.price - m.median)) as deviation
  from medians m join prices x on x.type = m.type group by m.type, m.median, m.variants`;

const digit = (place: number) => `(code / ${10 ** (14 - place)} % 10)`;
const weighted = Array.from(
  { length: 13 },
  (_, at) => `${at % 2 === 0 ? 3 : 1} * ${digit(at + 1)}`,
);
const leastOfVendor = 5;
// GS1: digits weighted 3 and 1 from the left of 14, and the last one brings them to a whole ten. Read as a
// number, and once ("offset 0"): of 300,000 variants that takes a third of the time.
const gtinSql = (from: string) => `
  select vendor from (
    select p.vendor, case when length(btrim(v.barcode)) in (8, 12, 13, 14)
      and btrim(v.barcode) !~ '[^0-9]' then btrim(v.barcode)::bigint end as code
    from ${from} offset 0
  ) codes
  group by vendor
  having count(*) >= ${leastOfVendor} and 2 * count(*) filter (
    where (${weighted.join(" + ")} + ${digit(14)}) % 10 = 0) >= count(*)`;

const leastInCollection = 2;
const shapesSql = (where: string) => `
  with counts as (
    select c.collection_id, round(100 * m.width::float8 / m.height)::int as percent,
      count(*)::int as products
    from product p
    join product_media m on m.shop_id = $1 and m.product_id = p.id and m.position = 0
      and m.content_type = 'IMAGE' and m.width > 0 and m.height > 0
    join collection_product c on c.shop_id = $1 and c.product_id = p.id ${where}
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

/** Makes them anew of the whole catalogue, and keeps them. */
export async function remakeGroups(tx: Queryable, shop: ShopRef): Promise<GroupRows> {
  const rows = {
    prices: await readPacked<PriceSpread>(tx, pricesSql(ofAll), [shop.id]),
    vendorsWithGtin: vendorsOf(await readPacked(tx, gtinSql(ofAll), [shop.id])),
    shapes: await readPacked<ShapeRow>(tx, shapesSql(""), [shop.id]),
  };
  await noteMovedGroups(tx, shop, await readGroups(tx, shop), rows);
  await tx.query("delete from quality_group where shop_id = $1 and kind <> 'returns'", [shop.id]);
  await writeGroups(tx, shop, rows);
  return rows;
}

/** Makes those of some types, vendors and collections anew; of the products that have been checked. */
export async function refreshGroups(
  tx: Queryable,
  shop: ShopRef,
  { types, vendors, collectionIds }: GroupKeys,
): Promise<void> {
  const of = <R>(sql: string, keys: readonly unknown[]) =>
    keys.length === 0 ? [] : readPacked<R>(tx, sql, [shop.id, [...keys]]);
  const rows = {
    prices: await of<PriceSpread>(pricesSql(ofSome("product_type")), types),
    vendorsWithGtin: vendorsOf(await of(gtinSql(ofSome("vendor")), vendors)),
    shapes: await of<ShapeRow>(shapesSql("and c.collection_id = any($2::bigint[])"), collectionIds),
  };
  const kept = await readGroups(tx, shop);
  await noteMovedGroups(
    tx,
    shop,
    {
      prices: kept.prices.filter(({ type }) => types.includes(type)),
      vendorsWithGtin: kept.vendorsWithGtin.filter((vendor) => vendors.includes(vendor)),
      shapes: kept.shapes.filter((row) => collectionIds.includes(row.collectionId)),
    },
    rows,
  );
  await tx.query(
    `delete from quality_group where shop_id = $1 and (kind = 'price' and key = any($2::text[])
       or kind = 'gtin' and key = any($3::text[]) or kind = 'shape' and key = any($4::text[]))`,
    [shop.id, [...types], [...vendors], collectionIds.map(String)],
  );
  await writeGroups(tx, shop, rows);
}

/** Notes those groups of which something else is told now. */
async function noteMovedGroups(
  tx: Queryable,
  shop: ShopRef,
  before: GroupRows,
  after: GroupRows,
): Promise<void> {
  await noteMoved(tx, shop, [
    ...differing("type", pricesOf(before), pricesOf(after)),
    ...differing("gtin", vendorsAlone(before), vendorsAlone(after)),
    ...differing("collection", shapesOf(before), shapesOf(after)),
  ]);
}

type Facts = ReadonlyMap<string, string>;
const factsOf = <R>(rows: readonly R[], keyOf: (row: R) => unknown, of: (row: R) => unknown[]) =>
  new Map(rows.map((row) => [String(keyOf(row)), of(row).join(" ")]));
const pricesOf = ({ prices }: GroupRows) =>
  factsOf(
    prices,
    ({ type }) => type,
    ({ median, deviation, variants }) => [median, deviation, variants],
  );
const vendorsAlone = ({ vendorsWithGtin }: GroupRows) =>
  factsOf(
    vendorsWithGtin,
    (vendor) => vendor,
    () => [],
  );
const shapesOf = ({ shapes }: GroupRows) =>
  factsOf(
    shapes,
    ({ collectionId }) => collectionId,
    ({ percent, products, of }) => [percent, products, of],
  );

function differing(kind: Moved["kind"], before: Facts, after: Facts): Moved[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) =>
    before.get(key) === after.get(key) ? [] : [{ kind, key, change: 1 }],
  );
}

const vendorsOf = (rows: readonly { vendor: string }[]) => rows.map(({ vendor }) => vendor);

async function writeGroups(
  tx: Queryable,
  shop: ShopRef,
  { prices, vendorsWithGtin, shapes }: GroupRows,
): Promise<void> {
  const rows = [
    ...prices.map(({ type, ...facts }) => ({ kind: "price", key: type, facts })),
    ...vendorsWithGtin.map((vendor) => ({ kind: "gtin", key: vendor, facts: {} })),
    ...shapes.map(({ collectionId, ...facts }) => ({
      kind: "shape",
      key: String(collectionId),
      facts,
    })),
  ];
  await tx.query(
    `insert into quality_group (shop_id, kind, key, facts)
     select $1, n.kind, n.key, n.facts from json_to_recordset($2::json) n(kind text, key text, facts jsonb)
     on conflict (shop_id, kind, key) do update set facts = excluded.facts`,
    [shop.id, JSON.stringify(rows)],
  );
}

/** As they were kept last. */
export async function readGroups(tx: Queryable, shop: ShopRef): Promise<GroupRows> {
  const rows = await readPacked<{ kind: string; key: string; facts: Record<string, number> }>(
    tx,
    "select kind, key, facts from quality_group where shop_id = $1 order by kind, key",
    [shop.id],
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    prices: of("price").map(({ key, facts }) => ({ type: key, ...facts }) as PriceSpread),
    vendorsWithGtin: of("gtin").map(({ key }) => key),
    shapes: of("shape").map(
      ({ key, facts }) => ({ collectionId: Number(key), ...facts }) as ShapeRow,
    ),
  };
}

async function readPacked<R>(tx: Queryable, sql: string, values: readonly unknown[]): Promise<R[]> {
  const { rows } = await tx.query<{ packed: R[] | null }>(
    `select json_agg(found) as packed from (${sql}) found`,
    values,
  );
  return rows[0]?.packed ?? [];
}
