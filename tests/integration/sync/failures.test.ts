import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { startBackfill } from "../../../app/sync/backfill.server";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import type { ResourceProgress, SyncResourceName } from "../../../app/store/sync-status";
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
const { clock } = time;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    clock: () => time.clock().getTime(),
    settings: {
      shopDomain: "failures.myshopify.com",
      orders: 120,
      products: 30,
      historyDays: 100,
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

async function reread(resource: SyncResourceName, through: AdminClient): Promise<ResourceProgress> {
  await time.read(through, [resource]);
  return progressOf(resource);
}

async function progressOf(resource: SyncResourceName): Promise<ResourceProgress> {
  const progress = (await time.progress(client))[resource];
  if (!progress) throw new Error("Never begun");
  return progress;
}

/** A client whose bulk results are changed on the way; so many of them, then they are whole. */
function withResult(change: (lines: string[]) => string, times = Infinity): AdminClient {
  const changed = new Set<string>();
  return {
    ...client,
    async *download(url) {
      const chunks: Buffer[] = [];
      for await (const chunk of client.download(url)) chunks.push(chunk);
      const whole = Buffer.concat(chunks).toString("utf8");
      // The head of each is downloaded first.
      if (changed.size < times) changed.add(url);
      const isChanged = changed.has(url);
      yield Buffer.from(isChanged ? change(whole.split("\n").slice(0, -1)) : whole, "utf8");
    },
  };
}

const join = (lines: string[]) => lines.map((line) => `${line}\n`).join("");

it("takes an operation that completed without a result for an error, and covers nothing by it", async () => {
  const withoutUrl = {
    ...client,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      const answer = await client.query<Record<string, { url?: string | null } | null>>(...args);
      if (answer.data["bulkOperation"]) answer.data["bulkOperation"].url = null;
      return answer;
    },
  } as AdminClient;
  const progress = await reread("orders", withoutUrl);
  expect(progress).toMatchObject({
    status: "failed",
    reason: "upstream_invalid",
    coversFrom: null,
  });
  expect(progress.detail).toMatch(/without a result/);
  expect(progress.rootsDone).toBe(0);

  expect(await reread("orders", client)).toMatchObject({ status: "done", rootsDone: 120 });
});

it.each([
  ["cut off in a line", (lines: string[]) => lines.join("\n").slice(0, -5), /middle of a line/],
  ["shorter than Shopify's count", (lines: string[]) => join(lines.slice(0, -2)), /counted/],
  [
    "not JSON",
    (lines: string[]) => join(["oops", ...lines.slice(1)]),
    /Line 1 .* not a JSON object/,
  ],
  [
    "missing a parent",
    (lines: string[]) => join([...lines.filter((line) => line.includes("__parentId")), ...lines]),
    null,
  ],
])("recovers from a result that is %s by asking again", async (_what, change, message) => {
  const before = await dumpTables(shop.id);
  const details: string[] = [];
  const watching = withResult(change, 1);
  const progress = await reread("customers", {
    ...watching,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      const { rows } = await db.query<{ detail: string | null }>(
        "select detail from sync_slice where shop_id = $1 and resource = 'customers'",
        [shop.id],
      );
      for (const { detail } of rows) if (detail) details.push(detail);
      return watching.query(...args);
    },
  } as AdminClient);
  expect(progress.status).toBe("done");
  if (message) expect(details.join()).toMatch(message);
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("gives up after five tries with words a merchant can read, and names no values", async () => {
  const progress = await reread(
    "customers",
    withResult((lines) =>
      join(lines.map((line) => line.replace(/"createdAt":"[^"]*"/, '"createdAt":"secret"'))),
    ),
  );
  expect(progress).toMatchObject({ status: "failed", reason: "upstream_invalid" });
  expect(progress.detail).toMatch(/Line 1 of the customers result .* "createdAt"/);
  expect(progress.detail).not.toMatch(/secret/);
  expect(await reread("customers", client)).toMatchObject({ status: "done" });
});

it("reads texts with characters that cannot be stored, without them", async () => {
  const broken = withResult((lines) =>
    join(lines.map((line) => line.replace('"title":"', String.raw`"title":"\u0000`))),
  );
  const before = await dumpTables(shop.id);
  expect(await reread("products", broken)).toMatchObject({ status: "done", rootsDone: 30 });
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("finds the parents of children that come before them", async () => {
  const before = await dumpTables(shop.id);
  const childrenFirst = withResult((lines) => join([...lines].reverse()));
  expect(await reread("sales", childrenFirst)).toMatchObject({ status: "done" });
  const after = await dumpTables(shop.id);
  expect(after["ledger"]).toBe(before["ledger"]);
  expect((await db.query("select from sync_orphan")).rows).toEqual([]);
});

it("refuses children whose parent never comes", async () => {
  const progress = await reread(
    "products",
    withResult((lines) =>
      join([
        ...lines.slice(1),
        ...lines.slice(0, 1).map((line) => line.replace(/Product\/\d+/, "Product/1")),
      ]),
    ),
  );
  expect(progress.status).toBe("failed");
  expect(progress.detail).toMatch(/belongs to an object that is not in it|cannot be read/);
  await db.query("delete from product where id = 1");
  expect(await reread("products", client)).toMatchObject({ status: "done", rootsDone: 30 });
});

it("reads variants on by pages where the result was cut short of them", async () => {
  const variants = () =>
    db.query<{ n: number }>("select count(*)::int as n from variant where shop_id = $1", [shop.id]);
  const before = (await variants()).rows;
  const cut = withResult((lines) =>
    // The same number of lines, but most variants replaced by the first product's first one.
    join(
      lines.map((line) =>
        line.includes('"ProductVariant"')
          ? (lines.find((each) => each.includes('"ProductVariant"')) ?? line)
          : line,
      ),
    ),
  );
  expect(await reread("products", cut)).toMatchObject({ status: "done" });
  expect((await variants()).rows).toEqual(before);
});

it("leaves out what a missing scope forbids, says so, and reads it when the scope is granted", async () => {
  const platform = store.store.platform();
  const scopes = ["read_customers", "read_all_orders", "read_marketing_events", "read_returns"];
  platform.revokeScopes(scopes);
  // What is whole still tells what it was read without.
  expect(await reread("shop", client)).toMatchObject({
    status: "done",
    missingScopes: ["read_reports", "read_legal_policies", "read_online_store_navigation"],
  });
  shop = (await findShopByDomain(store.domain)) ?? shop;
  for (const resource of ["orders", "customers", "marketing"] as const)
    await reread(resource, client);
  expect(await progressOf("customers")).toMatchObject({
    status: "degraded",
    reason: "missing_scope",
    detail: "read_customers",
  });
  expect(await progressOf("marketing")).toMatchObject({
    status: "degraded",
    detail: "read_marketing_events",
  });
  const limited = await progressOf("orders");
  expect(limited).toMatchObject({
    status: "degraded",
    detail: "read_all_orders",
    missingScopes: ["read_all_orders", "read_customers", "read_returns"],
  });
  const days = (clock().getTime() - (limited.coversFrom?.getTime() ?? 0)) / 86_400_000;
  expect(days).toBeGreaterThan(58);
  expect(days).toBeLessThan(60);
  // What had been read of older orders stays, and is not taken for deleted.
  const { rows } = await db.query(
    "select from orders where shop_id = $1 and deleted_at is not null",
    [shop.id],
  );
  expect(rows).toEqual([]);

  platform.grantScopes(scopes);
  await startBackfill({ ...shop, grantedScopes: [...platform.grantedScopes()] }, { now: clock() });
  await db.query("update shop set granted_scopes = $2 where id = $1", [
    shop.id,
    [...platform.grantedScopes()],
  ]);
  await reread("shop", client);
  for (const resource of ["orders", "customers", "marketing"] as const) {
    expect(await progressOf(resource)).toMatchObject({ status: "done", detail: null });
  }
});
