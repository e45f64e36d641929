import { afterAll, beforeAll, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { numberOfGid } from "../../../app/lib/gid";
import { loadLifetimeValue } from "../../../app/panels/lifetime-value/load.server";
import { loadRepeat } from "../../../app/panels/customers/repeat/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { openLive } from "../../../app/sync/live/live-context.server";
import { reread } from "../../../app/sync/live/reread.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime } from "../support/skipping-time";
import { backfill, openStore } from "../support/sync-store";

let db: Database;
let client: AdminClient;
/** Orders that the store sold something of on a plan, and those of them that its subscriptions made. */
let onPlan: Map<number, { isRenewal: boolean }>;
const time = skippingTime();
const { clock } = time;

beforeAll(async () => {
  db = await openTestDatabase();
  const store = await openStore({
    settings: {
      shopDomain: "plans.myshopify.com",
      ...{ orders: 700, products: 12, historyDays: 420, plan: "plus" },
    },
  });
  client = await store.client();
  await backfill(client);
  await foldShop(client.shop, clock());
  onPlan = await plansOfStore();
}, 120_000);
afterAll(() => db.close());

async function plansOfStore() {
  const known = new Map<number, { isRenewal: boolean }>();
  type Page = {
    nodes: {
      id: string;
      sourceName: string | null;
      lineItems: { nodes: { sellingPlan: { name: string } | null }[] };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
  let after: string | null = null;
  do {
    const { data }: { data: { orders: Page } } = await client.query(
      `query All($after: String) { orders(first: 20, after: $after) {
        nodes { id sourceName lineItems(first: 12) { nodes { sellingPlan { name } } } }
        pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    for (const { id, sourceName, lineItems } of data.orders.nodes) {
      if (lineItems.nodes.every(({ sellingPlan }) => sellingPlan === null)) continue;
      const isRenewal = sourceName?.startsWith("subscription_contract") ?? false;
      known.set(numberOfGid(id), { isRenewal });
    }
    after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
  } while (after !== null);
  return known;
}

const ids = async (sql: string) => {
  const { rows } = await db.query<{ id: number }>(sql, [client.shop.id]);
  return rows.map(({ id }) => id);
};
const stored = () =>
  ids(
    "select distinct order_id as id from order_line where shop_id = $1 and has_selling_plan order by 1",
  );
const subscriptions = () =>
  ids("select order_id as id from order_fact where shop_id = $1 and is_subscription order by 1");
const ofCustomers = async () => {
  const known = await ids(
    "select order_id as id from order_fact where shop_id = $1 order by order_id",
  );
  return [...onPlan.keys()].filter((id) => known.includes(id)).sort((a, b) => a - b);
};
const params = new URLSearchParams("range=all");

async function lacks() {
  const shop = await shopOf(client);
  const repeat = await loadRepeat(shop, params, clock());
  const worth = await loadLifetimeValue(shop, params, clock());
  if (repeat.state !== "ready" || worth.state !== "ready") throw new Error("No figures");
  return [repeat.content?.subscriptions.lacksPlans, worth.content?.lacksPlans];
}

it("reads what was sold on a selling plan, whether a checkout or a subscription made the order", async () => {
  const sorted = [...onPlan.keys()].sort((a, b) => a - b);
  expect([...onPlan.values()].filter(({ isRenewal }) => !isRenewal).length).toBeGreaterThan(2);
  expect([...onPlan.values()].filter(({ isRenewal }) => isRenewal).length).toBeGreaterThan(2);
  expect(await stored()).toEqual(sorted);
  expect(await subscriptions()).toEqual(await ofCustomers());
  expect(await lacks()).toEqual([false, false]);
});

it("says that orders read before are not told of, and learns it when they are read again, by number or all", async () => {
  const forget = () =>
    db.query("update order_line set has_selling_plan = null where shop_id = $1", [client.shop.id]);
  const [checkout] = [...onPlan].flatMap(([id, { isRenewal }]) => (isRenewal ? [] : [id]));
  await forget();
  expect(await lacks()).toEqual([true, true]);
  const live = await openLive(client, { clock, budgetMs: 60_000 });
  if (!live || checkout === undefined) throw new Error("Nothing to read again");
  await reread(live, "orders", [checkout]);
  expect(await stored()).toEqual([checkout]);

  await time.read(client, ["orders"]);
  expect(await stored()).toEqual([...onPlan.keys()].sort((a, b) => a - b));
  await foldShop(client.shop, clock());
  expect(await subscriptions()).toEqual(await ofCustomers());
  expect(await lacks()).toEqual([false, false]);
});
