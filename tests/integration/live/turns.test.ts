import { beforeAll, beforeEach, expect, it } from "vitest";
import { keepInInbox } from "../../../app/store/inbox.server";
import { workThroughInbox } from "../../../app/sync/inbox.server";
import { compareShop } from "../../../app/sync/live/compare-shop.server";
import type { Live } from "../../../app/sync/live/live-context.server";
import { readHints } from "../../../app/sync/live/read-hints.server";
import { liveShop } from "./live-shop";

// What does not fit into one job, since Shopify's limits are low or there is much of it, must come to its
// end in several: each goes on where the one before had to stop.

const shop = liveShop({
  shopDomain: "live-turns.myshopify.com",
  orders: 620,
  products: 60,
  historyDays: 2,
});
const { faulty, rows, state } = shop;
const { time } = faulty;

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  await shop.poll();
});
beforeEach(async () => {
  time.pass(3_600_000);
  await shop.hear();
  faulty.store.clearRequests();
});

/** A job whose time is up after so many requests of one kind. */
async function brief(operation: string, requests: number): Promise<Live> {
  const most = shop.countRequests(operation) + requests;
  return { ...(await shop.live()), isTimeUp: () => shop.countRequests(operation) >= most };
}

const catalogue = () => faulty.store.world().catalogue;
const placeOrder = () => {
  const variantId =
    catalogue().products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]?.id ?? 0;
  const order = { lines: [{ variantId, quantity: 1 }] };
  return faulty.store.world().trade.placeOrder(order).orderId ?? 0;
};
const hint = async (topic: string, id: number) =>
  keepInInbox({
    shopDomain: (await faulty.shop()).domain,
    topic,
    webhookId: `${topic}-${id}`,
    eventId: `${topic}-${id}`,
    triggeredAt: time.clock(),
    payload: { id },
  });
const waiting = async () => {
  await workThroughInbox(time.clock());
  return (await faulty.db.query("select from webhook_inbox where processed_at is null")).rows
    .length;
};

it("works through a bulk edit of products in several jobs, each product once, an order before them", async () => {
  const ids = catalogue()
    .products.slice(0, 50)
    .map(({ id }) => id);
  for (const id of ids) await hint("products/update", id);
  const left: number[] = [];
  expect(await readHints(await brief("ProductsById", 3))).toBe(true);
  left.push(await waiting());
  const order = placeOrder();
  await faulty.store.webhooks.settled();
  faulty.store.clearRequests();
  expect(await readHints(await brief("ProductsById", 1))).toBe(true);
  expect(await rows("select from orders where shop_id = $1 and id = $2", order)).toHaveLength(1);
  left.push(await waiting());
  for (let jobs = 0; jobs < 10 && (await readHints(await brief("ProductsById", 3))); jobs += 1)
    left.push(await waiting());
  left.push(await waiting());
  expect(left.at(-1)).toBe(0);
  expect(left).toEqual([...left].sort((a, b) => b - a));
  // Six at a time, and what the order changed of one product's stock.
  expect(shop.countRequests("ProductsById")).toBeLessThanOrEqual(8);
});

it("compares the last days of a busy shop in several jobs, no page twice, and every kind of thing", async () => {
  let jobs = 0;
  for (let afterMs: number | null = 0; afterMs !== null && jobs < 20; jobs += 1) {
    time.pass(afterMs);
    ({ afterMs } = await compareShop(await brief("Versions", 2), "recent"));
  }
  // 620 orders are three pages, their customers at most as many, products one.
  expect(shop.countRequests("OrderVersions")).toBe(3);
  expect(jobs).toBeLessThan(12);
  for (const resource of ["orders", "products", "customers"] as const)
    expect((await state(resource)).comparedAt, resource).not.toBeNull();
});

it("repairs in several jobs what differs at night, from one result, which no hourly comparison ends", async () => {
  time.pass(7 * 3_600_000);
  const lost = (
    await rows<{ id: number }>("select id from orders where shop_id = $1 order by id limit 20")
  ).map(({ id }) => id);
  await rows(
    "update orders set updated_at = updated_at - interval '1 day' where shop_id = $1 and id = any($2)",
    lost,
  );
  let jobs = 0;
  let recent = 0;
  for (let afterMs: number | null = 0; afterMs !== null && jobs < 40; jobs += 1) {
    time.pass(afterMs);
    if ((await state("orders")).compareDiffering !== null && recent === 0) {
      recent += 1;
      await compareShop(await shop.live(), "recent");
    }
    ({ afterMs } = await compareShop(await brief("OrdersById", 1), "all"));
  }
  expect(recent).toBe(1);
  expect(await state("orders")).toMatchObject({ foundOutdated: 20, compareDiffering: null });
  const started = faulty.store.requests.filter(({ operation }) =>
    operation?.includes("bulkOperationRunQuery"),
  );
  // Orders, products, customers.
  expect(started.length).toBeLessThanOrEqual(3);
  expect(shop.countRequests("OrdersById")).toBe(4);
});
