import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { endRuns, leaveSyncRun, takeSyncRun } from "../../../app/store/sync-run.server";
import { readResources } from "../../../app/store/sync-resources.server";
import { syncResources } from "../../../app/store/sync-status";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import { isAnythingUnfinished, restartSilentBackfills } from "../../../app/sync/run.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { installed, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({ settings: { orders: 30, products: 5, historyDays: 60 } });
  shop = await installed(store.store, store.domain);
});
afterAll(() => db.close());

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
/** As a job would that finds others dead after twenty seconds. */
const take = (seconds: number) => takeSyncRun(shop, at(seconds), at(seconds - 20));

it("lets one run of a shop work at a time, and the next when it has ended or gone silent", async () => {
  const first = await take(0);
  expect(first).not.toBeNull();
  expect(await take(5)).toBeNull();
  await leaveSyncRun(shop, first ?? 0);
  const second = await take(6);
  expect(second).toBe((first ?? 0) + 1);
  expect(await take(25)).toBeNull();
  expect(await take(26)).toBe((second ?? 0) + 1);
});

it("does not let a run that was overtaken declare the newer one ended", async () => {
  const older = await take(100);
  const newer = await take(200);
  await leaveSyncRun(shop, older ?? 0);
  expect(await take(201)).toBeNull();
  await leaveSyncRun(shop, newer ?? 0);
});

it("does not wait for a run whose work was begun anew", async () => {
  await take(300);
  await withShop(shop, (tx) => endRuns(tx, shop));
  expect(await take(301)).not.toBeNull();
});

it("lets only one of many processes that ask at once begin", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => take(400)));
  expect(answers.filter((run) => run !== null)).toHaveLength(1);
});

it("begins the reading of a shop whose process died between its install and that", async () => {
  const young = await installTestShop(db, "young.myshopify.com");
  expect(await withShop(young, (tx) => readResources(tx, young))).toEqual([]);
  expect(await restartSilentBackfills(new Date(), { atBoot: false })).toContain(young.id);
  const states = await withShop(young, (tx) => readResources(tx, young));
  expect(states.map(({ resource }) => resource).toSorted()).toEqual([...syncResources].sort());
  expect(await isAnythingUnfinished()).toBe(true);
});

it("ends a portion early where the process is to stop, with something left to come again for", async () => {
  await startBackfill(shop, { now: new Date() });
  const run = await takeSyncRun(shop, new Date(), new Date());
  const stopping = new AbortController();
  stopping.abort();
  const outcome = await runBackfill(await store.client(), {
    run: run ?? 0,
    budgetMs: 25_000,
    clock: () => new Date(),
    signal: stopping.signal,
  });
  expect(outcome).toBe("continue");
});
