import { afterAll, beforeAll, expect, it } from "vitest";
import { enqueue, queue, stopQueue } from "../../../app/jobs/queue.server";
import { startRunner } from "../../../app/jobs/runner.server";
import type { Database } from "../../../app/store/database.server";
import { keepInInbox } from "../../../app/store/inbox.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const domain = "runner.myshopify.com";
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
  await installTestShop(db, domain);
  await startRunner();
});
afterAll(async () => {
  await stopQueue();
  await db.close();
});

async function waiting(name: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    "select count(*)::int as n from pgboss.job where name = $1 and state = 'created'",
    [name],
  );
  return rows[0]?.n ?? 0;
}

it("does a job that was enqueued, in the embedded database", async () => {
  await keepInInbox({
    shopDomain: domain,
    topic: "app/uninstalled",
    webhookId: "w-1",
    eventId: null,
    triggeredAt: new Date(),
    payload: {},
  });
  await enqueue({ name: "inbox.process", payload: {} });
  const uninstalledAt = async () => (await findShopByDomain(domain))?.uninstalledAt ?? null;
  await expect.poll(uninstalledAt, { timeout: 20_000 }).not.toBeNull();
});

it("keeps one waiting job of a key, and one of each key", async () => {
  const later = { afterMs: 60_000 };
  for (const shopId of [7, 7, 8]) {
    await enqueue({ name: "sync.backfill", payload: { shopId }, ...later });
  }
  expect(await waiting("sync.backfill")).toBe(2);
});

it("keeps the schedules of the jobs that run by themselves", async () => {
  const schedules = await (await queue()).getSchedules();
  expect(schedules.map(({ name }) => name).toSorted()).toEqual([
    "alerts.supervise",
    "alerts.superviseDelivery",
    "flow.supervise",
    "inbox.process",
    "live.compareAll",
    "live.pollAll",
    "merchandising.supervise",
    "merchandising.superviseFixes",
    "merchandising.superviseImages",
    "pixel.supervise",
    "reports.schedule",
    "rollup.supervise",
    "store.analyze",
    "sync.daily",
    "sync.supervise",
  ]);
});
