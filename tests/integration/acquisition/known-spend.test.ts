import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;

// Customers 1 and 2 came in June, customer 3 in July.
beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-known.myshopify.com");
  await fillCustomerShops(one, await installTestShop(db, "two-known.myshopify.com"));
}, 120_000);
afterAll(() => db.close());

async function open(query = "from=2026-06-01&to=2026-07-31") {
  const row = (await findShopById(one.id)) ?? one;
  const view = await loadAcquisition(row, new URLSearchParams(query), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  return view.content;
}
const figure = ({ figures }: Awaited<ReturnType<typeof open>>, name: string) =>
  figures.find(({ id }) => id === name)?.value;
const enter = (kind: "agency" | "offline", isLoadedOnly: boolean, amountMinor: number) =>
  addSpendCost(
    one,
    {
      ...{ name: "Cost", kind, channel: null, campaign: null, amountMinor, isLoadedOnly },
      ...{ isMonthly: false, from: "2026-06-01", to: "2026-06-30" },
    },
    now,
  );

it("does not call a customer free where an agency is all that was entered", async () => {
  await enter("agency", true, 9_000);
  const content = await open();
  expect(content.sentence).toEqual({ kind: "noSpend", newCustomers: 3 });
  expect(figure(content, "blended-cac")).toBeNull();
  expect(content.series.points.flatMap(({ values }) => values[0])).toEqual(
    content.series.points.map(() => null),
  );
});

it("tells what customers of days with known spend cost, and which days these are", async () => {
  await enter("offline", false, 6_000);
  const content = await open();
  // 60.00 for the two of June, with the agency 150.00; July's customer cost nobody knows what.
  expect(figure(content, "blended-cac")).toBe(3_000);
  expect(figure(content, "loaded-cac")).toBe(7_500);
  expect(content.known).toEqual({
    days: { from: "2026-06-01", to: "2026-06-30" },
    before: { from: "2026-04-01", to: "2026-04-30" },
    isWhole: false,
    isTodayOut: false,
    isOtherCurrency: false,
    newCustomers: 2,
    limits: [],
  });
  expect(content.totals.newCustomers).toBe(3);
  const { points } = (await open("from=2026-06-01&to=2026-07-31&grain=month")).series;
  // July is not told of: all is of June.
  expect(points.map(({ days, values }) => [days.to, ...values.slice(0, 5)])).toEqual([
    ["2026-06-30", 3_000, 6_000, 2, null, 7_500],
  ]);
  expect((await open("from=2026-06-01&to=2026-06-30")).known.isWhole).toBe(true);
});

it("is of the days on which every channel is known, and says which channel is not", async () => {
  const file = (
    channel: "paid-search" | "paid-social",
    campaign: string,
    ...days: [string, number][]
  ) =>
    writeSpend(
      one,
      {
        ...{ source: "import", name: "x.csv", format: "plain", platform: null },
        ...{ rows: days.length, replaces: "day" },
      },
      days.map(([day, spendMinor]) => ({
        ...{ channel, campaign, day, spendMinor, currency: "USD" },
        ...{ originalMinor: spendMinor, rate: null, isAssumed: false },
      })),
      now,
    );
  await file("paid-search", "june", ["2026-06-01", 2_000], ["2026-07-31", 3_000]);
  await file("paid-social", "faces", ["2026-06-01", 400], ["2026-06-15", 600]);
  const days = { from: "2026-06-01", to: "2026-06-15" };
  const content = await open();
  expect(content.known).toMatchObject({ days, isWhole: false, newCustomers: 1 });
  expect(content.known.limits).toEqual([{ channel: "paid-social", days }]);
  // 20.00, 10.00 and half of what is on no channel, for customer 1 alone: not all of search for two or three.
  expect(figure(content, "blended-cac")).toBe(2_000 + 1_000 + 3_000);
  const range = { from: "2026-06-01", to: "2026-07-31" };
  expect(content.channels).toMatchObject([
    { origin: "noChannel", days: range, spendMinor: 6_000 },
    { origin: "paid-search", days: range, spendMinor: 5_000, newCustomers: 1, cacMinor: 5_000 },
    { origin: "paid-social", days, spendMinor: 1_000, newCustomers: 0 },
    { origin: "direct" },
    { origin: "notApplicable" },
  ]);
  expect(content.total).toMatchObject({ days, spendMinor: 6_000, cacMinor: 6_000 });
  expect(content.campaigns).toMatchObject([
    { campaign: "june", days: range, spendMinor: 5_000 },
    { campaign: "faces", days, spendMinor: 1_000 },
  ]);

  const row = (await findShopById(one.id)) ?? one;
  const query = new URLSearchParams("from=2026-06-01&to=2026-07-31");
  const page = await loadCampaigns(row, query, now);
  if (page.state !== "ready" || page.content === null) throw new Error(page.state);
  const { campaigns, limits } = page.content;
  const column = (id: string) => campaigns.columns.findIndex((each) => each.id === id);
  expect(limits).toEqual([{ channel: "paid-social", days }]);
  expect(
    campaigns.rows.map(({ label, cells }) => [
      label,
      ...["spend", "figuresFrom", "figuresTo"].map((id) => cells[column(id)]),
    ]),
  ).toEqual([
    ["june", 5_000, "2026-06-01", "2026-07-31"],
    ["faces", 1_000, "2026-06-01", "2026-06-15"],
  ]);
  // Of days of which nothing is known of a channel, nothing is said in all.
  const later = await open("from=2026-07-01&to=2026-07-31");
  expect(later.known.limits).toEqual([{ channel: "paid-social", days: null }]);
  expect(figure(later, "blended-cac")).toBeNull();
  expect(later.channels.find(({ origin }) => origin === "paid-search")).toMatchObject({
    spendMinor: 3_000,
  });
});
