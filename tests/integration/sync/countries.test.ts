import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { numberOfGid } from "../../../app/lib/gid";
import { loadCustomerData } from "../../../app/panels/customer-data/load.server";
import { loadSalesCsv, loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { OverviewView } from "../../../app/panels/sales-overview/view";
import { loadSalesWhy } from "../../../app/panels/sales-why/load.server";
import type { Database } from "../../../app/store/database.server";
import { redactCustomer } from "../../../app/store/redaction.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import type { SliceState } from "../../../app/store/sync-slices.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openLive } from "../../../app/sync/live/live-context.server";
import { reread } from "../../../app/sync/live/reread.server";
import { readOrderPage } from "../../../app/sync/order-pages.server";
import { switchCountries } from "../../../app/sync/run.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime, tampered } from "../support/skipping-time";
import { countriesOfStore } from "../support/store-countries";
import { backfill, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let client: AdminClient;
let shop: ShopRow;
const asked: string[] = [];
const time = skippingTime();
const { clock } = time;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    settings: {
      shopDomain: "countries.myshopify.com",
      orders: 140,
      products: 12,
      historyDays: 25,
      plan: "plus",
    },
  });
  client = tampered(await store.client(), {
    before: (document, variables) => asked.push(document, JSON.stringify(variables)),
  });
  await backfill(client);
  await foldShop(client.shop, clock());
});
afterAll(() => db.close());
beforeEach(async () => {
  shop = await shopOf(client);
  asked.length = 0;
});

async function stored(): Promise<Map<number, string>> {
  const { rows } = await db.query<{ id: number; code: string }>(
    `select order_id as id, country_code as code from order_country
     where shop_id = $1 and country_code is not null order by order_id`,
    [shop.id],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

const params = new URLSearchParams("range=last30&by=country");

async function overview(): Promise<OverviewView> {
  shop = await shopOf(client);
  const view = await loadSalesOverview(shop, params, clock());
  if (view.state !== "ready") throw new Error(`No figures: ${view.state}`);
  return view;
}

/** Net sales and orders by row; and whether these add up to the whole. */
async function byCountry() {
  const { table } = await overview();
  expect(table.rowsBy).toBe("country");
  const column = (id: string) => table.columns.findIndex((each) => each.id === id);
  const sums = table.rows.map((row) => ({
    label: row.label,
    net: row.values[column("net-sales")] ?? 0,
    orders: row.values[column("orders")] ?? 0,
  }));
  for (const [id, key] of [
    ["net-sales", "net"],
    ["orders", "orders"],
  ] as const) {
    const sum = sums.reduce((total, row) => total + row[key], 0);
    expect([id, sum]).toEqual([id, table.total[column(id)]]);
  }
  return { sums, notes: table.notes };
}

async function switchTo(isOn: boolean) {
  await switchCountries(shop, isOn);
  await time.runToEnd(client);
  await foldShop(shop, clock());
  shop = await shopOf(client);
}

const asksForAddress = () => asked.some((text) => /countryCode|Address/.test(text));

it("asks for nothing of an address and offers no countries where nobody wanted them", async () => {
  await time.read(client, ["orders"]);
  expect(asked.some((text) => text.includes("lineItems"))).toBe(true);
  expect(asksForAddress()).toBe(false);
  const { table } = await overview();
  expect(table.choices).not.toContain("country");
  expect(table.rowsBy).toBe("product");
  expect((await loadCustomerData(shop, clock())).countries).toEqual({ state: "off" });
});

it("reads all orders again for their countries, and sums sales by them", async () => {
  await switchTo(true);
  const expected = await countriesOfStore(store, client);
  expect(new Set(expected.values()).size).toBeGreaterThan(2);
  expect(await stored()).toEqual(expected);

  const { sums, notes } = await byCountry();
  expect(notes).toContain("breakdown.notes.countries");
  expect(sums.length).toBeGreaterThan(2);
  expect(sums.map(({ label }) => label)).toContain("United States");
  expect(await loadSalesCsv(shop, params, clock())).toContain("United States");
  expect((await loadCustomerData(shop, clock())).countries).toEqual({
    state: "on",
    known: expected.size,
    orders: 140,
    isReading: false,
  });
});

it("does nothing where it is switched on twice", async () => {
  await switchCountries(shop, true);
  expect((await time.progress(client)).orders?.status).toBe("done");
});

it("takes the country of the billing address where nothing was shipped", async () => {
  const { data } = await client.query<{
    orders: { nodes: { id: string; shippingAddress: unknown }[] };
  }>("{ orders(first: 140) { nodes { id shippingAddress { countryCodeV2 } } } }");
  const atTill = data.orders.nodes.filter(({ shippingAddress }) => shippingAddress === null);
  const known = await stored();
  expect(atTill.length).toBeGreaterThan(0);
  expect(atTill.filter(({ id }) => known.has(numberOfGid(id))).length).toBeGreaterThan(0);
});

it("asks where the change sits by country too", async () => {
  const why = await loadSalesWhy(shop, new URLSearchParams("range=last7&by=country"), clock());
  if (why.state !== "ready" || !why.split) throw new Error("No split");
  expect(why.split.ranks.map(({ id }) => id)).toContain("country");
  const { contributors, rest, changeMinor } = why.split;
  const sum = contributors.reduce((total, each) => total + each.changeMinor, 0);
  expect(sum + (rest?.changeMinor ?? 0)).toBe(changeMinor);
});

it("keeps them up by whatever way an order comes: by its number, and by pages", async () => {
  const before = await stored();
  const ids = [...before.keys()].slice(0, 8);
  const forget = () =>
    db.query("delete from order_country where shop_id = $1 and order_id = any($2::bigint[])", [
      shop.id,
      ids,
    ]);
  await forget();
  const live = await openLive(client, { clock, budgetMs: 60_000 });
  if (!live) throw new Error("The shop's details are not known");
  await reread(live, "orders", ids);
  expect(await stored()).toEqual(before);

  await forget();
  let cursor: string | null = "0";
  while (cursor !== null) {
    const slice = { pageCursor: cursor } as SliceState;
    const page = await readOrderPage(client, live.contextAt(clock()), slice, clock());
    await withShop(shop, (tx) => page.write(tx));
    cursor = page.next;
  }
  expect(await stored()).toEqual(before);
});

it("forgets the country of an order that is redacted, for ever", async () => {
  const { rows } = await db.query<{ id: number; customer: number }>(
    `select o.id, o.customer_id as customer from orders o
     join order_country c on c.shop_id = o.shop_id and c.order_id = o.id
       and c.country_code is not null
     where o.shop_id = $1 and o.customer_id is not null order by o.id limit 1`,
    [shop.id],
  );
  const [order] = rows;
  if (!order) throw new Error("No order has a customer");
  const other = [...(await stored()).keys()].find((id) => id !== order.id) ?? 0;
  const { sums: before } = await byCountry();
  await redactCustomer(shop, order.customer, [other], clock());
  const isGone = async () => {
    const known = await stored();
    return [known.has(order.id), known.has(other)];
  };
  expect(await isGone()).toEqual([false, false]);
  await foldShop(shop, clock());
  const { sums: after } = await byCountry();
  expect(after).not.toEqual(before);
  expect(after.map(({ label }) => label)).toContain("Country not known");

  await time.read(client, ["orders"]);
  const live = await openLive(client, { clock, budgetMs: 60_000 });
  if (live) await reread(live, "orders", [order.id, other]);
  expect(await isGone()).toEqual([false, false]);
});

it("forgets all of them at once when they are no longer wanted, and what comes late too", async () => {
  const live = await openLive(client, { clock, budgetMs: 60_000 });
  if (!live) throw new Error("The shop's details are not known");
  const ids = [...(await stored()).keys()].slice(0, 3);
  await switchCountries(shop, false);

  expect(await stored()).toEqual(new Map());
  const { rows } = await db.query(
    "select from sales_rollup where shop_id = $1 and dim = 'country' and key <> ''",
    [shop.id],
  );
  expect(rows).toHaveLength(0);
  await reread(live, "orders", ids);
  expect(asksForAddress()).toBe(true);
  expect(await stored()).toEqual(new Map());
  await foldShop(shop, clock());
  expect((await overview()).table.choices).not.toContain("country");

  asked.length = 0;
  await time.read(client, ["orders"]);
  expect(asksForAddress()).toBe(false);
});

it("reads orders without them where Shopify does not approve, and says what to do", async () => {
  const netOf = ({ figures }: OverviewView) => figures.map(({ id, value }) => [id, value]);
  const before = netOf(await overview());
  store.store.platform(store.domain).protectedCustomerData = 1;
  await switchTo(true);

  expect((await time.progress(client)).orders?.status).toBe("done");
  expect(await stored()).toEqual(new Map());
  const { sums, notes } = await byCountry();
  expect(sums.map(({ label }) => label)).toEqual(["Country not known"]);
  expect(notes).toContain("breakdown.notes.countriesDenied");
  expect(netOf(await overview())).toEqual(before);
  expect((await loadCustomerData(shop, clock())).countries).toMatchObject({ state: "denied" });

  asked.length = 0;
  await time.read(client, ["orders"]);
  expect(asksForAddress()).toBe(false);
});

it("has them as soon as Shopify approves and is asked again", async () => {
  store.store.platform(store.domain).protectedCustomerData = 2;
  await switchTo(true);
  const expected = await countriesOfStore(store, client);
  // Two were redacted, with other orders of the one's customer.
  expect((await stored()).size).toBeGreaterThan(expected.size - 20);
  expect(await loadCustomerData(shop, clock())).toMatchObject({ countries: { state: "on" } });
});

it.each(["by number", "by pages"])(
  "still reads an order %s whose country is denied from one day to the next",
  async (way) => {
    store.store.platform(store.domain).protectedCustomerData = 2;
    await switchTo(true);
    const known = await stored();
    const [id = 0] = known.keys();
    await db.query("update orders set name = 'old' where shop_id = $1 and id = $2", [shop.id, id]);
    store.store.platform(store.domain).protectedCustomerData = 1;
    const live = await openLive(client, { clock, budgetMs: 60_000 });
    if (!live) throw new Error("The shop's details are not known");
    if (way === "by number") await reread(live, "orders", [id]);
    else {
      const slice = { pageCursor: String(id - 1) } as SliceState;
      const page = await readOrderPage(client, live.contextAt(clock()), slice, clock());
      await withShop(shop, (tx) => page.write(tx));
    }

    const { rows } = await db.query<{ name: string }>(
      "select name from orders where shop_id = $1 and id = $2",
      [shop.id, id],
    );
    expect(rows[0]?.name).not.toBe("old");
    expect(await stored()).toEqual(new Map());
    shop = await shopOf(client);
    expect(await loadCustomerData(shop, clock())).toMatchObject({ countries: { state: "denied" } });
  },
);
