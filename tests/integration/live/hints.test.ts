import { beforeAll, beforeEach, expect, it } from "vitest";
import { keepInInbox } from "../../../app/store/inbox.server";
import { readHints } from "../../../app/sync/live/read-hints.server";
import { tampered } from "../support/skipping-time";
import { liveShop } from "./live-shop";

const settings = { orders: 60, products: 30, historyDays: 60 };
const shop = liveShop({ shopDomain: "live-hints.myshopify.com", ...settings });
const { faulty, hear, rows } = shop;
const { time } = faulty;
let customers: number[];

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  const { trade } = faulty.store.world();
  customers = Array.from(trade.resources.customers.ids()).slice(0, 6);
});
beforeEach(() => {
  time.pass(10_000);
  faulty.store.clearRequests();
});

const trade = () => faulty.store.world().trade;
const catalogue = () => faulty.store.world().catalogue;
const variants = (count: number) =>
  catalogue()
    .products.filter(({ isGiftCard }) => !isGiftCard)
    .flatMap((product) => product.variants.slice(0, 1))
    .slice(0, count);

function placeOrder(lines = 2, customerId: number | null = customers[0] ?? null): number {
  const draft = variants(lines).map(({ id }) => ({ variantId: id, quantity: 2 }));
  const { orderId, userErrors } = trade().placeOrder({ lines: draft, customerId });
  expect(userErrors).toEqual([]);
  return orderId ?? 0;
}
const lineIds = (orderId: number) =>
  rows<{ id: number }>(
    "select id from order_line where shop_id = $1 and order_id = $2 order by id",
    orderId,
  );
const order = async (id: number) =>
  (
    await rows<{ updated: Date; deleted: Date | null; customer: number | null; lines: number }>(
      `select updated_at as updated, deleted_at as deleted, customer_id as customer,
         (select count(*)::int from order_line l where l.shop_id = o.shop_id and l.order_id = o.id) as lines
       from orders o where shop_id = $1 and id = $2`,
      id,
    )
  )[0];
const netOf = async (orderId: number) =>
  (
    await rows<{ net: number }>(
      `select coalesce(sum(gross_minor + discounts_minor + returns_minor), 0)::bigint as net
       from ledger where shop_id = $1 and order_id = $2`,
      orderId,
    )
  )[0]?.net;

/** What a reading of everything from the beginning brings; what was deleted is not in it. */
async function expectAsReadAnew(): Promise<void> {
  const before = await dumpState();
  await faulty.install();
  await faulty.read();
  expect(before).toEqual(await dumpState());
}

/** Without what costs were on which day: whoever has followed the shop knows more of that. */
async function dumpState() {
  const tables = await faulty.dump();
  for (const table of [
    "variant_cost",
    "sales_rollup",
    "folded_sale",
    "order_fact",
    "customer_month",
    "cohort_month",
  ])
    delete tables[table];
  return tables;
}

it("has an order, its edit, its refund and its sales as a reading of everything would", async () => {
  const refunded = placeOrder(3);
  const edited = placeOrder(2, null);
  const cancelled = placeOrder(1);
  await hear();
  expect((await order(refunded))?.lines).toBe(3);
  const full = (await netOf(refunded)) ?? 0;
  expect(full).toBeGreaterThan(0);
  time.pass(5_000);
  const [first] = await lineIds(refunded);
  const back = { lines: [{ lineItemId: first?.id ?? 0, quantity: 1 }] };
  expect(trade().refundOrder(refunded, back)).toEqual([]);
  const more = { add: [{ variantId: variants(5)[4]?.id ?? 0, quantity: 1 }] };
  expect(trade().editOrder(edited, more)).toEqual([]);
  expect(trade().cancelOrder(cancelled, { refund: true })).toEqual([]);
  await hear();
  expect(await netOf(refunded)).toBeLessThan(full);
  expect((await order(edited))?.lines).toBe(3);
  expect(await netOf(cancelled)).toBe(0);
  await expectAsReadAnew();
});

it("has products, costs and collections as a reading of everything would", async () => {
  const [one, two] = variants(2);
  expect(catalogue().updateProduct(one?.productId ?? 0, { title: "Renamed" })).toEqual([]);
  expect(catalogue().updateVariant(two?.id ?? 0, { cost: "12.34" })).toEqual([]);
  const [collection = 0] = Array.from(catalogue().resources.collections.ids());
  expect(catalogue().updateCollection?.(collection, { title: "Chosen" })).toEqual([]);
  await hear();
  const titles = await rows("select from product where shop_id = $1 and title = 'Renamed'");
  expect(titles).toHaveLength(1);
  const costs = await rows("select from variant where shop_id = $1 and unit_cost_minor = 1234");
  expect(costs).toHaveLength(1);
  await expectAsReadAnew();
});

it("keeps the lowest price of a day that is raised again before all is read anew", async () => {
  const { id = 0, priceMinor: usual = 0 } = variants(4)[3] ?? {};
  for (const minor of [usual - 200, usual - 300, usual]) {
    expect(catalogue().updateVariant(id, { price: (minor / 100).toFixed(2) })).toEqual([]);
    await hear();
  }
  const sql = "select price_minor as low from variant_low where shop_id = $1 and variant_id = $2";
  expect(await rows(sql, id)).toEqual([{ low: usual - 300 }]);
});

it("has a product in the collections it is in after an update of the product alone", async () => {
  const product = variants(3)[2]?.productId ?? 0;
  const collectionsOf = async () => {
    const sql = `select collection_id as id from collection_product
      where shop_id = $1 and product_id = $2 order by collection_id`;
    return (await rows<{ id: number }>(sql, product)).map(({ id }) => id);
  };
  const before = await collectionsOf();
  const lift = faulty.store.faults.add({
    operation: "collections/update",
    times: Infinity,
    fault: { type: "webhook-lost" },
  });
  const joined = Array.from(catalogue().resources.collections.ids()).find(
    (id) => !before.includes(id) && catalogue().changeMembers(id, { add: [product] }).length === 0,
  );
  await hear();
  lift();
  expect(await collectionsOf()).toEqual(before);
  time.pass(5_000);
  expect(catalogue().updateProduct(product, { title: "Put into another one" })).toEqual([]);
  await hear();
  expect(await collectionsOf()).toEqual([...before, joined ?? 0].sort((a, b) => a - b));
});

it("marks deleted what is gone, and moves the orders of a merged customer", async () => {
  const [from = 0, into = 0] = customers.slice(1);
  const [kept, gone] = [placeOrder(1, from), placeOrder(1, into)];
  await hear();
  expect((await order(kept))?.customer).toBe(from);
  time.pass(5_000);
  expect(trade().mergeCustomers(from, into)).toEqual([]);
  expect(trade().deleteOrder(gone)).toEqual([]);
  const product = variants(9)[8]?.productId ?? 0;
  expect(catalogue().deleteProduct(product)).toEqual([]);
  await hear();
  expect((await order(kept))?.customer).toBe(into);
  expect((await order(gone))?.deleted).not.toBeNull();
  const deleted = await rows<{ id: number }>(
    `select id from product where shop_id = $1 and deleted_at is not null
     union all select id from customer where shop_id = $1 and deleted_at is not null order by id`,
  );
  expect(new Set(deleted.map(({ id }) => id))).toEqual(new Set([product, from]));
});

it("keeps ids only of what webhooks carry", async () => {
  placeOrder(1);
  trade().updateCustomer(customers[0] ?? 0, { tags: ["vip"] });
  await faulty.store.webhooks.settled();
  const kept = await faulty.db.query<{ payload: Record<string, unknown> }>(
    "select payload from webhook_inbox where processed_at is null",
  );
  expect(kept.rows.length).toBeGreaterThan(3);
  for (const { payload } of kept.rows) expect(Object.keys(payload)).toEqual(["id"]);
  await hear();
});

it.each(["same-delivery", "second-subscription"] as const)(
  "reads an order once whose webhooks come several times (%s) and out of order",
  async (as) => {
    faulty.store.faults.add({
      operation: "orders/create",
      fault: { type: "webhook-out-of-order" },
    });
    faulty.store.faults.add({
      operation: "orders/updated",
      times: Infinity,
      fault: { type: "webhook-duplicated", as, copies: 2 },
    });
    const id = placeOrder(2);
    time.pass(5_000);
    trade().updateOrder(id, { tags: ["newest"] });
    await hear();
    const tags = await rows("select tags from orders where shop_id = $1 and id = $2", id);
    expect(tags).toEqual([{ tags: ["newest"] }]);
    expect(shop.countRequests("OrdersById")).toBe(1);
  },
);

const hint = async (topic: string, payload: object, n: number) =>
  keepInInbox({
    shopDomain: faulty.domain,
    topic,
    webhookId: `by-hand-${topic}-${n}-${time.clock().getTime()}`,
    eventId: null,
    triggeredAt: null,
    payload,
  });

it("ignores news of another shop's object", async () => {
  const before = await rows("select id from orders where shop_id = $1 order by id");
  for (const topic of [
    "orders/create",
    "products/update",
    "customers/update",
    "collections/update",
  ])
    await hint(topic, { id: 987_654_321 }, 1);
  await hear();
  expect(await rows("select id from orders where shop_id = $1 order by id")).toEqual(before);
  const waiting = await faulty.db.query("select from webhook_inbox where processed_at is null");
  expect(waiting.rows).toEqual([]);
});

it("coalesces thousands of hints of a few orders into a few queries, and keeps those that come meanwhile", async () => {
  const ids = (
    await rows<{ id: number }>("select id from orders where shop_id = $1 order by id limit 30")
  ).map(({ id }) => id);
  for (let n = 0; n < 3_000; n += 1) await hint("orders/updated", { id: ids[n % 30] ?? 0 }, n);
  faulty.store.clearRequests();
  let late = 0;
  const client = tampered(await faulty.client(), {
    // While they are read, one of them is hinted at again.
    after: () => {
      late += 1;
      if (late === 2) void hint("orders/updated", { id: ids[0] ?? 0 }, 9_999);
    },
  });
  while (await readHints(await shop.live(client)));
  const asked = faulty.store.requests.filter(({ kind }) => kind === "graphql").length;
  // Versions of each claim, orders six at a time with their agreements: once, and the late one again.
  expect(asked).toBeLessThan(40);
  const waiting = await faulty.db.query("select from webhook_inbox where processed_at is null");
  expect(waiting.rows).toEqual([]);
});

it("does the work of two workers once, and loses nothing of it", async () => {
  const placed = Array.from({ length: 8 }, () => placeOrder(1));
  await faulty.store.webhooks.settled();
  faulty.store.clearRequests();
  const [one, two] = [await shop.live(), await shop.live()];
  await Promise.all([readHints(one), readHints(two)]);
  await hear();
  for (const id of placed) expect((await order(id))?.lines).toBe(1);
  expect(shop.countRequests("OrdersById")).toBeLessThanOrEqual(3);
});

it("gives back what it could not read, and reads it when Shopify is there again", async () => {
  const id = placeOrder(1);
  await faulty.store.webhooks.settled();
  const lift = faulty.store.faults.add({
    kinds: ["graphql"],
    times: Infinity,
    fault: { type: "status", status: 503 },
  });
  await expect(shop.hear()).rejects.toMatchObject({ code: "upstream_unavailable" });
  lift();
  expect(await order(id)).toBeUndefined();
  time.pass(60_000);
  await hear();
  expect((await order(id))?.lines).toBe(1);
});

it("reads the rest where customers may not be read", async () => {
  const platform = faulty.store.platform();
  const optional = ["read_customers"];
  platform.revokeScopes(optional);
  await hear();
  const id = placeOrder(1);
  await hint("customers/update", { id: customers[0] ?? 0 }, 77);
  await hear();
  expect(await order(id)).toMatchObject({ lines: 1, customer: null });
  await shop.poll();
  expect((await shop.state("orders")).polledAt).not.toBeNull();
  platform.grantScopes(optional);
  await hear();
});
