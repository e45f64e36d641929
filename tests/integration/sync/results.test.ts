import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import type { SyncResourceName } from "../../../app/store/sync-status";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, smallBatches } from "../support/skipping-time";
import { backfill, dumpTables, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let client: AdminClient;
let shop: ShopRow;
// Early on a day: all readings fall on the same one.
const startAt = new Date("2026-06-30T06:00:00Z");
const time = skippingTime({ limits: smallBatches, startAt });

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    clock: () => time.clock().getTime(),
    settings: {
      shopDomain: "results.myshopify.com",
      orders: 200,
      products: 120,
      historyDays: 300,
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

async function statusesAfter(through: AdminClient, resources: SyncResourceName[]) {
  const progress = await time.read(through, resources);
  return resources.map((resource) => progress[resource]?.status);
}

/** A client whose results are changed; `attempt` counts the operations of one result, from 0. */
function withResults(change: (lines: string[], attempt: number) => string): AdminClient {
  const attempts = new Map<string, Set<string>>();
  return {
    ...client,
    async *download(url, signal, fromByte = 0) {
      const chunks: Buffer[] = [];
      for await (const chunk of client.download(url, signal)) chunks.push(chunk);
      const lines = Buffer.concat(chunks).toString("utf8").split("\n").slice(0, -1);
      // Another operation has another address, but the same result.
      const key = lines.join("\n");
      const urls = (attempts.get(key) ?? new Set()).add(url);
      attempts.set(key, urls);
      yield Buffer.from(change(lines, [...urls].indexOf(url)), "utf8").subarray(fromByte);
    },
  };
}

const join = (lines: string[]) => lines.map((line) => `${line}\n`).join("");

it("reads a result whose last line has no end", async () => {
  const before = await dumpTables(shop.id);
  const endless = withResults((lines) => lines.join("\n"));
  expect(await statusesAfter(endless, ["customers", "products"])).toEqual(["done", "done"]);
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("goes on with what a strict Shopify leaves out where it stopped, and lets older orders by", async () => {
  const before = await dumpTables(shop.id);
  store.store.platform(store.domain).acceptsNonNodeConnectionsInBulk = false;
  const asked: string[] = [];
  const orderSlicesDone: number[] = [];
  const urls: string[] = [];
  const slow: AdminClient = {
    ...client,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      const answer = await client.query(...args);
      if (args[0].includes("query ProductExtras")) {
        // As long as a bucket that is nearly empty takes.
        time.pass(6_000);
        asked.push(...(args[1]?.["ids"] as string[]));
        const { rows } = await db.query<{ n: number }>(
          `select count(*)::int as n from sync_slice
           where shop_id = $1 and resource = 'orders' and status = 'done'`,
          [shop.id],
        );
        orderSlicesDone.push(rows[0]?.n ?? 0);
      }
      return answer;
    },
    download(...args: Parameters<AdminClient["download"]>) {
      urls.push(args[0]);
      return client.download(...args);
    },
  } as AdminClient;
  expect(await statusesAfter(slow, ["products", "orders"])).toEqual(["done", "done"]);
  expect(asked).toHaveLength(120);
  expect(new Set(asked).size).toBe(120);
  // The head of each, and once the whole.
  expect(urls).toHaveLength(new Set(urls).size * 2);
  expect(orderSlicesDone.at(-1)).toBeGreaterThan(orderSlicesDone[0] ?? 0);
  expect((await dumpTables(shop.id))["product_media"]).toBe(before["product_media"]);
  expect((await dumpTables(shop.id))["product_publication"]).toBe(before["product_publication"]);
});

it.each(["orders", "products", "collections"] as const)(
  "keeps the children of %s that come first in a second result, after a first that was short",
  async (resource) => {
    const before = await dumpTables(shop.id);
    const through = withResults((lines, attempt) =>
      join(attempt === 0 ? lines.slice(0, -2) : [...lines].reverse()),
    );
    expect(await statusesAfter(through, [resource])).toEqual(["done"]);
    const after = await dumpTables(shop.id);
    // Media, shipping lines and the like are numbered by their place, which is another one here.
    const kept = ["orders", "order_line", "product", "variant", "collection", "collection_product"];
    for (const table of kept) expect([table, after[table]]).toEqual([table, before[table]]);
    const counts = (dump: Record<string, string>) =>
      Object.entries(dump).map(([table, text]) => [table, text.split(" ")[0]]);
    expect(counts(after)).toEqual(counts(before));
  },
);
