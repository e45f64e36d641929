import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisitionCsv } from "../../../app/panels/acquisition/csv.server";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { channelRows } from "../../../app/panels/acquisition/words";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { now, putPurchases, putVisit } from "../customers/customer-shops";

let db: Database;
let shop: ShopRow;
let other: ShopRow;

// Each by a customer of its own, in October.
const sources = [
  ["web", null],
  ["pos", "pos"],
  ["129785", "pos"],
  ["shopify_draft_order", "draft"],
  ["subscription_contract_checkout_one", "subscription"],
  ["3890849", "app"],
  ["my-script", "app"],
  [null, "unknown"],
  // At a till, after a visit that is known.
  ["pos", null],
] as const;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "places.myshopify.com");
  other = await installTestShop(db, "other-places.myshopify.com");
  for (const one of [shop, other]) {
    await withShop(one, async (tx) => {
      await putProduct(tx, one, { id: 1 });
      await markHistoryRead(tx, one);
    });
  }
  const order = (id: number, net: number) => ({
    ...{ id, customer: id, day: "2026-10-10", product: 1, net },
  });
  await putPurchases(
    shop,
    sources.map((_, index) => order(index + 1, 100 * 2 ** index)),
  );
  await putPurchases(other, [order(1, 7_000)]);
  for (const [index, [source]] of sources.entries()) {
    await withShop(shop, (tx) =>
      tx.query("update orders set source_name = $3 where shop_id = $1 and id = $2", [
        ...[shop.id, index + 1],
        source,
      ]),
    );
  }
  await putVisit(shop, sources.length, { source: "google" });
  for (const one of [shop, other]) await foldShop(one, now);
}, 120_000);
afterAll(() => db.close());

const params = new URLSearchParams({ from: "2026-10-01", to: "2026-10-31" });
const fresh = async (of: ShopRow) => (await findShopById(of.id)) ?? of;

it("tells orders at tills, by draft, subscription and apps apart, by the source of each", async () => {
  const view = await loadAcquisition(await fresh(shop), params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { places, notApplicable, notApplicableBy } = view.content;
  const netOf = (place: string | null) =>
    sources.reduce((sum, [, each], index) => sum + (each === place ? 100 * 2 ** index : 0), 0);
  expect(
    places.map(({ place, newCustomers, netMinor }) => [place, newCustomers, netMinor]),
  ).toEqual([
    ["pos", 2, netOf("pos")],
    ["draft", 1, netOf("draft")],
    ["subscription", 1, netOf("subscription")],
    ["app", 2, netOf("app")],
    ["unknown", 1, netOf("unknown")],
  ]);
  expect(notApplicable).toBe(7);
  expect(notApplicableBy).toEqual({ pos: 2, draft: 1, subscription: 1, app: 2, unknown: 1 });
  // The table has these in the place of the one row that they are parts of.
  const rows = channelRows(view.content);
  expect(rows.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(
    100 * (2 ** sources.length - 1),
  );
});

it("has them in the file, of this shop alone", async () => {
  const file = async (of: ShopRow) => {
    const table = await loadAcquisitionCsv(await fresh(of), params, now);
    if (typeof table !== "string") throw new Error(table.reasons.join());
    return table;
  };
  const csv = await file(shop);
  for (const label of ["point of sale", "draft orders", "API and other apps"]) {
    expect(csv).toMatch(new RegExp(`^.*Not applicable: ${label}`, "m"));
  }
  expect(csv).not.toContain("Shop, draft or other app");
  expect(await file(other)).not.toContain("Not applicable: point of sale");
});
