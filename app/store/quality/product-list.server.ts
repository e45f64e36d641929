import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Which products; null: whatever theirs is. */
export interface ProductFilter {
  vendor: string | null;
  type: string | null;
  status: string | null;
  /** Only with an open finding of one of these checks. */
  checkIds: readonly string[] | null;
  /** Only with an open finding of this severity. */
  severity: string | null;
  search: string;
  /** Only these. */
  productIds?: readonly number[] | null;
  /** Only those that this one is to work on. */
  assignee?: string | null;
  /** Only those whose task is in this state. */
  task?: string | null;
}

export interface QualityProductRow {
  productId: number;
  title: string;
  vendor: string;
  type: string;
  status: string;
  score: number | null;
  errors: number;
  warnings: number;
  hints: number;
  netMinor: number;
  stockMinor: number;
  /** Null: nobody has been asked to work on it. */
  assignee: string | null;
  dueDay: ShopDay | null;
  task: string | null;
}

const wanted = `
  from quality_product q
  join product p on p.shop_id = $1 and p.id = q.product_id and p.deleted_at is null
  left join quality_sales s on s.shop_id = $1 and s.product_id = q.product_id
  left join quality_task k on k.shop_id = $1 and k.product_id = q.product_id
  where q.shop_id = $1 and ($2::text is null or p.vendor = $2)
    and ($3::text is null or p.product_type = $3) and ($4::text is null or p.status = $4)
    and ($5 = '' or strpos(lower(p.title), lower($5)) > 0)
    and (($6::text[] is null and $7::text is null) or exists (
      select from quality_finding f where f.shop_id = $1 and f.product_id = q.product_id
        and f.resolved_at is null and ($6::text[] is null or f.check_id = any($6::text[]))
        and ($7::text is null or f.severity = $7)))
    and ($8::bigint[] is null or q.product_id = any($8::bigint[]))
    and ($9::text is null or k.assignee = $9) and ($10::text is null or k.status = $10)`;

const valuesOf = (shop: ShopRef, filter: ProductFilter): unknown[] => [
  shop.id,
  filter.vendor,
  filter.type,
  filter.status,
  filter.search,
  filter.checkIds && [...filter.checkIds],
  filter.severity,
  filter.productIds ? [...filter.productIds] : null,
  filter.assignee ?? null,
  filter.task ?? null,
];

/** Products that have been checked, those that have sold most first. */
export async function listQualityProducts(
  tx: Queryable,
  shop: ShopRef,
  filter: ProductFilter,
  page: { offset: number; limit: number },
): Promise<QualityProductRow[]> {
  const { rows } = await tx.query<QualityProductRow>(
    `select q.product_id as "productId", p.title, p.vendor, p.product_type as type, p.status,
       q.score, q.errors, q.warnings, q.hints, coalesce(s.net_minor, 0)::bigint as "netMinor",
       q.stock_minor as "stockMinor", k.assignee, k.due_day::text as "dueDay", k.status as task
     ${wanted}
     order by coalesce(s.net_minor, 0) desc, q.stock_minor desc, q.product_id offset $11 limit $12`,
    [...valuesOf(shop, filter), page.offset, page.limit],
  );
  return rows;
}

/** Ids of such products, after one of them and in order. */
export async function listQualityProductIds(
  tx: Queryable,
  shop: ShopRef,
  filter: ProductFilter,
  { afterId, limit }: { afterId: number; limit: number },
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select q.product_id as id ${wanted} and q.product_id > $11 order by q.product_id limit $12`,
    [...valuesOf(shop, filter), afterId, limit],
  );
  return rows.map(({ id }) => id);
}

export async function countQualityProducts(
  tx: Queryable,
  shop: ShopRef,
  filter: ProductFilter,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count ${wanted}`,
    valuesOf(shop, filter),
  );
  return rows[0]?.count ?? 0;
}

/** An open finding of some products. */
export interface OpenFinding {
  productId: number;
  checkId: string;
  severity: string;
  places: number;
  evidence: unknown;
  firstSeenAt: Date;
}

export async function readOpenFindings(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
  checkId: string | null = null,
): Promise<OpenFinding[]> {
  const { rows } = await tx.query<OpenFinding>(
    `select product_id as "productId", check_id as "checkId", severity, places, evidence,
       first_seen_at as "firstSeenAt"
     from quality_finding
     where shop_id = $1 and product_id = any($2::bigint[]) and resolved_at is null
       and ($3::text is null or check_id = $3)
     order by product_id, check_id`,
    [shop.id, [...productIds], checkId],
  );
  return rows;
}

/** What of a filter can be chosen: the vendors and types with most products. */
export async function readFilterOptions(
  tx: Queryable,
  shop: ShopRef,
  limit: number,
): Promise<{ vendors: string[]; types: string[] }> {
  const most = async (column: "vendor" | "product_type") => {
    const { rows } = await tx.query<{ text: string }>(
      `select ${column} as text from product
       where shop_id = $1 and deleted_at is null and ${column} <> ''
       group by 1 order by count(*) desc, 1 limit $2`,
      [shop.id, limit],
    );
    return rows.map(({ text }) => text).sort((a, b) => a.localeCompare(b, "en"));
  };
  return { vendors: await most("vendor"), types: await most("product_type") };
}
