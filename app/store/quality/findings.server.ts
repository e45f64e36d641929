import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { refreshListed } from "./listed.server";

/** Products on which one of these checks has an open finding, the first ones. */
export async function listFailing(
  tx: Queryable,
  shop: ShopRef,
  checkIds: readonly string[],
  limit: number,
): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select distinct product_id as id from quality_finding
     where shop_id = $1 and resolved_at is null and check_id = any($2::text[])
     order by product_id limit $3`,
    [shop.id, [...checkIds], limit],
  );
  return rows.map(({ id }) => id);
}

/** A finding as it is, or was. */
export interface FindingRow {
  checkId: string;
  severity: string;
  places: number;
  /** As the check gave it. */
  evidence: unknown;
  firstSeenAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

/** Every finding there is or was of a product. */
export async function readFindingsOf(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
): Promise<FindingRow[]> {
  const { rows } = await tx.query<FindingRow>(
    `select check_id as "checkId", severity, places, evidence, first_seen_at as "firstSeenAt",
       last_seen_at as "lastSeenAt", resolved_at as "resolvedAt", resolved_by as "resolvedBy"
     from quality_finding where shop_id = $1 and product_id = $2 order by check_id`,
    [shop.id, productId],
  );
  return rows;
}

/** Marks an open finding as one that the merchant does not want to see, or a such one as open again. */
export async function markSuppressed(
  tx: Queryable,
  shop: ShopRef,
  { productId, checkId }: { productId: number; checkId: string },
  suppressedAt: Date | null,
): Promise<void> {
  await tx.query(
    `update quality_finding set resolved_at = $4::timestamptz,
       resolved_by = case when $4::timestamptz is not null then 'suppressed' end
     where shop_id = $1 and product_id = $2 and check_id = $3
       and (resolved_at is null) = ($4::timestamptz is not null)
       and (resolved_at is null or resolved_by = 'suppressed')`,
    [shop.id, productId, checkId, suppressedAt],
  );
}

/** What was told of a product by the checks that found nothing. */
export interface StoredJudgement {
  unknown: Record<string, string>;
  notApplicable: string[];
}

export async function readJudgement(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
): Promise<StoredJudgement | null> {
  const { rows } = await tx.query<StoredJudgement>(
    `select unknown, not_applicable as "notApplicable" from quality_product
     where shop_id = $1 and product_id = $2`,
    [shop.id, productId],
  );
  return rows[0] ?? null;
}

/** Counts a product's open findings anew, and notes its score. */
export async function recountProduct(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
  score: number | null,
): Promise<void> {
  await tx.query(
    `update quality_product q set score = $3, errors = f.errors, warnings = f.warnings, hints = f.hints
     from (
       select (count(*) filter (where severity = 'error'))::int as errors,
         (count(*) filter (where severity = 'warning'))::int as warnings,
         (count(*) filter (where severity = 'hint'))::int as hints
       from quality_finding where shop_id = $1 and product_id = $2 and resolved_at is null
     ) f
     where q.shop_id = $1 and q.product_id = $2`,
    [shop.id, productId, score],
  );
  await refreshListed(tx, shop, [productId]);
}
