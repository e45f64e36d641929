import { afterAll, beforeAll, expect, it } from "vitest";
import { changeCampaigns } from "../../../app/imports/campaigns.server";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { listCampaigns } from "../../../app/store/spend/campaigns.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { denyAllOrders, markHistoryRead } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now, putPurchases } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

/*
 * In June and July customer 1 came by the campaign "june" with the code HELLO, customer 3 without a campaign
 * with the same code, customer 2 by neither.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-campaigns.myshopify.com");
  two = await installTestShop(db, "two-campaigns.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

const fields = {
  intent: "save",
  id: "",
  name: "Spring flyer",
  owner: "Print & Co",
  channel: "offline",
  isOffline: "true",
  from: "2026-11-21",
  to: "2026-11-30",
  budget: "100.00",
  utmNames: "",
  codes: "hello",
};
function send(shop: ShopRow, more: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...more })) form.append(name, value);
  return changeCampaigns(shop, form, now);
}
const entered = (shop: ShopRow) => withShop(shop, (tx) => listCampaigns(tx, shop));
async function open(shop: ShopRow, query = "from=2026-06-01&to=2026-07-31") {
  const row = (await findShopById(shop.id)) ?? shop;
  const view = await loadCampaigns(row, new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}
/** The rows of the table, as objects by the column. */
async function rowsOf(shop: ShopRow, query?: string) {
  const { content } = await open(shop, query);
  if (content === null) throw new Error("There are no campaigns");
  return content.campaigns.rows.map(({ label, cells }): Record<string, unknown> => ({
    label,
    ...Object.fromEntries(content.campaigns.columns.map(({ id }, index) => [id, cells[index]])),
  }));
}

it("shows campaigns that visits name by themselves, without spend", async () => {
  expect(await rowsOf(one)).toMatchObject([
    {
      label: "june",
      channel: "marketingChannels.paid-search",
      spend: null,
      new: 1,
      cac: null,
      firstNet: 1_000,
      lastNet: 0,
      // 10.00, 20.00 and 5.00 so far; no cost of goods is known.
      worth: 3_500,
      worthBasis: "campaigns.worthBasis.fewNet",
      customers: 1,
    },
  ]);
  const { content } = await open(one);
  expect(content).toMatchObject({
    answer: { kind: "noSpend", campaigns: 1, newCustomers: 1 },
    owners: null,
    overPace: null,
    newCustomers: 3,
    withoutCampaign: 2,
  });
});

it("takes a campaign in, by its code before any visit, with its pace on the days that are over", async () => {
  expect(await send(one, {})).toEqual({ kind: "done", done: { text: "campaigns.done.added" } });
  const cost = {
    kind: "offline",
    channel: "offline",
    isMonthly: false,
    isLoadedOnly: false,
  } as const;
  // 30.00 in June for two customers; 99.00 on eight days of which 80.00 were due.
  const print = { ...cost, name: "Print", campaign: "spring FLYER" };
  await addSpendCost(
    one,
    { ...print, amountMinor: 3_000, from: "2026-06-01", to: "2026-06-30" },
    now,
  );
  await addSpendCost(
    one,
    { ...print, amountMinor: 9_900, from: "2026-11-21", to: "2026-11-28" },
    now,
  );

  expect(await rowsOf(one)).toMatchObject([
    {
      label: "Spring flyer",
      owner: "Print & Co",
      channel: "marketingChannels.offline",
      kind: "campaigns.kinds.offline",
      from: "2026-11-21",
      to: "2026-11-30",
      budget: 10_000,
      spend: 3_000,
      pace: 1.2375,
      paceWord: "campaigns.pace.over",
      new: 2,
      cac: 1_500,
      firstNet: 5_000,
      lastNet: 5_000,
      // 35.00 of customer 1 and 41.00 of customer 3.
      worth: 3_800,
      customers: 2,
    },
  ]);
  const { content } = await open(one);
  expect(content).toMatchObject({
    answer: { kind: "cheapest", name: "Spring flyer", cacMinor: 1_500, isFew: true },
    overPace: { campaigns: 1, name: "Spring flyer", ratio: 1.2375 },
    withoutCampaign: 1,
    owners: { rows: [{ label: "Print & Co", cells: [1, 10_000, 3_000, 2, 1_500, 5_000, 5_000] }] },
  });
});

it("shows the campaigns of a kind and channel that the address asks for, and says of how many", async () => {
  const days = "from=2026-06-01&to=2026-07-31";
  const shown = async (query: string) => (await open(one, `${days}&${query}`)).content;
  expect(await shown("kind=offline&channel=offline")).toMatchObject({
    filter: { kind: "offline", channel: "offline" },
    campaigns: { rows: [{ label: "Spring flyer" }] },
    allCampaigns: 1,
    channels: ["offline"],
  });
  // What the days have in all does not depend on what is shown of them.
  expect(await shown("kind=online")).toMatchObject({
    campaigns: { rows: [], emptyText: "campaigns.filter.nothing" },
    answer: { kind: "none" },
    owners: null,
    allCampaigns: 1,
    newCustomers: 3,
    withoutCampaign: 1,
    spendWithoutShare: 0,
  });
});

it("names the owner beside a campaign of Acquisition, by any of its names", async () => {
  const [flyer] = await entered(one);
  await send(one, { id: String(flyer?.id), utmNames: "June" });
  const june = new URLSearchParams("from=2026-06-01&to=2026-06-30");
  const told = async () => loadAcquisition((await findShopById(one.id)) ?? one, june, now);
  // Its code, which customer 1 used, goes before the name that their visit had.
  expect(await told()).toMatchObject({
    content: {
      worthDays: 365,
      campaigns: [
        {
          ...{ campaign: "spring FLYER", owner: "Print & Co", channel: "offline" },
          ...{ spendMinor: 3_000, newCustomers: 1, cacMinor: 3_000, netMinor: 1_000 },
        },
      ],
    },
  });
  await send(one, { id: String(flyer?.id), utmNames: "June", codes: "" });
  expect(await told()).toMatchObject({
    content: {
      campaigns: [
        { campaign: "spring FLYER", owner: "Print & Co", spendMinor: 3_000, newCustomers: 0 },
        { campaign: "june", owner: "Print & Co", newCustomers: 1 },
      ],
    },
  });
  await send(one, { id: String(flyer?.id), utmNames: "June" });
});

it("follows customers on Acquisition for as long as the address says", async () => {
  const row = (await findShopById(one.id)) ?? one;
  const daysOf = async (horizon: string) =>
    loadAcquisition(row, new URLSearchParams({ horizon }), now);
  expect(await daysOf("90")).toMatchObject({ content: { worthDays: 90 } });
  expect(await daysOf("730")).toMatchObject({ content: { worthDays: 730 } });
  expect(await daysOf("91")).toMatchObject({ content: { worthDays: 365 } });
});

it("keeps the campaigns of shops apart", async () => {
  expect(await entered(two)).toEqual([]);
  await send(two, { name: "Other", codes: "hello", utmNames: "june" });
  const [ofOne, ofTwo] = [(await entered(one))[0], (await entered(two))[0]];
  // Neither changed nor deleted from the other side.
  expect(await send(two, { id: String(ofOne?.id), name: "Stolen", codes: "" })).toMatchObject({
    kind: "refused",
    reason: { text: "campaigns.invalid.gone" },
  });
  await send(two, { intent: "delete", id: String(ofOne?.id) });
  expect((await entered(one))[0]).toEqual(ofOne);
  expect((await entered(two))[0]).toEqual(ofTwo);
  expect((await rowsOf(two, "from=2026-11-01&to=2026-11-30"))[0]).toMatchObject({
    label: "Other",
    new: 0,
    spend: null,
  });
});

it("refuses a name or code that belongs to another, keeps what was there, and forgets what is removed", async () => {
  expect(await send(one, { name: "Second", codes: "HELLO" })).toEqual({
    kind: "invalid",
    errors: {
      codes: {
        text: "campaigns.invalid.taken",
        values: { value: "HELLO", campaign: "Spring flyer" },
      },
    },
  });
  const all = await entered(one);
  expect(all).toHaveLength(1);
  // It may have what it has itself.
  expect(await send(one, { id: String(all[0]?.id), owner: "" })).toMatchObject({ kind: "done" });
  expect((await entered(one))[0]).toMatchObject({
    owner: null,
    codes: ["HELLO"],
    to: "2026-11-30",
  });
  await send(one, { intent: "delete", id: String(all[0]?.id) });
  expect(await entered(one)).toEqual([]);
});

it("answers of a shop with one order and no campaign, and lets campaigns be entered without history", async () => {
  const small = await installTestShop(db, "small-campaigns.myshopify.com");
  await withShop(small, (tx) => markHistoryRead(tx, small));
  await putPurchases(small, [{ id: 1, customer: 1, day: "2026-11-20", product: 1, net: 500 }]);
  await foldShop(small, now);
  const view = await open(small, "");
  expect(view.content).toMatchObject({
    answer: { kind: "none" },
    campaigns: { rows: [] },
    newCustomers: 1,
    withoutCampaign: 1,
    spendWithoutShare: null,
  });

  const limited = await installTestShop(db, "limited-campaigns.myshopify.com");
  await denyAllOrders(db, limited);
  await send(limited, {});
  expect(await open(limited, "")).toMatchObject({
    refusal: { kind: "scopes", scopes: ["read_all_orders"] },
    content: null,
    always: { entered: [{ name: "Spring flyer", budgetMinor: 10_000 }] },
  });
});
