import type PgBoss from "pg-boss";
import { afterAll, beforeAll, expect, it, vi, type MockInstance } from "vitest";
import { enqueue, queue, stopQueue } from "../../../app/jobs/queue.server";
import { startRunner } from "../../../app/jobs/runner.server";
import type { Database } from "../../../app/store/database.server";
import { keepInInbox } from "../../../app/store/inbox.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const domain = "runner.myshopify.com";
let db: Database;
let notify: MockInstance<PgBoss["notifyWorker"]>;
const nameOfWorker = new Map<string, string>();

beforeAll(async () => {
  db = await openTestDatabase();
  await installTestShop(db, domain);
  const boss = await queue({ runsJobs: true });
  const work = vi.spyOn(boss, "work");
  notify = vi.spyOn(boss, "notifyWorker");
  await startRunner();
  const ids = await Promise.all(work.mock.results.map(({ value }) => value as Promise<string>));
  ids.forEach((id, at) => nameOfWorker.set(id, String(work.mock.calls[at]?.[0])));
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

it("wakes the worker of a job that was enqueued, at once or when it is due", async () => {
  const woken = () => notify.mock.calls.map(([id]) => nameOfWorker.get(id));
  await enqueue({ name: "store.analyze", payload: {} });
  await expect.poll(woken, { timeout: 20_000 }).toContain("store.analyze");
  // Nothing else asks for this one.
  expect(woken()).not.toContain("live.compare");
  await enqueue({ name: "live.compare", payload: { shopId: 9, scope: "all" }, afterMs: 200 });
  await expect.poll(woken, { timeout: 20_000 }).toContain("live.compare");
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
    "rollup.supervisePacks",
    "store.analyze",
    "sync.daily",
    "sync.supervise",
  ]);
  const cronOf = Object.fromEntries(schedules.map(({ name, cron }) => [name, cron]));
  const hourly = expect.stringMatching(/^\d+ \* \* \* \*$/);
  expect(cronOf).toMatchObject({
    "live.pollAll": "*/15 * * * *",
    "live.compareAll": hourly,
    "reports.schedule": hourly,
  });
});
