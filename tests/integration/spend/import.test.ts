import { afterAll, beforeAll, expect, it } from "vitest";
import { changeSpend } from "../../../app/imports/spend.server";
import type { SpendChoices } from "../../../app/imports/spend/choices";
import { loadSpend } from "../../../app/panels/spend/load.server";
import type { Database } from "../../../app/store/database.server";
import { readSpendKnowledge } from "../../../app/store/spend/spend-knowledge.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { lookAtSpend, putActivity } from "../../setup/spend-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-29T12:00:00Z");
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-spend.myshopify.com");
  two = await installTestShop(db, "two-spend.myshopify.com");
});
afterAll(() => db.close());

function send(shop: ShopRow, fields: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeSpend(shop, form, now);
}
const plain = (...rows: string[]) =>
  new File([["date,channel,campaign,spend,currency", ...rows].join("\n")], "spend.csv");
const choose = (choices: Partial<SpendChoices>) =>
  JSON.stringify({ columns: null, channel: null, dayOrder: null, rates: {}, ...choices });

async function view(shop: ShopRow) {
  const loaded = await loadSpend(shop, now);
  if (loaded.state !== "ready") throw new Error("The page is not ready");
  return loaded;
}
const known = async (shop: ShopRow) =>
  (await view(shop)).known.map(({ channel, source, from, to, days, spendMinor }) =>
    [channel, source, from, to, days, spendMinor].join(" "),
  );

it("shows what a file would do, and enters nothing while a row is bad", async () => {
  const file = plain("2026-11-01,email,News,10,", "2026-11-02,pigeons,,1,");
  const preview = await send(one, { intent: "preview", file });
  expect(preview).toMatchObject({
    kind: "preview",
    preview: {
      format: "plain",
      rowCount: 2,
      channels: [{ channel: "email", days: 1, spendMinor: 1_000 }],
      badRows: [{ line: 3, reason: { text: "imports.reasons.badChannel" } }],
      canAccept: false,
    },
  });
  expect(await send(one, { intent: "accept", file })).toEqual(preview);
  expect(await known(one)).toEqual([]);
});

it("enters a file as a whole, and a second time in its own place", async () => {
  const file = plain("2026-11-01,email,News,10,", "2026-11-03,paid-search,Brand,20.50,");
  expect(await send(one, { intent: "accept", file })).toEqual({
    kind: "done",
    done: {
      text: "spend.done.imported",
      values: { rows: "2", from: "2026-11-01", to: "2026-11-03" },
    },
  });
  const lines = [
    "paid-search import 2026-11-03 2026-11-03 1 2050",
    "email import 2026-11-01 2026-11-01 1 1000",
  ];
  expect(await known(one)).toEqual(lines);
  expect(await send(one, { intent: "preview", file })).toMatchObject({
    preview: { replacedDays: 2, canAccept: true },
  });
  await send(one, { intent: "accept", file });
  expect(await known(one)).toEqual(lines);
  expect((await view(one)).batches).toMatchObject([
    { source: "import", name: "spend.csv", format: "plain", rows: 2, days: 2 },
  ]);
  expect(await known(two)).toEqual([]);
});

it("enters nothing of a file that was spent after the day asked for", async () => {
  const shop = await installTestShop(db, "until-spend.myshopify.com");
  const rows = ["2026-11-01,email,News,10,", "2026-11-09,email,News,20,"];
  const later = ["2026-11-12,email,News,40,", "2026-11-12,display,,40,EUR"];
  const file = plain(...rows, ...later);
  expect(await send(shop, { intent: "accept", file, until: "2026-11-10" })).toMatchObject({
    kind: "done",
    done: { values: { rows: "2", from: "2026-11-01", to: "2026-11-09" } },
  });
  const knowledge = await withShop(shop, (tx) => readSpendKnowledge(tx, shop));
  expect(knowledge.channels).toEqual([
    { channel: "email", spans: [{ from: "2026-11-01", to: "2026-11-09" }] },
  ]);
  const other = await installTestShop(db, "all-later-spend.myshopify.com");
  expect(await send(other, { intent: "accept", file, until: "2026-10-31" })).toMatchObject({
    kind: "done",
    done: { text: "spend.done.allLater", values: { day: "2026-10-31" } },
  });
  expect(await known(other)).toEqual([]);
});

it("enters of a week's row the days up to the one asked for", async () => {
  const shop = await installTestShop(db, "week-spend.myshopify.com");
  const meta = "Reporting starts,Reporting ends,Amount spent (USD)\n2026-11-02,2026-11-08,70\n";
  const file = new File([meta], "meta.csv");
  await send(shop, { intent: "accept", file, until: "2026-11-04" });
  expect(await known(shop)).toEqual(["paid-social import 2026-11-02 2026-11-04 3 3000"]);
});

it("adds up exports of two platforms of a channel, and counts what each replaces", async () => {
  const shop = await installTestShop(db, "platforms-spend.myshopify.com");
  const meta = (amount: string) =>
    new File([`Campaign name,Day,Amount spent (USD)\nA,2026-11-02,${amount}\n`], "meta.csv");
  const tiktok = new File(["Campaign name,By Day,Cost,Currency\nA,2026-11-02,7,USD\n"], "tt.csv");
  const line = (minor: number) => [`paid-social import 2026-11-02 2026-11-02 1 ${minor}`];
  const addedTo = { text: "imports.spend.notes.addedTo", values: { number: "1" } };
  await send(shop, { intent: "accept", file: meta("30") });
  expect(await send(shop, { intent: "preview", file: tiktok })).toMatchObject({
    preview: { format: "tiktok-ads", replacedDays: 0, notes: [addedTo] },
  });
  await send(shop, { intent: "accept", file: tiktok });
  expect(await known(shop)).toEqual(line(3_700));
  expect(await send(shop, { intent: "preview", file: meta("40") })).toMatchObject({
    preview: { format: "meta-ads", replacedDays: 1, notes: [addedTo] },
  });
  await send(shop, { intent: "accept", file: meta("40") });
  expect(await known(shop)).toEqual(line(4_700));
});

it("puts a file that is entered again in its own place, whatever channel is chosen", async () => {
  const shop = await installTestShop(db, "again-spend.myshopify.com");
  const file = new File(["When,Paid\n2026-11-06,3\n2026-11-07,4\n"], "paid.csv");
  const as = (channel: SpendChoices["channel"]) =>
    choose({ columns: { date: 0, spend: 1 }, channel });
  await send(shop, { intent: "accept", file, choices: as("offline") });
  expect(await send(shop, { intent: "preview", file, choices: as("influencer") })).toMatchObject({
    preview: { replacedDays: 2 },
  });
  await send(shop, { intent: "accept", file, choices: as("influencer") });
  expect(await known(shop)).toEqual(["influencer import 2026-11-06 2026-11-07 2 700"]);
  const meta = new File(["Day,Amount spent (USD)\n2026-11-02,30\n"], "meta.csv");
  await send(shop, { intent: "accept", file: meta });
  await send(shop, { intent: "accept", file: meta, choices: choose({ channel: "video" }) });
  expect(await known(shop)).toContain("video import 2026-11-02 2026-11-02 1 3000");
  expect((await known(shop)).join()).not.toContain("paid-social");
  // The same bytes of another shop are its own.
  const other = await installTestShop(db, "again-other-spend.myshopify.com");
  await send(other, { intent: "accept", file, choices: as("email") });
  expect(await known(shop)).toContain("influencer import 2026-11-06 2026-11-07 2 700");
});

it("says that a file without platforms replaces what platforms told, and adds up where it names one", async () => {
  const shop = await installTestShop(db, "whole-spend.myshopify.com");
  const meta = new File(["Day,Amount spent (USD)\n2026-11-02,30\n"], "meta.csv");
  await send(shop, { intent: "accept", file: meta });
  const file = (platform: string) =>
    new File([`date,channel,platform,spend\n2026-11-02,paid-social,${platform},7\n`], "spend.csv");
  const note = (text: string) => [{ text: `imports.spend.notes.${text}`, values: { number: "1" } }];
  expect(await send(shop, { intent: "preview", file: file("Pinterest") })).toMatchObject({
    preview: { replacedDays: 0, notes: note("addedTo") },
  });
  expect(await send(shop, { intent: "preview", file: file("Facebook Ads") })).toMatchObject({
    preview: { replacedDays: 1, notes: [] },
  });
  expect(await send(shop, { intent: "preview", file: file("") })).toMatchObject({
    preview: { replacedDays: 0, notes: note("takenOver") },
  });
  await send(shop, { intent: "accept", file: file("Pinterest") });
  expect(await known(shop)).toEqual(["paid-social import 2026-11-02 2026-11-02 1 3700"]);
  await send(shop, { intent: "accept", file: file("") });
  expect(await known(shop)).toEqual(["paid-social import 2026-11-02 2026-11-02 1 700"]);
});

it("needs the merchant's rate for another currency, and keeps the amount as it was told", async () => {
  const file = plain("2026-11-05,paid-social,,100.00,EUR");
  expect(await send(two, { intent: "accept", file })).toMatchObject({
    preview: { foreign: [{ currency: "EUR", minor: 10_000, rate: "" }], canAccept: false },
  });
  expect(
    await send(two, { intent: "accept", file, choices: choose({ rates: { EUR: "much" } }) }),
  ).toMatchObject({ reason: { text: "imports.spend.badRate" } });
  await send(two, { intent: "accept", file, choices: choose({ rates: { EUR: "1.0842" } }) });
  const { rows } = await db.query(
    `select spend_minor, original_minor, currency, rate::float as rate from spend_day
     where shop_id = $1`,
    [two.id],
  );
  expect(rows).toEqual([
    { spend_minor: 10_842, original_minor: 10_000, currency: "EUR", rate: 1.0842 },
  ]);
});

it("asks for the columns of an unknown file, and takes it with them", async () => {
  const file = new File(["When,Paid\n2026-11-06,3\n"], "flyers.csv");
  expect(await send(two, { intent: "accept", file })).toMatchObject({
    kind: "mapping",
    file: { header: ["When", "Paid"] },
  });
  const choices = choose({ columns: { date: 0, spend: 1 }, channel: "offline" });
  expect(await send(two, { intent: "accept", file, choices })).toMatchObject({ kind: "done" });
  expect(await known(two)).toContain("offline import 2026-11-06 2026-11-06 1 300");
});

it("says what activities tell of the same days in other channels of ads", async () => {
  const shop = await installTestShop(db, "told-spend.myshopify.com");
  await withShop(shop, async (tx) => {
    await putActivity(tx, shop, { id: 1, createdAt: "2026-11-05T00:00:00Z" });
    await lookAtSpend(tx, shop, "2026-11-05", { 1: 1_250 });
  });
  const file = plain("2026-11-05,shopping,,10,");
  expect(await send(shop, { intent: "preview", file })).toMatchObject({
    preview: {
      notes: [
        {
          text: "imports.spend.notes.alsoTold",
          values: { amount: "12.50 USD", channels: "paid-search" },
        },
      ],
    },
  });
});

it("keeps costs by hand: of days, and of months until they end", async () => {
  const cost = { intent: "addCost", name: "Agency", kind: "agency", channel: "", campaign: "" };
  const monthly = { ...cost, period: "months", amount: "300", from: "2026-10", to: "" };
  expect(await send(one, { ...monthly, isLoadedOnly: "true" })).toMatchObject({ kind: "done" });
  const once = { ...cost, period: "days", amount: "10", from: "2026-11-01", to: "2026-11-03" };
  await send(one, { ...once, channel: "influencer", kind: "influencer", isLoadedOnly: "false" });
  const { costs } = await view(one);
  expect(costs).toMatchObject([
    { kind: "influencer", channel: "influencer", from: "2026-11-01", to: "2026-11-03" },
    { kind: "agency", amountMinor: 30_000, from: "2026-10-01", to: null, canEnd: true },
  ]);
  expect(await known(one)).toContain(" cost 2026-10-01 2026-11-29 60 59000");
  const id = String(costs[1]?.id);
  await send(two, { intent: "deleteCost", id });
  await send(two, { intent: "endCost", id });
  await send(one, { intent: "endCost", id });
  expect((await view(one)).costs[1]).toMatchObject({ to: "2026-11-30", canEnd: false });
  await send(one, { intent: "deleteCost", id });
  expect((await view(one)).costs).toHaveLength(1);
  // A page that was left open does not let a cost go on that has ended.
  await send(one, { ...monthly, to: "2026-10", isLoadedOnly: "true" });
  const ended = (await view(one)).costs.find(({ isMonthly }) => isMonthly);
  await send(one, { intent: "endCost", id: String(ended?.id) });
  expect((await view(one)).costs).toContainEqual(ended);
  await send(one, { intent: "deleteCost", id: String(ended?.id) });
});

it("names what is wrong with a form by its field, and changes nothing", async () => {
  const cost = { intent: "addCost", name: " ", kind: "agency", channel: "mars", amount: "" };
  expect(
    await send(one, { ...cost, period: "days", from: "soon", to: "2026-01-01", isLoadedOnly: "x" }),
  ).toEqual({
    kind: "invalid",
    intent: "addCost",
    errors: {
      name: { text: "costs.invalid.name" },
      channel: { text: "imports.invalidField" },
      amount: { text: "costs.invalid.amount" },
      isLoadedOnly: { text: "imports.invalidField" },
      from: { text: "costs.invalid.day" },
    },
  });
  const days = {
    ...cost,
    name: "A",
    channel: "",
    amount: "1",
    isLoadedOnly: "true",
    period: "days",
  };
  expect(await send(one, { ...days, from: "2026-01-02", to: "2026-01-01" })).toMatchObject({
    errors: { to: { text: "spend.invalid.reversed" } },
  });
  expect(await send(one, { ...days, from: "2026-01-02", to: "2027-02-01" })).toMatchObject({
    errors: { to: { text: "spend.invalid.tooLong" } },
  });
  const months = { ...days, period: "months" };
  expect(await send(one, { ...months, from: "2026-02", to: "2026-01" })).toMatchObject({
    errors: { to: { text: "costs.invalid.reversed" } },
  });
  expect(await send(one, { intent: "preview" })).toMatchObject({ kind: "invalid" });
  expect(await send(one, { intent: "nonsense" })).toMatchObject({ kind: "invalid" });
  const file = plain("2026-11-01,email,,1,");
  expect(await send(one, { intent: "preview", file, choices: "{" })).toMatchObject({
    kind: "invalid",
  });
});

it("takes the days of one file away, and leaves those of another shop", async () => {
  const [batch] = (await view(one)).batches;
  const id = String(batch?.id);
  await send(two, { intent: "deleteBatch", id });
  expect((await view(one)).batches).toHaveLength(1);
  await send(one, { intent: "deleteBatch", id });
  expect((await view(one)).batches).toEqual([]);
  expect((await known(one)).filter((line) => line.includes("import"))).toEqual([]);
});

it("waits for the shop's currency", async () => {
  const shop = { ...one, currency: null };
  expect(await send(shop, { intent: "nonsense" })).toMatchObject({
    reason: { text: "imports.notReady" },
  });
  expect(await loadSpend(shop, now)).toEqual({ state: "notReady" });
});
