import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { tellAlerts } from "../../../app/panels/notifications/tell-alerts.server";
import { listShopsWithFlowEvents, sendFlowEvents } from "../../../app/quality/flow/send.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { triggersOf } from "../../dev-store/mutations/flow-trigger-receive";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, installed, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let shop: ShopRow;
let client: AdminClient;
let isRead: Date;
const hourMs = 60 * 60_000;
const after = (hours: number) => new Date(isRead.getTime() + hours * hourMs);

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    settings: { shopDomain: "flow-alerts.myshopify.com", orders: 10, products: 5 },
  });
  client = await store.client();
  await backfill(client);
  isRead = new Date();
  shop = await installed(store.store, store.domain);
  await db.query("insert into sync_live (shop_id, resource, polled_at) values ($1, 'orders', $2)", [
    shop.id,
    isRead,
  ]);
}, 120_000);
afterAll(() => db.close());
beforeEach(() =>
  db.exec(
    "delete from flow_event; delete from flow_channel; delete from alert; delete from alert_setting",
  ),
);

/** Shopify was not asked for so long: an alert of trade. */
async function look(hours: number): Promise<boolean> {
  await checkAlertsOf(shop, after(hours));
  return tellAlerts(shop.id, after(hours));
}
const told = () => triggersOf(store.store.world(shop.domain));
const countEvents = async () => (await db.query("select from flow_event")).rows.length;

it("has a trading alert that opens told to workflows once, with its words and the place to act", async () => {
  expect(await look(2.9)).toBe(false);
  expect(await countEvents()).toBe(0);
  expect(await look(3.1)).toBe(true);
  expect(await look(3.2)).toBe(false);
  expect(await listShopsWithFlowEvents(after(3.2))).toEqual([shop.id]);
  const before = told().length;
  expect(await sendFlowEvents(shop, { now: after(3.2), client })).toBe(false);
  await sendFlowEvents(shop, { now: after(9), client });
  expect(told().slice(before)).toEqual([
    {
      handle: "trading-alert",
      payload: {
        Alert: "sync-stale",
        Title: "Figures are not up to date",
        Message: "Shopify has not answered for 3 h or longer. Figures are those of before.",
        Severity: "critical",
        Link: expect.stringMatching(/^https?:.*\/store\/flow-alerts\/apps\/.*\/data-status$/),
        "Event number": expect.stringMatching(/^\d+$/),
      },
    },
  ]);
});

it("is not told again when it is over, nor within the cool-down", async () => {
  await look(3.1);
  expect(await look(1)).toBe(false);
  expect(await look(3.1)).toBe(false);
  expect(await countEvents()).toBe(1);
});

it("is sent again under the same number by the next process where one died over it", async () => {
  await look(3.1);
  const before = told().length;
  const dies = {
    ...client,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      await client.query(...args);
      throw new Error("killed");
    },
  } as AdminClient;
  await expect(sendFlowEvents(shop, { now: after(3.1), client: dies })).rejects.toThrow("killed");
  await sendFlowEvents(shop, { now: after(6), client });
  const [one, two, ...rest] = told().slice(before);
  expect(one?.handle).toBe("trading-alert");
  expect(two).toEqual(one);
  expect(rest).toEqual([]);
});

it("is not told to workflows where the merchant has chosen other channels for it", async () => {
  const choose = (channels: string[]) =>
    db.query(
      `insert into alert_setting (shop_id, rule_id, is_on, thresholds, channels, changed_at)
       values ($1, 'sync-stale', true, '{}', $2, $3)
       on conflict (shop_id, rule_id) do update set channels = excluded.channels`,
      [shop.id, channels, isRead],
    );
  await choose(["5"]);
  expect(await look(3.1)).toBe(false);
  expect(await countEvents()).toBe(0);
  await db.exec("delete from alert");
  await choose(["5", "flow"]);
  expect(await look(3.1)).toBe(true);
  expect(await countEvents()).toBe(1);
});
