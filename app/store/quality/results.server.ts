import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { refreshListed } from "./listed.server";
import { forgetTold, readTold, type ToldRow } from "./told.server";
import { writeFindings, type StoredProduct } from "./write-findings.server";

/** Why a finding is open no more. `elsewhere`: other products, the day or the taxonomy have changed. */
export type ResolvedBy = "product" | "setting" | "suppressed" | "gone" | "elsewhere";

export interface FindingResult {
  checkId: string;
  severity: string;
  /** In all; the evidence is of the first ones. */
  places: number;
  evidence: unknown;
  isSuppressed: boolean;
}

/** What checks made of a product. */
export interface ProductResult {
  productId: number;
  fingerprint: string;
  settingsKey: string;
  score: number | null;
  stockMinor: number;
  suggestedCategoryId: string | null;
  confidence: number | null;
  /** Of all that the suggestion was made of; null: none was made. */
  suggestionKey: string | null;
  /** Why, by the id of a check. */
  unknown: Readonly<Record<string, string>>;
  notApplicable: readonly string[];
  /** From this day on it is checked again, whether or not it has changed; null: only where it has. */
  recheckFrom: ShopDay | null;
  findings: readonly FindingResult[];
}

export interface Written {
  /** Checks whose counts or amounts are not what they were. */
  checkIds: Set<string>;
  /** Products of which something was written. */
  products: number;
}

/**
 * Writes what checks made of products, as far as it is not what they made of them before. A finding that
 * is there no more is resolved, by what has changed.
 */
export async function writeResults(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ProductResult[],
  now: Date,
): Promise<Written> {
  const ids = results.map(({ productId }) => productId);
  const stored = await readStored(tx, shop, ids);
  const checkIds = new Set<string>();
  const changed = await writeProducts(tx, shop, results, now);
  for (const result of results) {
    if (!changed.has(result.productId)) continue;
    const before = stored.get(result.productId);
    for (const id of unknownsThatDiffer(before?.unknown ?? {}, result.unknown)) checkIds.add(id);
    if (before?.stockMinor === result.stockMinor) continue;
    for (const finding of result.findings) checkIds.add(finding.checkId);
  }
  for (const id of await writeFindings(tx, shop, results, stored, now)) checkIds.add(id);
  await refreshListed(tx, shop, ids);
  return { checkIds, products: changed.size };
}

async function readStored(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<Map<number, StoredProduct>> {
  const { rows } = await tx.query<{ packed: StoredProduct[] | null }>(
    `select json_agg(json_build_object('productId', product_id, 'fingerprint', fingerprint,
       'settingsKey', settings_key, 'stockMinor', stock_minor, 'unknown', unknown)) as packed
     from quality_product where shop_id = $1 and product_id = any($2::bigint[])`,
    [shop.id, ids],
  );
  return new Map((rows[0]?.packed ?? []).map((row) => [row.productId, row]));
}

function unknownsThatDiffer(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return [
    ...Object.keys(before).filter((id) => !(id in after)),
    ...Object.keys(after).filter((id) => !(id in before)),
  ];
}

const columns = [
  "score",
  "errors",
  "warnings",
  "hints",
  "unknown",
  "not_applicable",
  "recheck_day",
  "stock_minor",
  "suggested_category_id",
  "confidence",
  "suggestion_key",
  "fingerprint",
  "settings_key",
];
const listed = (of: string) => columns.map((column) => `${of}.${column}`).join(", ");

async function writeProducts(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ProductResult[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const count = ({ findings }: ProductResult, severity: string) =>
    findings.filter((finding) => !finding.isSuppressed && finding.severity === severity).length;
  const rows = results.map((result) => ({
    product_id: result.productId,
    score: result.score,
    errors: count(result, "error"),
    warnings: count(result, "warning"),
    hints: count(result, "hint"),
    unknown: result.unknown,
    not_applicable: result.notApplicable,
    recheck_day: result.recheckFrom,
    stock_minor: result.stockMinor,
    suggested_category_id: result.suggestedCategoryId,
    confidence: result.confidence,
    suggestion_key: result.suggestionKey,
    fingerprint: result.fingerprint,
    settings_key: result.settingsKey,
  }));
  const { rows: written } = await tx.query<{ id: number }>(
    `insert into quality_product (shop_id, product_id, ${columns.join(", ")}, checked_at)
     select $1, n.product_id, ${listed("n")}, $3
     from json_to_recordset($2::json) n(product_id bigint, score float8, errors int, warnings int,
       hints int, unknown jsonb, not_applicable text[], recheck_day date, stock_minor bigint,
       suggested_category_id text, confidence float8, suggestion_key text, fingerprint text, settings_key text)
     where not exists (select from quality_product q where q.shop_id = $1
       and q.product_id = n.product_id and (${listed("q")}) is not distinct from (${listed("n")}))
     on conflict (shop_id, product_id) do update set
       ${columns.map((column) => `${column} = excluded.${column}`).join(", ")},
       checked_at = excluded.checked_at
     returning product_id as id`,
    [shop.id, JSON.stringify(rows), now],
  );
  return new Set(written.map(({ id }) => id));
}

/** What is not there any more. */
export interface Gone {
  /** Checks that had found something of it, or could not tell. */
  checkIds: string[];
  /** What it told of the catalogue. */
  told: ToldRow[];
}

/** Resolves the findings of products that are there no more, and forgets these. */
export async function forgetGoneProducts(tx: Queryable, shop: ShopRef, now: Date): Promise<Gone> {
  const { rows: gone } = await tx.query<{ id: number; unknown: Record<string, string> }>(
    `delete from quality_product q where q.shop_id = $1 and q.product_id in (
       select id from product where shop_id = $1 and deleted_at is not null)
     returning q.product_id as id, q.unknown`,
    [shop.id],
  );
  if (gone.length === 0) return { checkIds: [], told: [] };
  const ids = gone.map(({ id }) => id);
  const { rows } = await tx.query<{ id: string }>(
    `update quality_finding set resolved_at = $3, resolved_by = 'gone'
     where shop_id = $1 and product_id = any($2::bigint[]) and resolved_at is null
     returning check_id as id`,
    [shop.id, ids, now],
  );
  const told = await readTold(tx, shop, ids);
  await forgetTold(tx, shop, ids);
  await tx.query(
    "delete from quality_listed where shop_id = $1 and product_id = any($2::bigint[])",
    [shop.id, ids],
  );
  const unknown = gone.flatMap((product) => Object.keys(product.unknown));
  return { checkIds: [...new Set([...rows.map(({ id }) => id), ...unknown])], told };
}
