import { setTimeout as delay } from "node:timers/promises";
import { useDatabase, type Database } from "../../store/database.server";
import { foldPortions } from "../../store/rollup/fold.server";
import type { ShopRef } from "../../store/with-shop.server";

/** By table: how many rows it has, and a checksum of all they hold. */
export type Fingerprint = Record<string, string>;

// What differs between two readings of the same shop: when, and how often, it was read or read anew, and
// what has been spent today so far.
const volatile: Record<string, readonly string[]> = {
  snapshot_run: ["finished_at"],
  orders: ["reading", "live_at"],
  product: ["reading", "live_at"],
  collection: ["reading", "live_at"],
  customer: ["reading", "live_at"],
  marketing_activity: ["ad_spend_minor", "updated_at"],
  ad_spend_snapshot: ["spend_minor"],
  attribute_entry: ["read_at"],
  // Of journeys: see below.
  order_fact: ["touch", "last_touch", "first_touch"],
};

// Shopify works out the journey of an order up to an hour after it: of the newest orders one reading may know
// it and another one not yet.
const journey = [
  ...[
    "is_journey_ready",
    "customer_order_index",
    "days_to_conversion",
    "first_visit",
    "last_visit",
  ],
  ...["first_touch", "last_touch"],
];
const withoutNewJourneys = `- (case when t.created_at > (select max(created_at) from orders) - interval '3 hours'
  then array['${journey.join("', '")}'] else array[]::text[] end)`;

// How far the sums are, which are compared themselves, and what models make of them once a day.
// Columns are of the periods that were over when the sums were made.
const states = ["dirty_log", "fold_state", "customer_study", "study_work", "sales_columns"];

/**
 * Of a database with one shop, by somebody who sees all its rows; without the state of the reading. What was still to
 * be added up when the app ended is first, so that the sums are those of the rows beside them.
 */
export async function takeFingerprint(db: Database): Promise<Fingerprint> {
  await foldRest(db);
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = current_schema() and column_name = 'shop_id' and table_name not like 'sync%'
       -- Shopify's own reports are asked for after the history, and tell when they were.
       and table_name not like 'shopify%'
       -- What checks find is made of the products, some time later, and what is told of it later still.
       and table_name not like 'quality%' and table_name not like 'alert%'
       and table_name not like 'notification%' and table_name not like 'flow%'
       and table_name <> all($1)
     order by 1`,
    [states],
  );
  const prints: Fingerprint = {};
  for (const { name } of tables) {
    const without = ["shop_id", ...(volatile[name] ?? [])].map((column) => `- '${column}'`);
    if (name === "orders") without.push(withoutNewJourneys);
    // Sums of the rows' own checksums, as no order of the rows need be agreed on.
    const { rows } = await db.query<{ count: number; sum: string | null }>(
      `select count(*)::int as count,
         sum(('x' || substr(md5((to_jsonb(t) ${without.join(" ")})::text), 1, 15))::bit(60)::bigint)::text as sum
       from "${name}" t`,
    );
    prints[name] = `${rows[0]?.count} rows ${rows[0]?.sum ?? ""}`.trim();
  }
  return prints;
}

const patienceMs = 60_000;
const lookMs = 200;

async function foldRest(db: Database): Promise<void> {
  useDatabase(db);
  const { rows } = await db.query<ShopRef>(
    "select id, domain from shop where timezone is not null order by id",
  );
  for (const shop of rows) {
    // A server may still be at the last statement of a process that was killed.
    const deadline = Date.now() + patienceMs;
    while (
      (await foldPortions(
        shop,
        () => new Date(),
        () => false,
      )) === "busy"
    ) {
      if (Date.now() > deadline) throw new Error(`${shop.domain} is still being added up`);
      await delay(lookMs);
    }
  }
}

/** The tables in which two databases differ, in words. */
export function compareFingerprints(one: Fingerprint, other: Fingerprint): string[] {
  const tables = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return tables
    .filter((table) => one[table] !== other[table])
    .map((table) => `${table}: ${one[table] ?? "missing"} / ${other[table] ?? "missing"}`);
}
