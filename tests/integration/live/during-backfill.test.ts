import { beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { reread } from "../../../app/sync/live/reread.server";
import { liveShop } from "./live-shop";

const shop = liveShop({
  shopDomain: "live-during.myshopify.com",
  orders: 60,
  products: 20,
  historyDays: 50,
});
const { faulty, hear, rows } = shop;
const { time } = faulty;

beforeEach(async () => {
  await faulty.install();
  await faulty.read();
  time.pass(60_000);
});

/** The client, whose downloads wait, the first time, for what is done when all results are made. */
function meanwhile(client: AdminClient, work: () => Promise<void>): AdminClient {
  let done: Promise<void> | undefined;
  return {
    ...client,
    async *download(...args: Parameters<AdminClient["download"]>) {
      await (done ??= work());
      yield* client.download(...args);
    },
  };
}

const trade = () => faulty.store.world().trade;
const order = async (id: number) =>
  (
    await rows<{ tags: string[]; gone: boolean; lines: number }>(
      `select tags, deleted_at is not null as gone,
         (select count(*)::int from order_line l where l.shop_id = o.shop_id and l.order_id = o.id) as lines
       from orders o where shop_id = $1 and id = $2`,
      id,
    )
  )[0];

it("neither loses nor takes for deleted what is read by itself while the history is read again", async () => {
  const ids = (
    await rows<{ id: number }>("select id from orders where shop_id = $1 order by id limit 5")
  ).map(({ id }) => id);
  const [untouched = 0, changed = 0, deleted = 0] = ids;
  const variantId = faulty.store.world().catalogue.products[0]?.variants[0]?.id ?? 0;
  let placed = 0;
  const client = meanwhile(await faulty.client(), async () => {
    time.pass(5_000);
    // Not changed for weeks: its time of change is before the reading, and the reading has not met it.
    await reread(await shop.live(), "orders", [untouched]);
    expect(trade().updateOrder(changed, { tags: ["while reading"] })).toEqual([]);
    expect(trade().deleteOrder(deleted)).toEqual([]);
    placed = trade().placeOrder({ lines: [{ variantId, quantity: 1 }] }).orderId ?? 0;
    await hear();
  });
  const before = await order(untouched);
  const progress = await time.read(client, ["orders", "sales", "products", "customers"]);
  expect(progress.orders?.status).toBe("done");
  expect(await order(untouched)).toEqual(before);
  expect(await order(changed)).toMatchObject({ tags: ["while reading"], gone: false });
  expect((await order(changed))?.lines).toBeGreaterThan(0);
  expect(await order(deleted)).toMatchObject({ gone: true });
  expect(await order(placed)).toMatchObject({ gone: false, lines: 1 });
  const ledger = await rows("select from ledger where shop_id = $1 and order_id = $2", placed);
  expect(ledger.length).toBeGreaterThan(0);
});

it("keeps what was told of after a result was made, where nothing says that it is newer", async () => {
  const [known] = await rows<{ orderId: number; customerId: number }>(
    `select id as "orderId", customer_id as "customerId" from orders
     where shop_id = $1 and customer_id is not null order by processed_at desc, id limit 1`,
  );
  const productId = faulty.store.world().catalogue.products[0]?.id ?? 0;
  const { orderId = 0, customerId = 0 } = known ?? {};
  // As a journey that is ready comes: without another time of change.
  const marks = [
    ["orders", "days_to_conversion = 99", orderId],
    ["product", "total_inventory = 4711", productId],
    ["customer", "order_count = 4711", customerId],
  ] as const;
  const client = meanwhile(await faulty.client(), async () => {
    time.pass(5_000);
    const live = await shop.live();
    await reread(live, "orders", [orderId]);
    await reread(live, "products", [productId]);
    await reread(live, "customers", [customerId]);
    for (const [table, mark, id] of marks)
      await rows(`update ${table} set ${mark} where shop_id = $1 and id = $2`, id);
  });
  await time.read(client, ["orders", "sales", "products", "customers"]);
  for (const [table, mark, id] of marks) {
    const where = `shop_id = $1 and id = $2 and ${mark} and deleted_at is null`;
    expect(await rows(`select from ${table} where ${where}`, id), table).toHaveLength(1);
  }
  // What is asked for later counts again.
  time.pass(60_000);
  await time.read(await faulty.client(), ["orders", "sales", "products", "customers"]);
  for (const [table, mark, id] of marks)
    expect(
      await rows(`select from ${table} where shop_id = $1 and id = $2 and ${mark}`, id),
    ).toEqual([]);
});

it("keeps a refund that comes while sales are made of stored orders, page by page", async () => {
  faulty.store.platform().acceptsNonNodeConnectionsInBulk = false;
  const [order] = await rows<{ id: number; line: number }>(
    `select o.id, min(l.id) as line from orders o
     join order_line l on l.shop_id = o.shop_id and l.order_id = o.id
     where o.shop_id = $1 and o.total_refunded_minor = 0 and o.cancelled_at is null and not o.is_edited
       and o.return_status = 'NO_RETURN' and o.financial_status = 'PAID' group by o.id order by o.id limit 1`,
  );
  const { id = 0, line = 0 } = order ?? {};
  const client = await faulty.client();
  let isRefunded = false;
  const slow: AdminClient = {
    ...client,
    // Asked for by a page of sales, after it has taken the stored orders.
    async query(...args: Parameters<AdminClient["query"]>) {
      if (!isRefunded && args[0].includes("AgreementsOfOrders")) {
        isRefunded = true;
        time.pass(5_000);
        const refund = { lines: [{ lineItemId: line, quantity: 1 }] };
        expect(trade().refundOrder(id, refund)).toEqual([]);
        await hear();
      }
      return client.query(...args);
    },
  } as AdminClient;
  await time.read(slow, ["sales"]);
  faulty.store.platform().acceptsNonNodeConnectionsInBulk = true;
  expect(isRefunded).toBe(true);
  const returned = await rows<{ minor: number }>(
    "select sum(returns_minor)::bigint as minor from ledger where shop_id = $1 and order_id = $2",
    id,
  );
  expect(returned[0]?.minor).toBeLessThan(0);
});
