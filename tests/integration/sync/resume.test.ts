import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { startBackfill, runBackfill } from "../../../app/sync/backfill.server";
import type { Database } from "../../../app/store/database.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import {
  findShopByDomain,
  recordInstall,
  recordUninstall,
  type ShopRow,
} from "../../../app/store/shops.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { readProgress } from "../../../app/store/sync-progress.server";
import { openTestDatabase } from "../../setup/test-database";
import {
  allScopes,
  backfill,
  continueToEnd,
  dumpTables,
  openStore,
  storeOf,
  type StoreUnderTest,
} from "../support/sync-store";
import { skippingTime, smallBatches as limits } from "../support/skipping-time";

const one = "one-resume.myshopify.com";
const two = "two-resume.myshopify.com";
const settings = { orders: 250, products: 40, historyDays: 100, plan: "plus" as const };
// Early on a day: all readings fall on the same one, so that even snapshots are equal.
const { clock } = skippingTime({ startAt: new Date("2026-06-30T06:00:00Z") });

let db: Database;
let store: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    clock: () => clock().getTime(),
    shops: [
      { ...settings, shopDomain: one },
      { ...settings, shopDomain: two, seed: 8 },
    ],
  });
});
afterAll(() => db.close());

class Killed extends Error {}

/** A client and clock that stop the process, so to speak, at the n-th thing they are asked for. */
function killedAfter(
  client: AdminClient,
  steps: number,
): { client: AdminClient; clock: () => Date } {
  let left = steps;
  const tick = () => {
    left -= 1;
    if (left < 0) throw new Killed();
  };
  return {
    clock: () => (tick(), clock()),
    client: {
      ...client,
      query: async (...args: Parameters<AdminClient["query"]>) => {
        tick();
        const answer = await client.query(...args);
        // Killed after Shopify has done it, before we could note it.
        tick();
        return answer;
      },
      async *download(...args: Parameters<AdminClient["download"]>) {
        for await (const chunk of client.download(...args)) {
          tick();
          yield chunk;
        }
      },
    } as AdminClient,
  };
}

/** Slices of a shop that are in the middle of a result, and where. */
async function readMiddles(shop: ShopRow) {
  const { rows } = await db.query<{ lines: number; bytes: number }>(
    `select lines_done as lines, bytes_done as bytes from sync_slice
     where shop_id = $1 and status = 'loading' and lines_done > 0`,
    [shop.id],
  );
  return rows;
}

async function shopOf(domain: string): Promise<ShopRow> {
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error("Not installed");
  return shop;
}

it("ends with the same tables however often and wherever it is killed, and after a reinstall", async () => {
  const client = await storeOf(store.store, one).client();
  await backfill(client, { clock });
  const undisturbed = await dumpTables((await shopOf(one)).id);
  expect(undisturbed["orders"]).toMatch(/^2\d\d rows/);
  expect(undisturbed["ledger"]).toMatch(/^\d{3,4} rows/);

  await deletePurgedShop(await shopOf(one));
  const { shop } = await recordInstall(one, allScopes, clock());
  const plain = await storeOf(store.store, one).client();
  const begunAt: number[] = [];
  const again: AdminClient = {
    ...plain,
    download(url, signal, fromByte = 0) {
      begunAt.push(fromByte);
      return plain.download(url, signal, fromByte);
    },
  };
  await startBackfill(shop, { now: clock() });
  let kills = 0;
  let killsBetweenBatches = 0;
  // Primes, so that the places move through the loop instead of hitting the same one.
  const primes = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43];
  for (let round = 0; round < 4; round += 1) {
    for (const steps of primes) {
      const fragile = killedAfter(again, steps);
      const run = await beginSyncRun(shop, clock());
      try {
        await runBackfill(fragile.client, { run, budgetMs: 25_000, clock: fragile.clock, limits });
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
        const middles = await readMiddles(shop);
        if (middles.length > 0) killsBetweenBatches += 1;
        for (const { lines, bytes } of middles) expect(bytes).toBeGreaterThan(lines);
      }
    }
  }
  expect(kills).toBeGreaterThan(20);
  expect(killsBetweenBatches).toBeGreaterThan(5);
  // No byte of what is written is asked for again, but the end of its last line.
  expect(begunAt.filter((byte) => byte > 0).length).toBeGreaterThan(5);
  await continueToEnd(again, { clock, budgetMs: 25_000, limits });
  expect(await dumpTables(shop.id)).toEqual(undisturbed);

  const before = await dumpTables(shop.id);
  await recordUninstall(one, clock());
  await recordInstall(one, allScopes, clock());
  await backfill(again, { clock });
  expect(await dumpTables(shop.id)).toEqual(before);
});

it("shows what is gone from Shopify as deleted after it is read again", async () => {
  const client = await storeOf(store.store, one).client();
  const { id } = await shopOf(one);
  const world = store.store.world(one);
  const orderId = world.trade.resources.orders.ids()[10];
  const productId = world.catalogue.resources.products.ids()[3];
  if (orderId === undefined || productId === undefined) throw new Error("Nothing to delete");
  expect(world.trade.deleteOrder(orderId)).toEqual([]);
  expect(world.catalogue.deleteProduct(productId)).toEqual([]);
  await backfill(client, { clock, resources: ["orders", "products"] });
  const deleted = async (table: string) => {
    const { rows } = await db.query<{ id: number }>(
      `select id from ${table} where shop_id = $1 and deleted_at is not null`,
      [id],
    );
    return rows.map((row) => row.id);
  };
  expect(await deleted("orders")).toEqual([orderId]);
  expect(await deleted("product")).toEqual([productId]);
});

it("keeps the rows of two shops apart", async () => {
  const before = await dumpTables((await shopOf(one)).id);
  await backfill(await storeOf(store.store, two).client(), { clock });
  expect(await dumpTables((await shopOf(one)).id)).toEqual(before);
  const other = await shopOf(two);
  const progress = await readProgress(other, clock());
  expect(progress.every(({ status }) => status === "done")).toBe(true);
  const orders = progress.find(({ resource }) => resource === "orders");
  expect(orders?.rootsDone).toBe(orders?.expected);
  expect(orders?.coversFrom).not.toBeNull();
});

it("refuses the writes of a run that a newer one has overtaken", async () => {
  const shop = await shopOf(two);
  const client = await storeOf(store.store, two).client();
  await startBackfill(shop, { now: clock(), resources: ["customers"] });
  const old = await beginSyncRun(shop, clock());
  const newer = await beginSyncRun(shop, clock());
  const before = await dumpTables(shop.id);
  await expect(runBackfill(client, { run: old, budgetMs: 25_000, clock })).rejects.toMatchObject({
    code: "superseded",
  });
  expect(await dumpTables(shop.id)).toEqual(before);
  expect(await runBackfill(client, { run: newer, budgetMs: 25_000, clock })).toBe("finished");
});
