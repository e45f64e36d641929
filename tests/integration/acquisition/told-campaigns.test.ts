import { afterAll, beforeAll, expect, it } from "vitest";
import { acquisitionSchema } from "../../../app/commands/report/worth-schema";
import { buildAcquisitionReport } from "../../../app/commands/report/build-worth";
import { loadAcquisitionCsv } from "../../../app/panels/acquisition/csv.server";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { loadCampaignsCsv } from "../../../app/panels/campaigns/csv.server";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import type { TableFile } from "../../../app/panels/table-file";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import type { EnteredCampaign } from "../../../app/store/spend/campaign-terms";
import { addCampaign } from "../../../app/store/spend/campaigns.server";
import { readToldActivities } from "../../../app/store/spend/told-activities.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putActivity, type ActivityFixture } from "../../setup/spend-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

const usd = (minor: number, type: string) => ({ minor, currency: "USD", type });
// "june" is the campaign that customer 1 came by in June. The days of shop one are New York's.
const activities: ActivityFixture[] = [
  {
    ...{ id: 1, campaign: "display", channelType: "DISPLAY", medium: "display" },
    ...{ createdAt: "2026-05-01T12:00:00Z", startedAt: "2026-05-20T12:00:00Z" },
    budget: usd(90_000, "LIFETIME"),
  },
  {
    ...{ id: 2, campaign: null, title: "Win-back e-mails", channelType: "EMAIL", medium: "email" },
    ...{ tactic: "MESSAGE", createdAt: "2026-06-10T12:00:00Z", status: "PAUSED" },
    updatedAt: "2026-07-31T12:00:00Z",
  },
  // Ended on 31 May, at New York's time.
  {
    ...{ id: 3, campaign: "spring", createdAt: "2026-03-01T12:00:00Z", status: "INACTIVE" },
    ...{ startedAt: "2026-03-01T12:00:00Z", endedAt: "2026-06-01T02:00:00Z" },
  },
  // Ended long ago, and yet an order of these days names it.
  {
    ...{ id: 4, campaign: "June", createdAt: "2025-06-01T12:00:00Z", status: "INACTIVE" },
    ...{ startedAt: "2025-06-01T12:00:00Z", endedAt: "2025-06-30T12:00:00Z" },
    budget: usd(4_000, "DAILY"),
  },
  { id: 5, campaign: "draft", createdAt: "2026-06-01T12:00:00Z", status: "DRAFT" },
  {
    id: 6,
    campaign: "euros",
    createdAt: "2026-06-01T12:00:00Z",
    budget: { ...usd(1, "DAILY"), currency: "EUR" },
  },
  { id: 7, campaign: "display group", parent: 1, createdAt: "2026-06-01T12:00:00Z" },
  {
    id: 8,
    campaign: "lost group",
    parent: 99,
    createdAt: "2026-07-01T12:00:00Z",
    status: "NEWLY_NAMED",
  },
  {
    ...{ id: 9, campaign: "orphan", parent: 98, createdAt: "2026-07-01T12:00:00Z" },
    startedAt: "2026-07-01T12:00:00Z",
  },
];

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-told.myshopify.com", {
    timezone: "America/New_York",
  });
  two = await installTestShop(db, "two-told.myshopify.com");
  await fillCustomerShops(one, two);
  for (const activity of activities) await withShop(one, (tx) => putActivity(tx, one, activity));
  await withShop(two, (tx) =>
    putActivity(tx, two, { id: 1, campaign: "theirs", createdAt: "2026-06-01T12:00:00Z" }),
  );
}, 120_000);
afterAll(() => db.close());

const summer = "from=2026-06-01&to=2026-07-31";
async function open(shop: ShopRow, query = summer) {
  const view = await loadCampaigns(shop, new URLSearchParams(query), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { campaigns, ...content } = view.content;
  const rows = campaigns.rows.map(({ label, cells }): Record<string, unknown> => ({
    label,
    ...Object.fromEntries(campaigns.columns.map(({ id }, index) => [id, cells[index]])),
  }));
  return { ...content, columns: campaigns.columns, rows };
}
const anew = async (shop: ShopRow) => (await findShopById(shop.id)) ?? shop;

it("tells of a shop's own campaigns that ever began, without parts of others and drafts", async () => {
  const told = (shop: ShopRow) => withShop(shop, (tx) => readToldActivities(tx, shop));
  expect(
    (await told(one)).map(({ campaign, from, to, until }) => [campaign, from, to, until]),
  ).toEqual([
    ["display", "2026-05-20", null, null],
    ["Win-back e-mails", "2026-06-10", null, "2026-07-31"],
    ["spring", "2026-03-01", "2026-05-31", "2026-05-31"],
    ["June", "2025-06-01", "2025-06-30", "2025-06-30"],
    ["euros", "2026-06-01", null, null],
    ["orphan", "2026-07-01", null, null],
  ]);
  expect((await told(two)).map(({ campaign }) => campaign)).toEqual(["theirs"]);
});

it("lists them where they ran on the days, and those that an order of the days names", async () => {
  const { rows, elsewhere, allCampaigns, answer, owners } = await open(one);
  expect(rows.map(({ label }) => label)).toEqual([
    ...["june", "display", "Win-back e-mails", "euros", "orphan"],
  ]);
  const idle = { spend: null, new: 0, cac: null, firstNet: 0, lastNet: 0, worth: null };
  expect(rows).toMatchObject([
    {
      ...{ new: 1, spend: null, cac: null, budget: null, dailyBudget: 4_000 },
      ...{ from: "2025-06-01", to: "2025-06-30", status: "campaigns.status.ended" },
    },
    {
      ...{ ...idle, channel: "marketingChannels.display", budget: 90_000, dailyBudget: null },
      ...{ from: "2026-05-20", to: null, status: "campaigns.status.active" },
    },
    { ...idle, channel: "marketingChannels.email", to: null, status: "campaigns.status.paused" },
    // A budget in euros is none in dollars.
    { ...idle, budget: null, dailyBudget: null },
    { ...idle, from: "2026-07-01" },
  ]);
  // "spring".
  expect({ elsewhere, allCampaigns, owners }).toEqual({
    ...{ elsewhere: 1, allCampaigns: 5, owners: null },
  });
  expect(answer).toEqual({ kind: "noSpend", campaigns: 5, newCustomers: 1 });
});

it("lists other campaigns of other days", async () => {
  const { rows, elsewhere } = await open(one, "from=2026-05-31&to=2026-05-31");
  expect(rows.map(({ label }) => label)).toEqual(["display", "spring"]);
  expect(elsewhere).toBe(4);
  expect((await open(two)).rows.map(({ label }) => label)).not.toContain("display");
});

it("says in the file what is not recorded, and of which campaigns it is", async () => {
  const text = await csv(loadCampaignsCsv(await anew(one), new URLSearchParams(summer), now));
  expect(text).toContain("Listed is every campaign that ran on one of these days");
  const [heading = "", ...lines] = text
    .split("\r\n")
    .filter((line) => !/^"?\ufeff?"?# /.test(line));
  expect(heading).toContain("Budget per day (USD)");
  expect(
    lines
      .find((line) => line.startsWith("display,"))
      ?.split(",")
      .slice(0, 7),
  ).toEqual([...["display", "Display", "", "0", "", "900.00", ""]]);
});

it("has them in the report and on Acquisition, with what is known of them", async () => {
  const params = new URLSearchParams(summer);
  const view = await loadAcquisition(await anew(one), params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const report = acquisitionSchema.parse(buildAcquisitionReport(view.content, "USD"));
  const none = { spend: null, newCustomers: 0, cac: null, orders: 0, netSales: "0.00", roas: null };
  expect(report?.campaigns).toMatchObject([
    {
      ...{ campaign: "june", newCustomers: 1, spend: null, status: "INACTIVE" },
      ...{ from: "2025-06-01", to: "2025-06-30", budget: null, dailyBudget: "40.00" },
    },
    {
      ...{ ...none, campaign: "display", channel: "display", owner: null, status: "ACTIVE" },
      ...{ from: "2026-05-20", to: null, budget: "900.00", dailyBudget: null },
    },
    { ...none, campaign: "Win-back e-mails", channel: "email", status: "PAUSED" },
    { ...none, campaign: "euros" },
    { ...none, campaign: "orphan" },
  ]);
  params.set("table", "campaigns");
  const text = await csv(loadAcquisitionCsv(await anew(one), params, now));
  expect(text).toContain(
    "\r\ndisplay,2026-06-01,2026-07-31,Display,,Active,2026-05-20,,900.00,,,0,,0,0.00,\r\n",
  );
});

it("lists on Acquisition what was entered, and what its codes brought, as Campaigns does", async () => {
  const campaign: Omit<EnteredCampaign, "id"> = {
    ...{ name: "Display UK", owner: "Agency One", channel: "display", isOffline: false },
    ...{ from: "2026-06-01", to: "2026-06-30", budgetMinor: 5_000 },
    ...{ utmNames: ["DISPLAY"], codes: [] },
  };
  const flyer = { ...campaign, name: "Flyer", utmNames: [], codes: ["HELLO"] };
  await withShop(one, async (tx) => {
    await addCampaign(tx, one, campaign, now);
    await addCampaign(tx, one, flyer, now);
  });
  const view = await loadAcquisition(await anew(one), new URLSearchParams(summer), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  expect(view.content.campaigns.find(({ campaign: name }) => name === "Display UK")).toMatchObject({
    ...{ owner: "Agency One", spendMinor: null, newCustomers: 0, orders: 0 },
    known: { from: "2026-06-01", to: "2026-06-30", status: "ACTIVE", budgetMinor: 5_000 },
  });
  const { rows, owners } = await open(one);
  const there = rows.find(({ label }) => label === "Flyer");
  const here = view.content.campaigns.find(({ campaign: name }) => name === "Flyer");
  expect(here).toMatchObject({ channel: "display", owner: "Agency One", spendMinor: null });
  // The first orders of customers 1 and 3 used the code, for 10.00 and 40.00, whatever their visits name.
  expect([here?.newCustomers, here?.netMinor]).toEqual([2, 5_000]);
  expect([here?.newCustomers, here?.netMinor]).toEqual([there?.["new"], there?.["firstNet"]]);
  const report = acquisitionSchema.parse(buildAcquisitionReport(view.content, "USD"));
  expect(report?.campaigns.find(({ campaign: name }) => name === "Flyer")?.newCustomers).toBe(2);
  // Display UK and the flyer; the others have no owner and no budget of all their days.
  expect(owners?.rows.map(({ label, cells }) => [label, cells[0], cells[1]])).toEqual([
    ["Agency One", 2, 10_000],
    [{ key: "campaigns.owners.nobody" }, 3, null],
  ]);
});

async function csv(file: Promise<TableFile>): Promise<string> {
  const made = await file;
  if (typeof made !== "string") throw new Error(made.reasons.join(" "));
  return made;
}
