import { afterAll, beforeAll, expect, it } from "vitest";
import { netSales } from "../../../app/metrics/definitions/net-sales";
import { units } from "../../../app/metrics/definitions/units";
import { loadBreakdown } from "../../../app/metrics/sales/breakdown.server";
import type { FactsByKey } from "../../../app/metrics/sales/breakdown";
import { keepGroup, parseGroup } from "../../../app/metrics/sales/goods-of-group.server";
import { loadSalesCsv, loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { Database } from "../../../app/store/database.server";
import {
  productGroups,
  readProductsOf,
  type ProductGroup,
} from "../../../app/store/product-groups.server";
import { notGoods } from "../../../app/store/rollup/dimensions";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { backfill, openStore } from "../support/sync-store";

const shopDomain = "groups.myshopify.com";

let db: Database;
let shop: ShopRow;
let now: Date;
let windows: { current: { from: string; to: string }; previous: null };

beforeAll(async () => {
  db = await openTestDatabase();
  const settings = { shopDomain, timezone: "UTC", orders: 300, products: 24, historyDays: 100 };
  const under = await openStore({ settings });
  await backfill(await under.client());
  const found = await findShopByDomain(shopDomain);
  if (!found) throw new Error("Not installed");
  shop = found;
  now = new Date(under.store.clock());
  // Two are not among the products any more, of one its variants are gone alone.
  await withShop(shop, async (tx) => {
    await tx.query(
      `delete from product where shop_id = $1
         and id in (select id from product where shop_id = $1 order by id limit 2)`,
      [shop.id],
    );
    await tx.query(
      `delete from variant where shop_id = $1 and (product_id = (select max(id) from product
         where shop_id = $1) or product_id not in (select id from product where shop_id = $1))`,
      [shop.id],
    );
    await tx.query("update product set vendor = '' where shop_id = $1 and id % 5 = 0", [shop.id]);
  });
  await foldShop(shop, now);
  const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString();
  const range = { from: day(90).slice(0, 10), to: day(1).slice(0, 10) };
  windows = { current: range, previous: null };
});
afterAll(() => db.close());

function sumOf(facts: FactsByKey): [net: number, units: number] {
  let [net, count] = [0, 0];
  for (const one of facts.values()) {
    net += netSales.compute(one) ?? 0;
    count += units.compute(one) ?? 0;
  }
  return [net, count];
}

it.each(productGroups)("has products and variants that add up to each %s", async (group) => {
  const rows = (await loadBreakdown(shop, group, windows)).current;
  const kept = async (by: "product" | "variant", key: string) =>
    (await keepGroup(shop, by, await loadBreakdown(shop, by, windows), { group, key })).current;
  expect(rows.size).toBeGreaterThan(2);
  for (const [key, facts] of rows) {
    if (key === notGoods) continue;
    const whole = [netSales.compute(facts), units.compute(facts)];
    for (const by of ["product", "variant"] as const)
      expect([by, key, sumOf(await kept(by, key))]).toEqual([by, key, whole]);
  }
});

it("knows the products of its own shop alone", async () => {
  const other = await installTestShop(db, "other-groups.myshopify.com");
  await withShop(other, (tx) => putProduct(tx, other, { id: 5, vendor: "Elsewhere" }));
  expect([...(await readProductsOf(other, "vendor", "Elsewhere"))]).toEqual(["5"]);
  expect((await readProductsOf(shop, "vendor", "Elsewhere")).size).toBe(0);
});

it("shows the products of one vendor, says so, and still has the total of all", async () => {
  const read = async (query: Record<string, string>) => {
    const view = await loadSalesOverview(
      shop,
      new URLSearchParams({ ...windows.current, ...query }),
      now,
    );
    if (view.state !== "ready") throw new Error(view.state);
    return view.table;
  };
  const vendors = await read({ by: "vendor" });
  const vendor = vendors.rows.find(({ id }) => id !== "" && id !== notGoods);
  if (!vendor) throw new Error("There is no vendor");
  const only = { of: "vendor", of_key: vendor.id };
  const products = await read({ by: "product", ...only });
  expect(products.only).toEqual({ group: "vendor", key: vendor.id, label: vendor.label });
  expect(products.rowCount).toBeLessThan((await read({ by: "product" })).rowCount);
  const net = products.rows.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
  expect(net).toBe(vendor.values[0]);
  expect(products.total).toEqual(vendors.total);
  // Addresses may name anything.
  for (const key of ["abc", "9".repeat(30), "'"])
    expect((await read({ by: "product", of: "collection", of_key: key })).rows).toEqual([]);
  // Of nothing else, and not of a group that nobody knows.
  expect((await read({ by: "channel", ...only })).only).toBeNull();
  expect((await read({ by: "product", ...only, of: "colour" })).only).toBeNull();

  const params = new URLSearchParams({ ...windows.current, by: "variant", ...only });
  const csv = await loadSalesCsv(shop, params, now);
  expect(csv).toContain(`Only products of Vendor: ${vendor.label}; the last row is of all.`);
});

it("reads which products are meant, and takes anything else for all of them", () => {
  const read = (query: string) => parseGroup(new URLSearchParams(query));
  expect(read("of=tag&of_key=sale")).toEqual({ group: "tag" satisfies ProductGroup, key: "sale" });
  expect(read("of=type&of_key=")).toEqual({ group: "type", key: "" });
  expect(read("of=type")).toBeNull();
  expect(read(`of=tag&of_key=${"x".repeat(501)}`)).toBeNull();
  expect(read("of=channel&of_key=web")).toBeNull();
});
