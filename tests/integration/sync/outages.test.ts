import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import { restartSilentBackfills } from "../../../app/sync/run.server";
import type { Database } from "../../../app/store/database.server";
import { readSlices, updateSlice } from "../../../app/store/sync-slices.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, tampered, withResults } from "../support/skipping-time";
import { openStore } from "../support/sync-store";

let db: Database;
let client: AdminClient;
const time = skippingTime();
const settings = { orders: 120, products: 15, historyDays: 150, plan: "plus" as const };
const outage = new AppError("upstream_unavailable", "Shopify could not be reached.");

beforeAll(async () => {
  db = await openTestDatabase();
  const store = await openStore({
    settings: { ...settings, shopDomain: "outages.myshopify.com" },
  });
  client = await store.client();
  await time.read(client);
});
afterAll(() => db.close());

it("outlives five minutes in which Shopify does not tell the state of an operation", async () => {
  const from = time.clock().getTime();
  let refused = 0;
  const away = tampered(client, {
    before: (document) => {
      if (!document.includes("query BulkOperation(")) return;
      if (time.clock().getTime() - from > 5 * 60_000) return;
      refused += 1;
      throw outage;
    },
  });
  const progress = await time.read(away, ["customers"]);
  expect(progress.customers?.status).toBe("done");
  // It waits longer and longer instead of asking all the time.
  expect(refused).toBeGreaterThan(1);
  expect(refused).toBeLessThan(5);
});

it.each([
  ["upstream_unavailable", 0],
  ["upstream_invalid", 3],
])("counts tries anew after %s where the reading went on: %i", async (reason, tries) => {
  const shop = await shopOf(client);
  const left = await withShop(shop, async (tx) => {
    const read = async () =>
      (await readSlices(tx, shop)).find(({ resource }) => resource === "customers");
    const before = await read();
    if (!before) throw new Error("No slice");
    await updateSlice(tx, shop, before, { tries: 3, reason });
    await updateSlice(tx, shop, before, { linesDone: before.linesDone + 1 });
    return (await read())?.tries;
  });
  expect(left).toBe(tries);
});

it("tries what an outage has stopped again after an hour, and nothing else", async () => {
  const down = tampered(client, {
    before: (document) => {
      if (document.includes("MarketingActivities")) throw outage;
      if (document.includes("CustomersCount")) throw new AppError("upstream_invalid", "Locked.");
    },
  });
  const progress = await time.read(down, ["marketing", "customers"]);
  expect(progress.marketing).toMatchObject({ status: "failed", reason: "upstream_unavailable" });
  expect(progress.customers?.status).toBe("failed");
  const after = (minutes: number) => new Date(time.clock().getTime() + minutes * 60_000);
  const { id } = await shopOf(client);
  expect(await restartSilentBackfills(after(58), { atBoot: false })).not.toContain(id);
  expect(await restartSilentBackfills(after(61), { atBoot: false })).toContain(id);
  await time.runToEnd(client);
  const later = await time.progress(client);
  expect(later.marketing).toMatchObject({ status: "done", reason: null });
  expect(later.customers?.status).toBe("failed");
  expect((await time.read(client)).customers?.status).toBe("done");
});

it("goes on with other results while two cannot be downloaded", async () => {
  const broken = withResults(client, (lines) => {
    if (/^\{("__typename":"\w+",)?"id":"gid:..shopify.(Customer|Collection)./.test(lines[0] ?? ""))
      throw outage;
    return lines;
  });
  const shop = await shopOf(client);
  const resources = ["customers", "collections", "orders", "abandonedCheckouts"] as const;
  await startBackfill(shop, { now: time.clock(), resources });
  let progress = await time.progress(client);
  for (let portions = 0; portions < 60; portions += 1) {
    await time.portion(broken, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 25));
    progress = await time.progress(client);
    if ([progress.orders, progress.abandonedCheckouts].every((each) => each?.status === "done")) {
      break;
    }
  }
  expect(progress.customers?.status).toBe("running");
  expect(progress.collections?.status).toBe("running");
  expect(progress.orders?.status).toBe("done");
  expect(progress.abandonedCheckouts?.status).toBe("done");
  await time.runToEnd(client);
});

it("gives the worker back while Shopify is busy with a large operation", async () => {
  const busy = tampered(client, {
    after: ({ bulkOperation }) => {
      if (bulkOperation) Object.assign(bulkOperation, { status: "RUNNING", url: null });
    },
  });
  const slept: number[] = [];
  const run = await startAnew(["customers"]);
  const outcome = await runBackfill(busy, {
    run,
    budgetMs: 25_000,
    clock: time.clock,
    sleep: async (ms) => {
      slept.push(ms);
      await time.sleep(ms);
    },
  });
  expect(outcome).toEqual({ waitMs: 3_000 });
  expect(Math.max(...slept)).toBeLessThanOrEqual(1_000);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(3_000);
  await time.runToEnd(client);
});

async function startAnew(resources: ["customers"]): Promise<number> {
  const shop = await shopOf(client);
  await startBackfill(shop, { now: time.clock(), resources });
  return beginSyncRun(shop, time.clock());
}

it("fails the sales of a window whose orders failed, reads the others, and comes to an end", async () => {
  const store = await openStore({
    settings: { ...settings, shopDomain: "windows.myshopify.com" },
  });
  store.store.platform(store.domain).acceptsNonNodeConnectionsInBulk = false;
  const real = await store.client();
  await time.read(real);
  let unreadable: string | null = null;
  const broken = withResults(real, (lines) => {
    const first = lines[0] ?? "";
    if (!/^\{("__typename":"\w+",)?"id":"gid:..shopify.Order./.test(first)) return lines;
    unreadable ??= first;
    return first === unreadable ? ["oops", ...lines.slice(1)] : lines;
  });
  const progress = await time.read(broken, ["orders", "sales"]);
  expect(progress.orders).toMatchObject({ status: "failed", reason: "upstream_invalid" });
  expect(progress.sales).toMatchObject({ status: "failed", reason: "upstream_invalid" });
  expect(progress.sales?.detail).toMatch(/The orders could not be read\..*not a JSON object/);
  const { rows } = await db.query<{ resource: string; failed: number; done: number }>(
    `select resource, (count(*) filter (where status = 'failed'))::int as failed,
       (count(*) filter (where status = 'done'))::int as done
     from sync_slice where shop_id = $1 and resource in ('orders', 'sales')
     group by resource order by resource`,
    [real.shop.id],
  );
  expect(rows[0]).toMatchObject({ resource: "orders", failed: 1 });
  expect(rows[1]).toMatchObject({ resource: "sales", failed: 1, done: rows[0]?.done });
  const again = await time.read(real);
  expect([again.orders?.status, again.sales?.status]).toEqual(["done", "done"]);
});
