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
  /** Only those whose task was due before this day, and is not done. */
  dueBefore?: ShopDay | null;
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

/** Which products fit; `ofChecks`: the condition of having an open finding of some checks. */
const wanted = (ofChecks: string) => `
  from quality_listed l
  left join quality_task k on k.shop_id = $1 and k.product_id = l.product_id
  where l.shop_id = $1 and ($2::text is null or l.vendor = $2)
    and ($3::text is null or l.product_type = $3) and ($4::text is null or l.status = $4)
    and ($5 = '' or strpos(l.title, lower($5)) > 0)
    and ($6::text[] is null or ${ofChecks})
    and ($6::text[] is not null or $7::text is null or
      case $7 when 'error' then l.errors when 'warning' then l.warnings else l.hints end > 0)
    and ($8::bigint[] is null or l.product_id = any($8::bigint[]))
    and ($9::text is null or k.assignee = $9) and ($10::text is null or k.status = $10)
    and ($11::date is null or (k.due_day < $11 and k.status <> 'done'))`;

// Findings of a check are found by an index: the way for what few fail.
const byFindings = wanted(`l.product_id in (
  select f.product_id from quality_finding f where f.shop_id = $1 and f.resolved_at is null
    and f.check_id = any($6::text[]) and ($7::text is null or f.severity = $7))`);
// What many fail stands in the rows that are read anyway; of which severity it is does not.
const byRows = wanted("l.failed && $6::text[]");

/** From so many products on a check is one that many fail. */
export const manyFailed = 5_000;

/** How such products are best found: by the findings of checks that few fail, else by the rows of the list. */
async function findBest(
  tx: Queryable,
  shop: ShopRef,
  { checkIds, severity }: ProductFilter,
  many: number,
): Promise<string> {
  if (checkIds === null || severity !== null) return byFindings;
  const { rows } = await tx.query<{ failed: number }>(
    `select coalesce(sum(failed), 0)::int as failed from quality_rule
     where shop_id = $1 and check_id = any($2::text[])`,
    [shop.id, [...checkIds]],
  );
  return (rows[0]?.failed ?? 0) >= many ? byRows : byFindings;
}

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
  filter.dueBefore ?? null,
];

// Of as much money at stake, those that more people look at: views can be forged, so they decide nothing else.
const byMoney = "l.net_minor desc, l.stock_minor desc, l.views desc, l.product_id";

/** Products that have been checked, those that have sold most first. */
export async function listQualityProducts(
  tx: Queryable,
  shop: ShopRef,
  filter: ProductFilter,
  page: { offset: number; limit: number },
  many = manyFailed,
): Promise<QualityProductRow[]> {
  const from = await findBest(tx, shop, filter, many);
  const { rows } = await tx.query<QualityProductRow>(
    `with page as materialized (
       select l.product_id ${from} order by ${byMoney} offset $12 limit $13
     )
     select l.product_id as "productId", p.title, l.vendor, l.product_type as type, l.status,
       l.score, l.errors, l.warnings, l.hints, l.net_minor as "netMinor",
       l.stock_minor as "stockMinor", k.assignee, k.due_day::text as "dueDay", k.status as task
     from page
     join quality_listed l on l.shop_id = $1 and l.product_id = page.product_id
     join product p on p.shop_id = $1 and p.id = page.product_id and p.deleted_at is null
     left join quality_task k on k.shop_id = $1 and k.product_id = page.product_id
     order by ${byMoney}`,
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
    `select l.product_id as id ${byFindings} and l.product_id > $12 order by l.product_id limit $13`,
    [...valuesOf(shop, filter), afterId, limit],
  );
  return rows.map(({ id }) => id);
}

/** How many such products there are. Of one rule alone that has been added up already. */
export async function countQualityProducts(
  tx: Queryable,
  shop: ShopRef,
  filter: ProductFilter,
  many = manyFailed,
): Promise<number> {
  const values = valuesOf(shop, filter);
  const [, vendor, type, status, search, checkIds, severity, ...others] = values;
  const isOfRule = filter.checkIds?.length === 1 && search === "";
  if (isOfRule && [vendor, type, status, severity, ...others].every((each) => each === null)) {
    const { rows } = await tx.query<{ failed: number }>(
      "select failed from quality_rule where shop_id = $1 and check_id = any($2::text[])",
      [shop.id, checkIds],
    );
    if (rows[0]) return rows[0].failed;
  }
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count ${await findBest(tx, shop, filter, many)}`,
    values,
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
