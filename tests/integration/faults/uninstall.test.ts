import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { stopQueue } from "../../../app/jobs/queue.server";
import { sessionStorage } from "../../../app/session-storage.server";
import { startBackfill } from "../../../app/sync/backfill.server";
import { processInbox } from "../../../app/sync/inbox.server";
import { continueBackfill } from "../../../app/sync/run.server";
import { findShopByDomain, recordInstall } from "../../../app/store/shops.server";
import { dumpTables } from "../support/sync-store";
import { startReceiver, type AppReceiver } from "./app-receiver";
import { exchangeToken, faultyShop } from "./faulty-shop";

const other = "uninstall-other.myshopify.com";
const settings = { orders: 20, products: 5, historyDays: 30, plan: "plus" as const };
const faulty = faultyShop(
  {},
  {
    shops: [
      { ...settings, shopDomain: "uninstall-faults.myshopify.com" },
      { ...settings, shopDomain: other, seed: 9 },
    ],
    tomlPath: "shopify.app.toml",
    // 48 hours are over at once: shop/redact follows the uninstall within a second.
    webhookRetryScale: 1 / 400_000,
  },
);
const { time } = faulty;
let app: AppReceiver;

beforeAll(async () => {
  app = await startReceiver();
  faulty.store.setAppUrl(app.url);
});
beforeEach(async () => {
  faulty.store.platform().install();
  await faulty.install();
  app.answers.length = 0;
});
afterAll(async () => {
  app.close();
  await stopQueue();
});

const rowsOf = async (shopId: number) => {
  const dump = await dumpTables(shopId);
  return Object.values(dump).reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
};

/** Ends the shop's token, access and refresh, long before the uninstall is told. */
async function endToken(domain: string): Promise<void> {
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  if (!session) throw new Error("No session");
  session.expires = new Date("2020-01-01");
  session.refreshToken = "shprt_ended_long_ago";
  await sessionStorage.storeSession(session);
}

it("answers 200 to uninstall and shop/redact with an expired token, and purges that shop only", async () => {
  const { store } = faulty;
  const { shop: kept } = await recordInstall(
    other,
    store.platform(other).grantedScopes(),
    time.clock(),
  );
  await sessionStorage.storeSession(await exchangeToken(store, other, time.clock()));
  const gone = await faulty.shop();
  for (const shop of [gone, kept]) {
    await startBackfill(shop, { now: new Date() });
    for (let portions = 0; portions < 50; portions += 1) {
      if ((await continueBackfill(shop.id)) === null) break;
    }
    expect(await rowsOf(shop.id)).toBeGreaterThan(100);
  }
  const before = await dumpTables(kept.id);
  await store.webhooks.settled();
  app.answers.length = 0;

  await endToken(gone.domain);
  store.platform(gone.domain).uninstall();
  const topics = () =>
    store.webhooks.deliveries
      .filter(({ shop, status }) => shop === gone.domain && status === "delivered")
      .map(({ topic }) => topic);
  await expect.poll(topics, { timeout: 30_000 }).toContain("shop/redact");
  await store.webhooks.settled();
  expect(topics()).toContain("app/uninstalled");
  expect(new Set(app.answers)).toEqual(new Set([200]));

  await processInbox(new Date(Date.now() + 60_000));
  expect(await findShopByDomain(gone.domain)).toBeNull();
  expect(await rowsOf(gone.id)).toBe(0);
  expect(await sessionStorage.loadSession(`offline_${gone.domain}`)).toBeUndefined();
  const { rows } = await faulty.db.query("select from webhook_inbox where shop_domain = $1", [
    gone.domain,
  ]);
  expect(rows).toEqual([]);
  expect(await dumpTables(kept.id)).toEqual(before);
  expect(await sessionStorage.loadSession(`offline_${other}`)).toBeDefined();
});

it("stops a reading that is under way when the uninstall is heard of, and writes no more", async () => {
  const shop = await faulty.shop();
  await startBackfill(shop, { now: time.clock() });
  await time.portion(await faulty.client(), 300);
  faulty.store.faults.add({
    operation: "app/uninstalled",
    fault: { type: "webhook-duplicated", copies: 1 },
  });
  faulty.store.platform().uninstall();
  await faulty.store.webhooks.settled();
  await processInbox(new Date(Date.now() + 60_000));
  const stored = await findShopByDomain(shop.domain);
  // Shopify asks for the erasure two days later; either way nothing may come after.
  if (stored) {
    const before = await dumpTables(shop.id);
    expect(await continueBackfill(shop.id)).toBeNull();
    await expect(time.portion(await faulty.client())).rejects.toMatchObject({ code: "superseded" });
    expect(await dumpTables(shop.id)).toEqual(before);
  } else {
    expect(await rowsOf(shop.id)).toBe(0);
    expect(await continueBackfill(shop.id)).toBeNull();
  }
});
