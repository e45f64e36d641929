import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { lookAtSpend, putActivity, type ActivityFixture } from "../../setup/spend-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;

// Today is 29 November. Each has a budget of 300.00 for all of its days.
const budget = { minor: 30_000, currency: "USD", type: "LIFETIME" };
const november: Omit<ActivityFixture, "id"> = {
  ...{ createdAt: "2026-10-20T12:00:00Z", startedAt: "2026-11-01T12:00:00Z", budget },
};
const activities: ActivityFixture[] = [
  { ...november, id: 1, campaign: "planned", scheduledEndAt: "2026-11-30T12:00:00Z" },
  { ...november, id: 2, campaign: "endless" },
  // Ended before it was to.
  {
    ...{ ...november, id: 3, campaign: "ended", status: "INACTIVE" },
    ...{ endedAt: "2026-11-10T12:00:00Z", scheduledEndAt: "2026-11-30T12:00:00Z" },
  },
  // Nobody knows when.
  {
    ...{ ...november, id: 4, campaign: "stopped", status: "INACTIVE" },
    ...{ updatedAt: "2026-11-12T12:00:00Z", scheduledEndAt: "2026-11-30T12:00:00Z" },
  },
  // Its ad groups tell its spend, and one of them has another name in its UTM parameters.
  { id: 5, campaign: "parent", createdAt: "2026-11-01T12:00:00Z" },
  { id: 6, campaign: "group b", parent: 5, createdAt: "2026-11-01T12:00:00Z" },
  { id: 7, campaign: "silent group", parent: 5, createdAt: "2026-11-01T12:00:00Z" },
];

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-planned.myshopify.com");
  await fillCustomerShops(one, await installTestShop(db, "two-planned.myshopify.com"));
  await withShop(one, async (tx) => {
    for (const activity of activities) await putActivity(tx, one, activity);
    await lookAtSpend(tx, one, "2026-10-31");
    await lookAtSpend(tx, one, "2026-11-28", { 1: 14_000, 2: 14_000, 3: 30_000, 6: 2_800 });
  });
}, 120_000);
afterAll(() => db.close());

it("tells the planned last day of what may still run, and the pace of its budget by it", async () => {
  const row = (await findShopById(one.id)) ?? one;
  const days = new URLSearchParams("from=2026-11-01&to=2026-11-28");
  const view = await loadCampaigns(row, days, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { columns, rows } = view.content.campaigns;
  const cell = (name: string, id: string) =>
    rows.find(({ label }) => label === name)?.cells[columns.findIndex((each) => each.id === id)];
  const told = (name: string) => ["to", "spend", "pace", "paceWord"].map((id) => cell(name, id));
  // By 28 November 280.00 of the planned campaign's 300.00 are due.
  expect(told("planned")).toEqual(["2026-11-30", 14_000, 0.5, "campaigns.pace.under"]);
  expect(told("endless")).toEqual([null, 14_000, null, null]);
  expect(told("ended")).toEqual(["2026-11-10", 30_000, 1, "campaigns.pace.onPace"]);
  expect(told("stopped")).toEqual([null, null, null, null]);
});

it("says under which rows the spend of a campaign's ad groups stands", async () => {
  const row = (await findShopById(one.id)) ?? one;
  const days = new URLSearchParams("from=2026-11-01&to=2026-11-28");
  const view = await loadAcquisition(row, days, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const named = (name: string) => view.content?.campaigns.find((each) => each.campaign === name);
  expect(named("parent")).toMatchObject({ spendMinor: null, spendUnder: ["group b"] });
  expect(named("group b")).toMatchObject({ spendMinor: 2_800, spendUnder: [] });
  expect(named("planned")).toMatchObject({ spendMinor: 14_000, spendUnder: [] });
  const page = await loadCampaigns(row, days, now);
  if (page.state !== "ready" || page.content === null) throw new Error(page.state);
  expect(page.content.campaigns.notes).toContainEqual({
    key: "campaigns.notes.under",
    values: { campaign: "parent", names: "group b" },
  });
});
