/** A whole backfill through a bad day at Shopify: same rows as on a good one, in bearable time. */
import { beforeAll, expect, it } from "vitest";
import { presetRules } from "../../dev-store/faults/presets";
import { dumpTables } from "../support/sync-store";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop(
  { shopDomain: "rough-day.myshopify.com", orders: 150, products: 20, historyDays: 400 },
  {
    // Early on the shop's day: all readings fall on the same one, so that even snapshots are equal.
    startAt: new Date("2026-06-30T06:00:00Z"),
    // The app renews what has less than five minutes left: here every ten seconds.
    tokenLifetimeSeconds: 310,
  },
);
const now = () => faulty.time.clock().getTime();
const dump = async () => dumpTables((await faulty.shop()).id);
let undisturbed: Record<string, string>;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  undisturbed = await dump();
  expect(undisturbed["orders"]).toMatch(/^1\d\d rows/);
});

it.each([1, 2, 3])("comes through rough day %i with the rows of a good one", async (seed) => {
  await faulty.install();
  for (const rule of presetRules("rough", seed)) faulty.store.faults.add(rule);
  const from = now();
  const progress = Object.values(await faulty.read());
  const minutes = (now() - from) / 60_000;
  const struck = faulty.store.faults.list().filter(({ hits }) => hits > 0);

  expect(progress.map(({ status, detail }) => ({ status, detail }))).toEqual(
    progress.map(() => ({ status: "done", detail: null })),
  );
  expect(await dump()).toEqual(undisturbed);
  expect(minutes).toBeLessThan(10);
  expect((await faulty.shop()).needsReauthAt).toBeNull();
  // It was a bad day.
  expect(struck.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["broken result", "failed operation", "lost refresh"]),
  );
  expect(struck.length).toBeGreaterThan(6);
});
