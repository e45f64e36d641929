import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import { loadCohorts } from "../../../app/panels/customers/cohorts/load.server";
import { loadJourney } from "../../../app/panels/customers/journey/load.server";
import { loadRepeat } from "../../../app/panels/customers/repeat/load.server";
import { loadRfm } from "../../../app/panels/customers/rfm/load.server";
import { loadHome } from "../../../app/panels/home/load.server";
import { loadLifetimeValue } from "../../../app/panels/lifetime-value/load.server";
import type { Database } from "../../../app/store/database.server";
import { indexedToJudge } from "../../../app/store/order-index";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { denyAllOrders, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now } from "./customer-shops";

let db: Database;
let shop: ShopRow;

const day = "2026-11-10";

/** An order of its own customer for 10.00, with the index that Shopify gives it among the customer's orders. */
const order = (of: ShopRow, id: number, index: number | null, on = day) =>
  withShop(of, (tx) =>
    putOrder(tx, of, {
      ...{ id, placedAt: `${on}T12:00:00Z`, customer: id, index },
      lines: [{ id, product: 1, variant: 10 }],
      sales: [{ id, at: `${on}T12:00:00Z`, day: on, line: id, quantity: 1, gross: 1_000 }],
    }),
  );

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "without-all-orders.myshopify.com");
  await denyAllOrders(db, shop);
  // Two first orders, a second, a fourth, and one of which Shopify tells no index.
  for (const [id, index] of [0, 0, 1, 3, null].entries()) await order(shop, id + 1, index);
  await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

const fresh = async (of: ShopRow) => (await findShopById(of.id)) ?? of;
const november = () => new URLSearchParams({ from: day, to: day });

/** New, returning and unknown customers of the day, as the home page counts them. */
async function counted(of: ShopRow) {
  const view = await loadHome(await fresh(of), november(), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  const card = (name: string) => view.figures.find(({ id }) => id === name);
  return {
    new: card("new-customers")?.value,
    returning: card("returning-customers")?.value,
    unknown: card("new-customers")?.unknownCount,
  };
}

/** Orders and net sales by whose they are, as Repeat tells them whatever else it refuses. */
async function kinds(of: ShopRow) {
  const view = await loadRepeat(await fresh(of), november(), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view.always.kinds.rows.map(({ id, cells }) => [id, cells[0], cells[1]]);
}

it("without read_all_orders new and returning come from the journey's order index, else are unknown", async () => {
  expect(await counted(shop)).toEqual({ new: 2, returning: 2, unknown: 1 });
});

it("without read_all_orders an index of 1 is unknown until the shop's orders say from where it counts", async () => {
  const fromOne = await installTestShop(db, "counts-from-one.myshopify.com");
  await denyAllOrders(db, fromOne);
  for (const [id, index] of [1, 1, 2].entries()) await order(fromOne, id + 1, index);
  await foldShop(fromOne, now);
  expect(await counted(fromOne)).toEqual({ new: 0, returning: 1, unknown: 2 });
  // As many orders as it takes, none of them with 0: it counts from 1.
  for (let id = 4; id <= indexedToJudge; id += 1) await order(fromOne, id, 2, "2026-11-09");
  await foldShop(fromOne, now);
  expect(await counted(fromOne)).toEqual({ new: 2, returning: 1, unknown: 0 });
});

it("without read_all_orders sales of new and returning customers are told all the same", async () => {
  expect(await kinds(shop)).toEqual([
    ["new", 2, 2_000],
    ["returning", 2, 2_000],
    ["unknown", 1, 1_000],
  ]);
});

it.each([
  ["Cohorts", loadCohorts],
  ["Lifetime value", loadLifetimeValue],
  ["Repeat", loadRepeat],
  ["RFM", loadRfm],
  ["Journey", loadJourney],
  ["Acquisition", loadAcquisition],
  ["Campaigns", loadCampaigns],
] as const)("without read_all_orders %s refuses, and asks for it", async (_, load) => {
  const view = await load(await fresh(shop), new URLSearchParams(), now);
  // The card of a refusal for want of scopes has the button that asks for them (customers-page.test.tsx).
  expect(view).toMatchObject({
    ...{ state: "ready", content: null },
    refusal: { kind: "scopes", scopes: ["read_all_orders"] },
  });
});
