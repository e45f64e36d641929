import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What a check of the shop as a whole came to. */
export interface ShopRuleResult {
  checkId: string;
  severity: string;
  /** passed | notApplicable | unknown | finding */
  state: string;
  why: string | null;
  /** In all; the findings are the first ones. */
  places: number;
  findings: readonly ShopFindingResult[];
}

export interface ShopFindingResult {
  /** What it is known by from one time to the next. */
  place: string;
  collectionId?: number;
  productId?: number;
  values: unknown;
}

/**
 * Writes what checks of the shop came to, as far as it is not what they came to before; a check that is
 * not among them is off. Returns how many rows differ.
 */
export async function writeShopResults(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ShopRuleResult[],
  now: Date,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `with fresh as materialized (
       select * from json_to_recordset($2::json) n(check_id text, severity text, state text, why text,
         places int)
     ),
     gone as (
       delete from quality_shop_rule r where r.shop_id = $1
         and not exists (select from fresh n where n.check_id = r.check_id)
       returning 1
     ),
     written as (
       insert into quality_shop_rule (shop_id, check_id, state, why, severity, places)
       select $1, n.check_id, n.state, n.why, n.severity, n.places from fresh n
       where not exists (select from quality_shop_rule r where r.shop_id = $1
         and (r.check_id, r.state, r.why, r.severity, r.places) is not distinct from
           (n.check_id, n.state, n.why, n.severity, n.places))
       on conflict (shop_id, check_id) do update set state = excluded.state, why = excluded.why,
         severity = excluded.severity, places = excluded.places
       returning 1
     )
     select ((select count(*) from gone) + (select count(*) from written))::int as count`,
    [
      shop.id,
      JSON.stringify(
        results.map(({ checkId, severity, state, why, places }) => ({
          check_id: checkId,
          severity,
          state,
          why,
          places,
        })),
      ),
    ],
  );
  return (rows[0]?.count ?? 0) + (await writeShopFindings(tx, shop, results, now));
}

const compared = "severity, evidence, collection_id, product_id";
const comparedOf = (of: string) =>
  compared
    .split(", ")
    .map((column) => `${of}.${column}`)
    .join(", ");

async function writeShopFindings(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ShopRuleResult[],
  now: Date,
): Promise<number> {
  const found = results.flatMap(({ checkId, severity, findings }) =>
    findings.map(({ place, collectionId, productId, values }) => ({
      check_id: checkId,
      place,
      collection_id: collectionId ?? null,
      product_id: productId ?? null,
      severity,
      evidence: values,
    })),
  );
  const looked = results.map(({ checkId, state }) => ({
    check_id: checkId,
    cause: state === "unknown" ? "unknown" : "shop",
  }));
  const { rows } = await tx.query<{ count: number }>(
    `with fresh as materialized (
       select * from json_to_recordset($2::json) n(check_id text, place text, collection_id bigint,
         product_id bigint, severity text, evidence jsonb)
     ),
     written as (
       insert into quality_shop_finding (shop_id, check_id, place, collection_id, product_id, severity,
         evidence, first_seen_at, last_seen_at)
       select $1, n.check_id, n.place, n.collection_id, n.product_id, n.severity, n.evidence,
         $4::timestamptz, $4::timestamptz
       from fresh n
       where not exists (select from quality_shop_finding f where f.shop_id = $1
         and f.check_id = n.check_id and f.place = n.place and f.resolved_at is null
         and (${comparedOf("f")}) is not distinct from (${comparedOf("n")}))
       on conflict (shop_id, check_id, place) do update set severity = excluded.severity,
         evidence = excluded.evidence, collection_id = excluded.collection_id,
         product_id = excluded.product_id, last_seen_at = excluded.last_seen_at,
         resolved_at = null, resolved_by = null
       returning 1
     ),
     resolved as (
       update quality_shop_finding f set resolved_at = $4, resolved_by = coalesce((
         select l.cause from json_to_recordset($3::json) l(check_id text, cause text)
         where l.check_id = f.check_id), 'setting')
       where f.shop_id = $1 and f.resolved_at is null
         and not exists (select from fresh n where n.check_id = f.check_id and n.place = f.place)
       returning 1
     )
     select ((select count(*) from written) + (select count(*) from resolved))::int as count`,
    [shop.id, JSON.stringify(found), JSON.stringify(looked), now],
  );
  return rows[0]?.count ?? 0;
}

/** What the checks that are on came to last. */
export async function readShopRules(
  tx: Queryable,
  shop: ShopRef,
): Promise<Omit<ShopRuleResult, "findings">[]> {
  const { rows } = await tx.query<Omit<ShopRuleResult, "findings">>(
    `select check_id as "checkId", severity, state, why, places
     from quality_shop_rule where shop_id = $1 order by check_id`,
    [shop.id],
  );
  return rows;
}

/** An open finding of a check of the shop, with what the collection or product is called by now. */
export interface OpenShopFinding {
  place: string;
  collectionId: number | null;
  productId: number | null;
  name: string | null;
  values: unknown;
  firstSeenAt: Date;
}

/** How many findings of a check are open and listed. */
export async function countShopFindings(
  tx: Queryable,
  shop: ShopRef,
  checkId: string,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from quality_shop_finding
     where shop_id = $1 and check_id = $2 and resolved_at is null`,
    [shop.id, checkId],
  );
  return rows[0]?.count ?? 0;
}

/** By name, those of no collection or product in order of what they say. */
export async function readShopFindings(
  tx: Queryable,
  shop: ShopRef,
  checkId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<OpenShopFinding[]> {
  const { rows } = await tx.query<OpenShopFinding>(
    `select f.place, f.collection_id as "collectionId", f.product_id as "productId",
       coalesce(c.title, p.title) as name, f.evidence as values, f.first_seen_at as "firstSeenAt"
     from quality_shop_finding f
     left join collection c on c.shop_id = $1 and c.id = f.collection_id
     left join product p on p.shop_id = $1 and p.id = f.product_id
     where f.shop_id = $1 and f.check_id = $2 and f.resolved_at is null
     order by lower(coalesce(c.title, p.title)), f.evidence::text, f.place offset $3 limit $4`,
    [shop.id, checkId, offset, limit],
  );
  return rows;
}
