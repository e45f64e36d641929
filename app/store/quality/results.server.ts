import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { refreshListed } from "./listed.server";
import { readTold, type ToldRow } from "./told.server";

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
  /** Why, by the id of a check. */
  unknown: Readonly<Record<string, string>>;
  notApplicable: readonly string[];
  findings: readonly FindingResult[];
}

interface StoredProduct {
  productId: number;
  fingerprint: string;
  settingsKey: string;
  stockMinor: number;
  unknown: Record<string, string>;
}

/**
 * By what a finding came: `known` could not be told before, `first` was found when the product was first
 * checked; the rest as in ResolvedBy.
 */
export type OpenedBy = "product" | "setting" | "elsewhere" | "known" | "first";

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

function openedBy(
  before: StoredProduct | undefined,
  after: ProductResult,
  checkId: string,
): OpenedBy {
  if (!before) return "first";
  if (checkId in before.unknown) return "known";
  // A rule that is new finds what was there before, also of a product that has changed meanwhile.
  return before.settingsKey === after.settingsKey ? causeOf(before, after) : "setting";
}

function causeOf(
  before: StoredProduct | undefined,
  after: ProductResult,
): "product" | "setting" | "elsewhere" {
  if (before?.fingerprint !== after.fingerprint) return "product";
  return before.settingsKey === after.settingsKey ? "elsewhere" : "setting";
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
  "stock_minor",
  "suggested_category_id",
  "confidence",
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
    stock_minor: result.stockMinor,
    suggested_category_id: result.suggestedCategoryId,
    confidence: result.confidence,
    fingerprint: result.fingerprint,
    settings_key: result.settingsKey,
  }));
  const { rows: written } = await tx.query<{ id: number }>(
    `insert into quality_product (shop_id, product_id, ${columns.join(", ")}, checked_at)
     select $1, n.product_id, ${listed("n")}, $3
     from json_to_recordset($2::json) n(product_id bigint, score float8, errors int, warnings int,
       hints int, unknown jsonb, not_applicable text[], stock_minor bigint,
       suggested_category_id text, confidence float8, fingerprint text, settings_key text)
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

const compared = "severity, places, evidence, resolved_by";
const comparedOf = (of: string) =>
  compared
    .split(", ")
    .map((column) => `${of}.${column}`)
    .join(", ");

// One that was hidden has been there all the time.
const cameAgain = `(quality_finding.resolved_at is not null
  and quality_finding.resolved_by is distinct from 'suppressed' and excluded.resolved_by is null)`;

async function writeFindings(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ProductResult[],
  before: ReadonlyMap<number, StoredProduct>,
  now: Date,
): Promise<string[]> {
  const findings = results.flatMap((result) =>
    result.findings.map(({ checkId, severity, places, evidence, isSuppressed }) => ({
      product_id: result.productId,
      check_id: checkId,
      severity,
      places,
      evidence,
      resolved_by: isSuppressed ? "suppressed" : null,
      opened_by: openedBy(before.get(result.productId), result, checkId),
    })),
  );
  const looked = results.map((result) => ({
    product_id: result.productId,
    cause: causeOf(before.get(result.productId), result),
  }));
  const { rows } = await tx.query<{ id: string }>(
    `with fresh as materialized (
       select * from json_to_recordset($2::json) n(product_id bigint, check_id text, severity text,
         places int, evidence jsonb, resolved_by text, opened_by text)
     ),
     -- Product by product: in a first run the statistics know nothing yet of what it has written.
     stored as materialized (
       select f.*, l.cause from json_to_recordset($3::json) l(product_id bigint, cause text)
       cross join lateral (
         select product_id, check_id, ${compared}, resolved_at from quality_finding f
         where f.shop_id = $1 and f.product_id = l.product_id offset 0
       ) f
     ),
     written as (
       insert into quality_finding (shop_id, product_id, check_id, severity, places, evidence,
         first_seen_at, last_seen_at, resolved_at, resolved_by, opened_at, opened_by)
       select $1, n.product_id, n.check_id, n.severity, n.places, n.evidence, $4::timestamptz,
         $4::timestamptz, case when n.resolved_by is not null then $4::timestamptz end, n.resolved_by,
         $4::timestamptz, n.opened_by
       from fresh n
       where not exists (select from stored f
         where f.product_id = n.product_id and f.check_id = n.check_id
         and (${comparedOf("f")}) is not distinct from (${comparedOf("n")}))
       on conflict (shop_id, product_id, check_id) do update set severity = excluded.severity,
         places = excluded.places, evidence = excluded.evidence,
         last_seen_at = excluded.last_seen_at, resolved_at = excluded.resolved_at,
         resolved_by = excluded.resolved_by,
         opened_at = case when ${cameAgain} then excluded.opened_at else quality_finding.opened_at end,
         opened_by = case when ${cameAgain} then excluded.opened_by else quality_finding.opened_by end
       returning check_id
     ),
     gone as materialized (
       select s.product_id, s.check_id, s.cause, s.severity, s.resolved_at from stored s
       left join fresh n on n.product_id = s.product_id and n.check_id = s.check_id
       where n.product_id is null and (s.resolved_at is null or s.resolved_by = 'suppressed')
     ),
     resolved as (
       update quality_finding f set resolved_at = $4, resolved_by = g.cause
       from gone g
       where f.shop_id = $1 and f.product_id = g.product_id and f.check_id = g.check_id
       returning f.check_id
     ),
     -- Workflows are told of errors that come and go, not of what settings change or was wrong at first: like
     -- alerts, they begin where everything had been read and was checked.
     told as (
       insert into flow_event (shop_id, handle, product_id, check_id, created_at, next_try_at)
       select $1, e.handle, e.product_id, e.check_id, $4::timestamptz, $4::timestamptz
       from (
         select 'merchandising-error-found' as handle, n.product_id, n.check_id, l.cause from fresh n
         join json_to_recordset($3::json) l(product_id bigint, cause text) using (product_id)
         left join stored s on s.product_id = n.product_id and s.check_id = n.check_id
         where n.severity = 'error' and n.resolved_by is null
           and (s.product_id is null or s.resolved_at is not null or s.severity <> 'error')
         union all
         select 'merchandising-error-resolved', g.product_id, g.check_id, g.cause from gone g
         where g.severity = 'error' and g.resolved_at is null
       ) e
       join product p on p.shop_id = $1 and p.id = e.product_id and p.status = 'ACTIVE'
         and p.deleted_at is null
       where e.cause <> 'setting' and exists (select from alert_state a
         where a.shop_id = $1 and a.base_at is not null)
       order by e.product_id, e.check_id
     )
     select check_id as id from written union select check_id from resolved`,
    [shop.id, JSON.stringify(findings), JSON.stringify(looked), now],
  );
  return rows.map(({ id }) => id);
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
  for (const table of ["quality_told", "quality_listed"]) {
    await tx.query(`delete from ${table} where shop_id = $1 and product_id = any($2::bigint[])`, [
      shop.id,
      ids,
    ]);
  }
  const unknown = gone.flatMap((product) => Object.keys(product.unknown));
  return { checkIds: [...new Set([...rows.map(({ id }) => id), ...unknown])], told };
}
