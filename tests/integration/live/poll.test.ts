import { beforeAll, beforeEach, expect, it } from "vitest";
import { loadConversionPage } from "../../../app/panels/conversion/load.server";
import { loadHome } from "../../../app/panels/home/load.server";
import { pollShop } from "../../../app/sync/live/poll-shop.server";
import { tampered } from "../support/skipping-time";
import { liveShop } from "./live-shop";

let heldAt: number | null = null;
const shop = liveShop(
  { shopDomain: "live-poll.myshopify.com", orders: 40, products: 20, historyDays: 40 },
  { clock: () => heldAt ?? shop.faulty.time.clock().getTime() },
);
const { faulty, poll, rows, state } = shop;
const { time } = faulty;
const minute = 60_000;

beforeAll(async () => {
  shop.loseWebhooks();
  await faulty.install();
  await faulty.read();
  await poll();
});
beforeEach(() => {
  heldAt = null;
  time.pass(15 * minute);
  faulty.store.clearRequests();
});

const trade = () => faulty.store.world().trade;
const variantId = () =>
  faulty.store.world().catalogue.products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]?.id ??
  0;
function placeOrder(): number {
  const { orderId } = trade().placeOrder({ lines: [{ variantId: variantId(), quantity: 1 }] });
  return orderId ?? 0;
}
const stored = (ids: number[]) =>
  rows<{ id: number; tags: string[] }>(
    "select id, tags from orders where shop_id = $1 and id = any($2::bigint[]) order by id",
    ids,
  );

it("finds what no webhook told of: orders, products and customers, and says up to when", async () => {
  const id = placeOrder();
  const { catalogue } = faulty.store.world();
  const [product] = catalogue.products.slice(3);
  catalogue.updateProduct(product?.id ?? 0, { title: "Found by the poll" });
  const [customer = 0] = Array.from(trade().resources.customers.ids());
  trade().updateCustomer(customer, { tags: ["found"] });
  time.pass(1_000);
  const asked = time.clock();
  await poll();
  expect(await stored([id])).toHaveLength(1);
  const found = await rows(
    `select from product where shop_id = $1 and title = 'Found by the poll'
     union all select from customer where shop_id = $1 and tags = '{found}'`,
  );
  expect(found).toHaveLength(2);
  const home = await loadHome(await faulty.shop(), new URLSearchParams(), time.clock());
  if (home.state !== "ready") throw new Error(home.state);
  expect(Date.parse(home.coverage.asOf)).toBeGreaterThanOrEqual(asked.getTime());
});

it("says up to when checkouts are known by the last time they were asked for", async () => {
  await poll();
  const { currentTo } = await state("abandonedCheckouts");
  const page = await loadConversionPage(await faulty.shop(), new URLSearchParams(), time.clock());
  if (page.state !== "ready" || page.checkouts.state !== "known") throw new Error(page.state);
  expect(page.checkouts.asOf).toBe(currentTo?.toISOString());
  const first = await rows<{ at: Date }>(
    `select finished_at as at from sync_resource
     where shop_id = $1 and resource = 'abandonedCheckouts'`,
  );
  expect(currentTo?.getTime()).toBeGreaterThan(first[0]?.at.getTime() ?? Infinity);
});

it("keeps its cursor behind the moment of asking, and lets windows overlap", async () => {
  const before = await state("orders");
  await poll();
  const after = await state("orders");
  const asked = after.currentTo?.getTime() ?? 0;
  expect(asked - (after.cursorAt?.getTime() ?? 0)).toBe(minute);
  expect(after.cursorAt?.getTime()).toBeGreaterThan(before.cursorAt?.getTime() ?? 0);
  expect(after).toMatchObject({ windowFrom: null, windowTo: null, afterId: 0 });
});

it("takes its cursor from the window that is filtered by, never from what is found in it", async () => {
  const client = tampered(await faulty.client(), {
    after: (answer) => {
      const found = answer["found"] as { nodes: { updatedAt: string }[] } | null | undefined;
      for (const node of found?.nodes ?? []) node.updatedAt = "2031-01-01T00:00:00Z";
    },
  });
  placeOrder();
  while (await pollShop(await shop.live(client)));
  const { cursorAt } = await state("orders");
  expect(cursorAt?.getTime()).toBeLessThan(time.clock().getTime());
});

// airbyte#84845: more objects of one time than a page holds stopped the reading for ever.
it("passes more orders of one and the same time than a page holds, though it is killed between", async () => {
  heldAt = time.clock().getTime();
  const ids = Array.from({ length: 260 }, placeOrder);
  heldAt = null;
  time.pass(minute);
  let left = 30;
  const dying = tampered(await faulty.client(), {
    before: () => {
      if ((left -= 1) < 0) throw new Error("killed");
    },
  });
  await expect(pollShop(await shop.live(dying))).rejects.toThrow("killed");
  const place = await state("orders");
  expect(place.windowTo).not.toBeNull();
  expect(ids).toContain(place.afterId);
  const done = await stored(ids);
  expect(done.length).toBeGreaterThan(0);
  // The place is committed with the rows: up to it everything is here, and nothing beyond.
  expect(done.map(({ id }) => id)).toEqual(ids.filter((id) => id <= place.afterId));
  await poll();
  expect(await stored(ids)).toHaveLength(260);
}, 300_000);

it("meets in its next window what is changed while it asks", async () => {
  const [first, second] = [placeOrder(), placeOrder()];
  time.pass(5_000);
  trade().updateOrder(first, { tags: ["one"] });
  let once = true;
  const client = tampered(await faulty.client(), {
    after: ({ found }) => {
      if (!found || !once) return;
      once = false;
      time.pass(2_000);
      // Out of the window that is being read.
      trade().updateOrder(second, { tags: ["meanwhile"] });
    },
  });
  while (await pollShop(await shop.live(client)));
  time.pass(15 * minute);
  await poll();
  expect((await stored([first, second])).map(({ tags }) => tags)).toEqual([["one"], ["meanwhile"]]);
});

it("reads again a version that may have been followed by another of the same second", async () => {
  heldAt = Math.floor(time.clock().getTime() / 1000) * 1000;
  const id = placeOrder();
  await poll();
  trade().updateOrder(id, { tags: ["same second"] });
  heldAt = null;
  expect((await stored([id]))[0]?.tags).toEqual([]);
  time.pass(15 * minute);
  await poll();
  expect((await stored([id]))[0]?.tags).toEqual(["same second"]);
});

it("reads a journey again after an hour, a day and three days, then gives it up", async () => {
  const id = placeOrder();
  await poll();
  const hour = 60 * minute;
  const reads = async (passMs: number) => {
    time.pass(passMs);
    // As if Shopify never worked it out, and nothing else had changed.
    await rows("update orders set is_journey_ready = false where shop_id = $1 and id = $2", id);
    const before = await liveAt(id);
    await poll();
    return (await liveAt(id)) !== before;
  };
  const settled = await reads(30 * minute);
  expect([settled, await reads(10 * minute)].at(-1)).toBe(false);
  expect(await reads(hour)).toBe(true);
  expect(await reads(hour)).toBe(false);
  expect(await reads(24 * hour)).toBe(true);
  expect(await reads(48 * hour)).toBe(true);
  expect(await reads(24 * hour)).toBe(false);
});

async function liveAt(id: number): Promise<number | undefined> {
  const [row] = await rows<{ at: Date }>(
    "select live_at as at from orders where shop_id = $1 and id = $2",
    id,
  );
  return row?.at.getTime();
}

it("notes what is wrong with one resource, and polls the others", async () => {
  const lift = faulty.store.faults.add({
    operation: "ProductVersions",
    times: Infinity,
    fault: { type: "status", status: 403 },
  });
  const id = placeOrder();
  await poll();
  lift();
  expect(await state("products")).toMatchObject({ reason: "upstream_invalid" });
  expect(await stored([id])).toHaveLength(1);
  expect((await state("customers")).reason).toBeNull();
  await poll();
  expect(await state("products")).toMatchObject({ reason: null, failedAt: null });
});
