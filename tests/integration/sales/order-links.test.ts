import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { TableRow } from "../../../app/panels/sales-overview/view";
import { readChannelSources } from "../../../app/store/channel-sources.server";
import { readLabels } from "../../../app/store/sales-breakdown.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { compileSearch } from "../../dev-store/graphql/search";
import { putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import type { StoreUnderTest } from "../support/sync-store";
import { openTradedStore, timezone } from "./traded-store";

const shopDomain = "links.myshopify.com";

let db: Database;
let under: StoreUnderTest;
let shop: ShopRow;
let now: Date;
let range: { from: string; to: string };

beforeAll(async () => {
  db = await openTestDatabase();
  const settings = { shopDomain, orders: 400, products: 40, historyDays: 120 };
  ({ under, shop, now, range } = await openTradedStore(settings, 90));
});
afterAll(() => db.close());

async function rowsBy(by: string): Promise<TableRow[]> {
  const view = await loadSalesOverview(shop, new URLSearchParams({ ...range, by }), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view.table.rows;
}

/** Of the orders that Shopify finds where a link leads. */
function idsBehind(url: string): number[] {
  const resource = under.store.world(shopDomain).resource("orders");
  const query = new URLSearchParams(url.split("?")[1]).get("query");
  const matches = compileSearch(resource, query, timezone);
  return [...Array.from(resource.ids())].filter((id) => matches?.(id)).sort((a, b) => a - b);
}

/** Of the orders of the range of which something is so, as they are kept. */
async function idsWhere(condition: string, key: string): Promise<number[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `select o.id::text as id from orders o
       where o.shop_id = $1 and not o.is_test and o.deleted_at is null
         and (o.processed_at at time zone $2)::date between $3::date and $4::date and ${condition}
       order by o.id`,
      [shop.id, timezone, range.from, range.to, key],
    );
    return rows.map(({ id }) => Number(id));
  });
}

const conditions = {
  channel: "coalesce(o.channel_name, o.app_name, o.source_name, '') = $5",
  code: "$5 = any(select upper(c) from unnest(o.discount_codes) c)",
  product: `exists (select from order_line l where l.shop_id = $1 and l.order_id = o.id
    and l.product_id = $5::bigint)`,
  variant: `exists (select from order_line l where l.shop_id = $1 and l.order_id = o.id
    and l.variant_id = $5::bigint)`,
} as const;

it.each(Object.entries(conditions))(
  "leads from each %s to exactly its orders, or to a list of the app's own",
  async (by, condition) => {
    const rows = await rowsBy(by);
    let links = 0;
    for (const { id, label, orders } of rows) {
      if (!("url" in orders)) continue;
      links += 1;
      const key = by === "code" ? id.toUpperCase() : id;
      expect([label, idsBehind(orders.url)]).toEqual([label, await idsWhere(condition, key)]);
    }
    expect(links).toBeGreaterThan(1);
    expect(rows.filter(({ orders }) => "why" in orders)).toEqual([]);
  },
);

it("does not search for a channel of which an order names no source", async () => {
  const linkOf = async (channel: string) =>
    (await rowsBy("channel")).find(({ id }) => id === channel)?.orders;
  expect(await linkOf("Subscriptions")).toHaveProperty("url");
  await withShop(shop, (tx) =>
    tx.query(
      `update orders set source_name = null where shop_id = $1 and id =
         (select min(id) from orders where shop_id = $1 and channel_name = 'Subscriptions')`,
      [shop.id],
    ),
  );
  expect(await linkOf("Subscriptions")).toHaveProperty("listUrl");
  expect(await linkOf("Online Store")).toHaveProperty("url");
});

it("reads sources of the shop's own channels alone, of each pair one", async () => {
  const other = await installTestShop(db, "elsewhere.myshopify.com");
  await withShop(other, async (tx) => {
    for (const id of [1, 2]) {
      const order = { placedAt: "2026-11-01T10:00:00Z", customer: null, channel: "Kiosk" };
      await putOrder(tx, other, { id, ...order, lines: [], sales: [] });
    }
    await tx.query("update orders set source_name = 'k-' || id where shop_id = $1", [other.id]);
  });
  expect(await readChannelSources(other)).toEqual([
    { channel: "Kiosk", source: "k-1" },
    { channel: "Kiosk", source: "k-2" },
  ]);
  const own = (await readChannelSources(shop)) ?? [];
  expect(own.map(({ channel }) => channel)).not.toContain("Kiosk");
  const unique = new Set(own.map(({ channel, source }) => `${channel} ${source}`));
  expect(unique.size).toBe(own.length);
});

it("reads them without going through the orders", async () => {
  const many = await installTestShop(db, "many.myshopify.com");
  const copies = 20_000;
  await withShop(many, async (tx) => {
    const order = { placedAt: "2026-11-01T10:00:00Z", customer: null, channel: "Kiosk" };
    await putOrder(tx, many, { id: 1, ...order, lines: [], sales: [] });
    const { rows } = await tx.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_name = 'orders' and is_generated = 'NEVER'`,
    );
    const columns = rows.map(({ name }) => name);
    const values = columns.map((name) =>
      name === "id" ? "g" : name === "source_name" ? "'s-' || g % 5" : `o.${name}`,
    );
    await tx.query(
      `insert into orders (${columns.join(", ")})
       select ${values.join(", ")} from orders o cross join generate_series(2, ${copies}) g
       where o.shop_id = $1 and o.id = 1`,
      [many.id],
    );
  });
  const scanned = async () => {
    const { rows } = await db.query<{ read: number }>(
      `select pg_stat_force_next_flush(), idx_tup_read::int as read from pg_stat_all_indexes
       where indexrelname = 'orders_channel_source_idx'`,
    );
    return rows[0]?.read ?? Number.NaN;
  };
  const before = await scanned();
  expect(await readChannelSources(many)).toHaveLength(6);
  expect((await scanned()) - before).toBeLessThan(copies / 100);
});

it("knows of SKUs whether other goods have them and whether a variant has none", async () => {
  const faults = async () =>
    withShop(shop, async (tx) => {
      const { rows } = await tx.query<{ id: string; product: string }>(
        `select id::text as id, product_id::text as product from variant
         where shop_id = $1 order by product_id desc, id limit 1`,
        [shop.id],
      );
      const [{ id, product } = { id: "", product: "" }] = rows;
      return { id, product };
    });
  const { id, product } = await faults();
  const faultOf = async (of: "product" | "variant", key: string) =>
    (await readLabels(shop, of, [key])).get(key)?.skuFault;
  const setSku = (sku: string | null, where: string) =>
    withShop(shop, (tx) =>
      tx.query(`update variant set sku = $2 where shop_id = $1 and ${where}`, [shop.id, sku]),
    );
  await setSku("ONE-OF-ITS-KIND", `product_id = ${product}`);
  expect(await faultOf("product", product)).toBeNull();
  await setSku("one-of-its-kind", `id = (select min(id) from variant where shop_id = $1)`);
  expect(await faultOf("product", product)).toBe("shared");
  expect(await faultOf("variant", id)).toBe("shared");
  await setSku("ANOTHER", `id = (select min(id) from variant where shop_id = $1)`);
  await setSku(null, `id = ${id}`);
  expect(await faultOf("product", product)).toBe("missing");
});
