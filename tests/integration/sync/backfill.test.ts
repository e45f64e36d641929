import { beforeAll, afterAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { readProgress } from "../../../app/store/sync-state.server";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let under: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  under = await openStore({
    settings: {
      shopDomain: "backfill.myshopify.com",
      orders: Number(process.env["ORDERS"] ?? 1500),
      products: Number(process.env["PRODUCTS"] ?? 150),
      plan: "plus",
    },
    acceptsNonNodeConnectionsInBulk: process.env["PAGED"] !== "1",
  });
});
afterAll(() => db.close());

it("works end to end", async () => {
  const real = await under.client();
  const spent: Record<string, [number, number]> = {};
  const add = (k: string, ms: number) => { const e = (spent[k] ??= [0, 0]); e[0]++; e[1] += ms; };
  const client = { ...real, query: async (d: any, v: any, o: any) => { const t = performance.now(); try { return await real.query<any>(d, v, o); } finally { add("q:" + (/(query|mutation) (\w+)/.exec(d)?.[2] ?? "?"), performance.now() - t); } } };
  const dbq = db.transaction.bind(db); (db as any).transaction = async (r: any) => { const t = performance.now(); try { return await dbq(r); } finally { add("tx", performance.now() - t); } };
  const t = Date.now();
  const portions = await Promise.race([
    backfill(client).catch((e) => {
      console.log(e);
      return -1;
    }),
    new Promise((r) => setTimeout(r, 15000)),
  ]);
  console.table(spent);
  console.log("ms", Date.now() - t, "portions", portions);
  const shop = await findShopByDomain(under.domain);
  console.table(
    (await readProgress(shop!, new Date())).map((r) => ({
      r: r.resource,
      s: r.status,
      reason: r.reason,
      d: r.detail,
      m: r.mode,
      done: r.rootsDone,
      exp: r.expected,
      from: r.coversFrom?.toISOString(),
      to: r.coversTo?.toISOString(),
    })),
  );
  const { rows } = await db.query(
    "select resource, slice_no, status, tries, reason, detail, lines_done, roots_done, object_count, window_from, window_to, started_at, finished_at from sync_slice order by 1,2",
  );
  console.table(rows);
  for (const t of [
    "orders",
    "order_line",
    "order_agreement",
    "ledger",
    "product",
    "variant",
    "customer",
    "collection_product",
    "abandoned_checkout",
    "marketing_activity",
    "taxonomy_category",
    "variant_snapshot",
    "ad_spend_snapshot",
  ])
    console.log(t, (await db.query(`select count(*) as n from ${t}`)).rows[0]);
  expect(1).toBe(1);
});
