import { beforeAll, beforeEach, expect, it } from "vitest";
import { patchLiveState } from "../../../app/store/live.server";
import { withShop } from "../../../app/store/with-shop.server";
import { liveShop } from "./live-shop";

const shop = liveShop({
  shopDomain: "live-compare.myshopify.com",
  orders: 80,
  products: 20,
  historyDays: 60,
});
const { faulty, compare, hear, poll, rows, state } = shop;
const { time } = faulty;
const hour = 3_600_000;
let hearAgain: () => void = () => {};

beforeAll(async () => {
  await faulty.install();
  await faulty.read();
  await poll();
  await compare("recent");
});
beforeEach(() => {
  hearAgain();
  time.pass(hour);
});

const trade = () => faulty.store.world().trade;
const variantId = () =>
  faulty.store.world().catalogue.products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]?.id ??
  0;
const placeOrder = () =>
  trade().placeOrder({ lines: [{ variantId: variantId(), quantity: 1 }] }).orderId ?? 0;
const oldOrders = () =>
  rows<{ id: number }>(
    `select id from orders where shop_id = $1 and deleted_at is null
     order by processed_at, id limit 4`,
  );

/** As if the poll had asked, and Shopify's search had not told: the cursor is beyond. */
async function missByThePoll(): Promise<void> {
  time.pass(5 * 60_000);
  const known = await faulty.shop();
  for (const resource of ["orders", "products", "customers"] as const) {
    await withShop(known, (tx) =>
      patchLiveState(tx, known, resource, { cursorAt: new Date(time.clock().getTime() + hour) }),
    );
  }
}

// RELIABILITY A6.10: a webhook dropped on purpose, found within one cycle.
it("finds within the hour what a lost webhook and the poll had missed, and repairs it", async () => {
  const [changed, deleted] = [placeOrder(), placeOrder()];
  await hear();
  time.pass(5_000);
  hearAgain = shop.loseWebhooks();
  const missing = placeOrder();
  trade().updateOrder(changed, { tags: ["lost"] });
  trade().deleteOrder(deleted);
  await missByThePoll();
  await compare("recent");
  const after = await rows<{ id: number; tags: string[]; gone: boolean }>(
    `select id, tags, deleted_at is not null as gone from orders
     where shop_id = $1 and id = any($2::bigint[]) order by id`,
    [changed, deleted, missing],
  );
  expect(after).toEqual([
    { id: changed, tags: ["lost"], gone: false },
    { id: deleted, tags: [], gone: true },
    { id: missing, tags: [], gone: false },
  ]);
  const found = await state("orders");
  expect(found).toMatchObject({ foundMissing: 1, foundOutdated: 1, foundDeleted: 1 });
  expect(found.comparedAt).not.toBeNull();
  time.pass(hour);
  await compare("recent");
  expect(await state("orders")).toMatchObject({
    foundMissing: 0,
    foundOutdated: 0,
    foundDeleted: 0,
  });
});

it("finds at night what is older than that: an old order deleted, one that was never stored", async () => {
  const [gone, lost] = await oldOrders();
  hearAgain = shop.loseWebhooks();
  expect(trade().deleteOrder(gone?.id ?? 0)).toEqual([]);
  for (const table of ["line", "shipping_line", "discount", "return", "refund", "fulfillment"]) {
    await rows(`delete from order_${table} where shop_id = $1 and order_id = $2`, lost?.id);
  }
  await rows("delete from orders where shop_id = $1 and id = $2", lost?.id);
  await compare("recent");
  expect(await state("orders")).toMatchObject({ foundMissing: 0, foundDeleted: 0 });
  await compare("all");
  expect(await state("orders")).toMatchObject({ foundMissing: 1, foundDeleted: 1 });
  const [row] = await rows<{ at: Date | null }>(
    "select deleted_at as at from orders where shop_id = $1 and id = $2",
    gone?.id,
  );
  expect(row?.at).not.toBeNull();
  expect(await rows("select from orders where shop_id = $1 and id = $2", lost?.id)).toHaveLength(1);
});

it("reads at night what is in the collections", async () => {
  time.pass(25 * hour);
  const members = () =>
    rows(
      `select collection_id, product_id from collection_product
       where shop_id = $1 order by collection_id, product_id`,
    );
  const before = await members();
  expect(before.length).toBeGreaterThan(0);
  await rows("delete from collection_product where shop_id = $1");
  await compare("all");
  expect(await members()).toEqual(before);
});

it.each([
  ["is cut off", { type: "bulk-result", damage: "cut-at-line", keep: 0.5 }],
  ["has no address", { type: "bulk-no-url" }],
] as const)("deletes nothing where a result %s, and compares again later", async (_what, fault) => {
  time.pass(25 * hour);
  const present = () =>
    rows("select id from orders where shop_id = $1 and deleted_at is null order by id");
  const before = await present();
  const lift = faulty.store.faults.add({ operation: "orders", times: Infinity, fault });
  await compare("all");
  lift();
  expect(await state("orders")).toMatchObject({ reason: "upstream_invalid", foundDeleted: 0 });
  expect(await present()).toEqual(before);
  await compare("all");
  const { comparedAllAt } = await state("orders");
  expect(time.clock().getTime() - (comparedAllAt?.getTime() ?? 0)).toBeLessThan(hour);
});

it("takes no order for deleted that Shopify does not show for want of a scope", async () => {
  time.pass(25 * hour);
  const platform = faulty.store.platform();
  platform.revokeScopes(["read_all_orders"]);
  await faulty.db.query(
    "update shop set granted_scopes = array_remove(granted_scopes, 'read_all_orders') where domain = $1",
    [faulty.domain],
  );
  const visible = new Date(time.clock().getTime() - 59 * 24 * hour);
  const hidden = () =>
    rows(
      "select id from orders where shop_id = $1 and created_at < $2 and deleted_at is null order by id",
      visible,
    );
  const before = await hidden();
  expect(before.length).toBeGreaterThan(0);
  await compare("all");
  expect(await hidden()).toEqual(before);
});
