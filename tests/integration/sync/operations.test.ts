import { DateTime } from "luxon";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { listRunningBulkOperations } from "../../../app/admin-api/bulk-operations";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import type { Database } from "../../../app/store/database.server";
import { redactCustomer } from "../../../app/store/redaction.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { readProgress } from "../../../app/store/sync-progress.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { syncResources, type SyncResourceName } from "../../../app/store/sync-status";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime } from "../support/skipping-time";
import { backfill, dumpTables, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let client: AdminClient;
let shop: ShopRow;
// Early on a day: all readings fall on the same one.
const startAt = new Date("2026-06-30T06:00:00Z");
const time = skippingTime({ startAt });
const { clock, sleep } = time;
type Answer = { data: Record<string, Record<string, unknown> | null> };

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    clock: () => time.clock().getTime(),
    settings: {
      shopDomain: "operations.myshopify.com",
      timezone: "America/New_York",
      orders: 150,
      products: 20,
      historyDays: 120,
      plan: "plus",
    },
  });
  client = await store.client();
  await backfill(client, { clock: time.clock });
});
afterAll(() => db.close());
beforeEach(async () => {
  shop = await shopOf(client);
});

async function reread(resources: SyncResourceName[], through: AdminClient) {
  const progress = await time.read(through, resources);
  return resources.map((resource) => progress[resource]?.status);
}

/** The real client, with a hand in its answers. */
function tapped(tap: (document: string, answer: Answer) => void | Promise<void>): AdminClient {
  return {
    ...client,
    query: async (document: string, ...rest: [never, never]) => {
      const answer = await client.query<Answer["data"]>(document, ...rest);
      await tap(document, answer);
      return answer;
    },
  } as AdminClient;
}

async function sliceCount(resource: SyncResourceName): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from sync_slice where shop_id = $1 and resource = $2",
    [shop.id, resource],
  );
  return rows[0]?.count ?? 0;
}

it("asks for a new result where the address of one has expired", async () => {
  const before = await dumpTables(shop.id);
  let expiries = 0;
  const expiring = tapped((document, answer) => {
    if (!/query\b[^{]*\{\s*bulkOperation\(/.test(document) && !answer.data["bulkOperation"]) return;
    if (answer.data["bulkOperation"]?.["status"] !== "COMPLETED" || expiries > 0) return;
    expiries += 1;
    store.store.platform(store.domain).expireBulkUrls();
  });
  expect(await reread(["customers"], expiring)).toEqual(["done"]);
  expect(expiries).toBe(1);
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("waits while Shopify runs as many operations as it allows", async () => {
  let refusals = 0;
  const busy = tapped((_document, answer) => {
    if (!answer.data["bulkOperationRunQuery"] || refusals >= 2) return;
    refusals += 1;
    answer.data["bulkOperationRunQuery"] = {
      bulkOperation: null,
      userErrors: [{ code: "OPERATION_IN_PROGRESS", message: "5 operations are running" }],
    };
  });
  expect(await reread(["abandonedCheckouts"], busy)).toEqual(["done"]);
  expect(refusals).toBe(2);
});

it.each(["CANCELED", "EXPIRED"])("starts an operation again that ended as %s", async (status) => {
  const before = await dumpTables(shop.id);
  let endings = 0;
  const ending = tapped((_document, answer) => {
    const operation = answer.data["bulkOperation"];
    if (!operation || endings > 0) return;
    endings += 1;
    operation["status"] = status;
    operation["url"] = null;
  });
  expect(await reread(["customers"], ending)).toEqual(["done"]);
  expect(endings).toBe(1);
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("asks in two halves for a window that Shopify could not export, and loses nothing", async () => {
  const before = await dumpTables(shop.id);
  const slicesBefore = await sliceCount("orders");
  let failures = 0;
  const failing = tapped((_document, answer) => {
    const operation = answer.data["bulkOperation"];
    if (!operation || failures > 0) return;
    failures += 1;
    Object.assign(operation, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", url: null });
  });
  expect(await reread(["orders"], failing)).toEqual(["done"]);
  expect(failures).toBe(1);
  expect(await sliceCount("orders")).toBe(slicesBefore + 1);
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("takes up an operation that a killed run had started and not noted", async () => {
  const started: string[] = [];
  const dying = tapped((_document, answer) => {
    const operation = answer.data["bulkOperationRunQuery"]?.["bulkOperation"] as {
      id: string;
    } | null;
    if (!operation) return;
    started.push(operation.id);
    if (started.length === 1) throw new Error("killed");
  });
  await startBackfill(shop, { now: clock(), resources: ["customers"] });
  const first = await beginSyncRun(shop, clock());
  // The dead note nothing either.
  const stopped = () => {
    if (started.length > 0) throw new Error("killed");
    return clock();
  };
  await expect(
    runBackfill(dying, { run: first, budgetMs: 25_000, clock: stopped, sleep }),
  ).rejects.toThrow("killed");

  // What Shopify would list while the operation runs; here it is over in no time.
  const resuming = tapped((_document, answer) => {
    const listed = answer.data["bulkOperations"] as { nodes: unknown[] } | undefined;
    if (listed && started.length === 1) listed.nodes.push(lostOperation);
    const operation = answer.data["bulkOperationRunQuery"]?.["bulkOperation"] as {
      id: string;
    } | null;
    if (operation) started.push(operation.id);
  });
  const lostOperation = await readOperation(started[0] ?? "");
  const second = await beginSyncRun(shop, clock());
  await runBackfill(resuming, { run: second, budgetMs: 25_000, clock, sleep });
  expect(started).toHaveLength(1);
  const { rows } = await db.query<{ id: string; status: string }>(
    `select bulk_operation_id as id, status from sync_slice where shop_id = $1 and resource = 'customers'`,
    [shop.id],
  );
  expect(rows).toEqual([{ id: started[0], status: "done" }]);
});

async function readOperation(id: string): Promise<unknown> {
  const { data } = await client.query<{ bulkOperation: unknown }>(
    `query Operation($id: ID!) { bulkOperation(id: $id) {
      id status errorCode createdAt objectCount rootObjectCount url query } }`,
    { id },
  );
  return data.bulkOperation;
}

it("does not bring back a customer who was forgotten, nor tie their orders to them again", async () => {
  const { rows } = await db.query<{ customer: number; order: number }>(
    `select customer_id as customer, id as order from orders
     where shop_id = $1 and customer_id is not null order by id limit 2`,
    [shop.id],
  );
  const [forgotten, listed] = rows;
  if (!forgotten || !listed) throw new Error("No orders with customers");
  await redactCustomer(shop, forgotten.customer, [forgotten.order, listed.order], clock());
  expect(await reread(["customers", "orders"], client)).toEqual(["done", "done"]);
  const customers = await db.query("select id from customer where shop_id = $1 and id = $2", [
    shop.id,
    forgotten.customer,
  ]);
  expect(customers.rows).toEqual([]);
  const orders = await db.query<{ customer: number | null; visit: unknown }>(
    `select customer_id as customer, first_visit as visit from orders
     where shop_id = $1 and (id = any($2::bigint[]) or customer_id = $3)`,
    [shop.id, [forgotten.order, listed.order], forgotten.customer],
  );
  expect(orders.rows.length).toBe(2);
  expect(orders.rows.filter(({ customer, visit }) => customer !== null || visit !== null)).toEqual(
    [],
  );
});

it("leaves no operation running behind it", async () => {
  expect(await listRunningBulkOperations(client)).toEqual([]);
});

it("moves every sale to its day in the new zone when the shop changes its own", async () => {
  store.store.world(store.domain).settings.timezone = "Asia/Tokyo";
  expect(await reread(["shop"], client)).toEqual(["done"]);
  const { rows } = await db.query<{ day: string; at: Date }>(
    "select shop_day as day, happened_at as at from ledger where shop_id = $1",
    [shop.id],
  );
  expect(rows.length).toBeGreaterThan(150);
  const wrong = rows.filter(
    ({ day, at }) => DateTime.fromJSDate(at, { zone: "Asia/Tokyo" }).toISODate() !== day,
  );
  expect(wrong).toEqual([]);
});

it("reads everything again when the shop changes its currency", async () => {
  store.store.world(store.domain).settings.currency = "JPY";
  await startBackfill(shop, { now: clock(), resources: ["shop"] });
  const run = await beginSyncRun(shop, clock());
  let plans = 0;
  const watching = tapped(() => {
    plans += 1;
  });
  await runBackfill(watching, { run, budgetMs: 1, clock, sleep });
  await runBackfill(watching, {
    run: await beginSyncRun(shop, clock()),
    budgetMs: 300,
    clock,
    sleep,
  });
  const statuses = (await readProgress(shop, clock())).map(({ resource, status }) => [
    resource,
    status,
  ]);
  const again = statuses.filter(([resource, status]) => resource !== "shop" && status !== "done");
  expect(again.length).toBeGreaterThan(syncResources.length / 2);
  expect((await findShopByDomain(store.domain))?.currency).toBe("JPY");
  expect(plans).toBeGreaterThan(0);
});
