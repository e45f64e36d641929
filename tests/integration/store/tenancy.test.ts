import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, type Database } from "../../../app/store/database.server";
import { deletePurgedShop, redactCustomer } from "../../../app/store/redaction.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one.myshopify.com");
  two = await installTestShop(db, "two.myshopify.com");
  for (const shop of [one, two]) {
    await withShop(shop, (tx) =>
      tx.query(
        `insert into customer (shop_id, id, created_at, updated_at, order_count, amount_spent_minor, state, tags)
         values ($1, 7, now(), now(), 1, 100, 'ENABLED', '{}')`,
        [shop.id],
      ),
    );
  }
});
afterAll(() => db.close());

describe("tenancy", () => {
  it("guards every table that has a shop", async () => {
    const { rows } = await db.query<{ name: string; guarded: boolean; policies: number }>(
      `select c.table_name as name, r.relrowsecurity as guarded,
         (select count(*)::int from pg_policies p where p.tablename = c.table_name) as policies
       from information_schema.columns c join pg_class r on r.relname = c.table_name
       where c.table_schema = 'public' and c.column_name = 'shop_id' order by 1`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ guarded, policies }) => !guarded || policies === 0)).toEqual([]);
  });

  it("leads every primary key with the shop", async () => {
    const { rows } = await db.query<{ table: string }>(
      `select i.indrelid::regclass::text as table from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       join information_schema.columns c on c.table_name = i.indrelid::regclass::text
         and c.column_name = 'shop_id'
       where i.indisprimary and a.attname <> 'shop_id'`,
    );
    expect(rows).toEqual([]);
  });

  it("shows a shop its own rows even where a query forgets to name it", async () => {
    const { rows } = await withShop(one, (tx) => tx.query("select shop_id from customer"));
    expect(rows).toEqual([{ shop_id: one.id }]);
  });

  it("refuses to write a row of another shop", async () => {
    const write = withShop(one, (tx) =>
      tx.query("insert into publication (shop_id, id, name) values ($1, 1, 'x')", [two.id]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it("changes no row of another shop", async () => {
    const { rowCount } = await withShop(one, (tx) =>
      tx.query("update customer set order_count = 99 where shop_id = $1", [two.id]),
    );
    expect(rowCount).toBe(0);
  });

  it("cannot read tokens or other shops from inside a shop's transaction", async () => {
    await expect(withShop(one, (tx) => tx.query("select * from session"))).rejects.toThrow(
      /permission denied/,
    );
    const { rows } = await withShop(one, (tx) => tx.query("select id from shop"));
    expect(rows).toEqual([{ id: one.id }]);
  });

  it("holds the role that connects to the policies too, but for the tables of a history", async () => {
    // The embedded database has one role, which is held to nothing.
    if (db.kind === "pglite") return;
    const { rows } = await (await database()).query("select shop_id from customer");
    expect(rows).toEqual([]);
    const { rows: free } = await db.query<{ name: string }>(
      `select relname as name from pg_class
       where relkind = 'r' and relrowsecurity and not relforcerowsecurity and relname <> 'shop' order by 1`,
    );
    // What is left to do is asked of all shops at once; into those of a history and the catalogue goes COPY.
    const asked = ["dirty_log", "fold_state", "shop_change", "sync_resource", "sync_slice"];
    const found = ["api_token", "web_pixel"];
    const order = [
      "line",
      "shipping_line",
      "discount",
      "refund",
      "return",
      "fulfillment",
      "agreement",
    ];
    const history = ["orders", "ledger", ...order.map((part) => `order_${part}`)];
    const catalogue = ["product", "variant", "product_media", "product_publication"];
    expect(free.map(({ name }) => name)).toEqual(
      [...asked, ...found, ...history, ...catalogue].sort(),
    );
  });

  it("leaves neither role nor shop behind after the transaction", async () => {
    await withShop(one, (tx) => tx.query("select 1"));
    const { rows } = await db.query(
      "select current_user = session_user as same, current_shop_id() as shop",
    );
    expect(rows).toEqual([{ same: true, shop: null }]);
  });

  it("forgets a customer of one shop and keeps the other shop's", async () => {
    await redactCustomer(one, 7, [], new Date("2026-02-01T00:00:00Z"));
    const { rows } = await db.query("select shop_id from customer");
    expect(rows).toEqual([{ shop_id: two.id }]);
  });

  it("purges all of a shop and nothing of another", async () => {
    await deletePurgedShop(one);
    expect(await findShopByDomain(one.domain)).toBeNull();
    expect(await findShopByDomain(two.domain)).not.toBeNull();
    const { rows } = await db.query("select shop_id from customer");
    expect(rows).toEqual([{ shop_id: two.id }]);
  });
});
