import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { leastPeers, type CatalogueRows, type Counted } from "./catalogue-rows.server";

/** Texts of some products that are asked how often they are there. */
export interface AskedTexts {
  titles: readonly string[];
  seoTitles: readonly string[];
  descriptions: readonly string[];
  skus: readonly string[];
  barcodes: readonly string[];
  images: readonly string[];
}

// Hashed before they are joined: row-level security keeps an index from being used for what calls a function.
const asked = `with asked as materialized (
  select text, hashtextextended(text, 0) as key from unnest($2::text[]) text)`;
const toldSql = (column: string) => `${asked}
  select a.text, count(*)::int as count
  from asked a join quality_told t on t.shop_id = $1 and t.${column} = a.key group by 1`;
const partsSql = (table: string, column: string, counted: string) => `${asked}
  select a.text, ${counted}::int as count
  from asked a join ${table} c on c.shop_id = $1 and c.${column} = a.key
  join product p on p.shop_id = $1 and p.id = c.product_id and p.deleted_at is null group by 1`;
const askedSql: Readonly<Record<keyof AskedTexts, string>> = {
  titles: toldSql("title_key"),
  seoTitles: toldSql("seo_title_key"),
  descriptions: toldSql("description_key"),
  skus: partsSql("variant", "sku_key", "count(*)"),
  barcodes: partsSql("variant", "barcode_key", "count(*)"),
  images: partsSql("product_media", "image_key", "count(distinct c.product_id)"),
};

/** How often each of these texts is in the catalogue. */
export async function countTexts(
  tx: Queryable,
  shop: ShopRef,
  texts: AskedTexts,
): Promise<Record<keyof AskedTexts, Counted[]>> {
  const count = async (of: keyof AskedTexts): Promise<Counted[]> => {
    if (texts[of].length === 0) return [];
    const { rows } = await tx.query<{ text: string; count: number }>(askedSql[of], [
      shop.id,
      [...texts[of]],
    ]);
    return rows.map(({ text, count: times }) => [text, times]);
  };
  return {
    titles: await count("titles"),
    seoTitles: await count("seoTitles"),
    descriptions: await count("descriptions"),
    skus: await count("skus"),
    barcodes: await count("barcodes"),
    images: await count("images"),
  };
}

interface ToldSum {
  vendor: string;
  type: string;
  /** Null: they have none, or are not active. */
  categoryId: string | null;
  products: number;
  withVendor: number;
}

/** What is added up of all products that have been checked. */
export interface ToldSums extends Pick<CatalogueRows, "vendors" | "types" | "tags" | "peers"> {
  /** Of titles: those that several have. */
  words: Counted[];
  /** Of product types: how many products there are, and how many of them name the vendor. */
  namings: [type: string, products: number, withVendor: number][];
}

/** Adds up what products told when they were last checked. */
export async function readToldSums(tx: Queryable, shop: ShopRef): Promise<ToldSums> {
  const packed = async <R>(sql: string): Promise<R[]> => {
    const { rows } = await tx.query<{ packed: R[] | null }>(
      `select json_agg(found) as packed from (${sql}) found`,
      [shop.id],
    );
    return rows[0]?.packed ?? [];
  };
  const counted = async (column: "tags" | "words", having = ""): Promise<Counted[]> =>
    (
      await packed<{ text: string; count: number }>(
        `select text, count(*)::int as count from quality_told t, unnest(t.${column}) text
         where t.shop_id = $1 group by 1 ${having}`,
      )
    ).map(({ text, count }) => [text, count]);
  const sums = await packed<ToldSum>(
    `select vendor, product_type as type, category_id as "categoryId", count(*)::int as products,
       (count(*) filter (where names_vendor))::int as "withVendor"
     from quality_told where shop_id = $1 group by 1, 2, 3`,
  );
  const types = addUp(sums, ({ type }) => type);
  const withVendor = addUp(
    sums,
    ({ type }) => type,
    ({ withVendor: count }) => count,
  );
  const groups = addUp(
    sums.filter(({ categoryId }) => categoryId !== null),
    keyOfPeers,
  );
  return {
    vendors: [...addUp(sums, ({ vendor }) => vendor)],
    types: [...types],
    peers: sums.flatMap(({ categoryId, ...sum }) =>
      categoryId !== null && (groups.get(keyOfPeers(sum)) ?? 0) >= leastPeers
        ? { vendor: sum.vendor, type: sum.type, categoryId, products: sum.products }
        : [],
    ),
    namings: [...types].map(([type, products]) => [type, products, withVendor.get(type) ?? 0]),
    tags: await counted("tags"),
    words: await counted("words", "having count(*) > 1"),
  };
}

const keyOfPeers = ({ vendor, type }: Pick<ToldSum, "vendor" | "type">) => `${vendor}\n${type}`;

function addUp(
  sums: readonly ToldSum[],
  keyOf: (sum: ToldSum) => string,
  countOf: (sum: ToldSum) => number = ({ products }) => products,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sum of sums) {
    const key = keyOf(sum);
    counts.set(key, (counts.get(key) ?? 0) + countOf(sum));
  }
  return counts;
}
