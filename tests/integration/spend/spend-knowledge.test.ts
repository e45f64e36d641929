import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "../../../app/store/database.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { readSpendKnowledge } from "../../../app/store/spend/spend-knowledge.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { lookAtSpend, putActivity } from "../../setup/spend-rows";
import { openTestDatabase } from "../../setup/test-database";
import { cost, enter, entered, inShop, newShop, now } from "./spend-shop";

beforeAll(async () => void (await openTestDatabase()));
afterAll(closeDatabase);

const knowledgeOf = (shop: ShopRow) => inShop(shop, (tx) => readSpendKnowledge(tx, shop));
const ofChannels = async (shop: ShopRow) =>
  (await knowledgeOf(shop)).channels.map(({ channel, spans }) =>
    [channel, ...spans.map(({ from, to }) => `${from.slice(5)}..${to.slice(5)}`)].join(" "),
  );

it("knows a day of all channels where each of them is told of, and costs alone where nothing else is", async () => {
  const shop = await newShop();
  const known = async () => (await knowledgeOf(shop)).spans;
  await addSpendCost(shop, cost({ isMonthly: true, from: "2026-02-01", to: null }), now);
  expect(await known()).toEqual([{ from: "2026-02-01", to: "9999-12-31" }]);
  // Two files, of which one ends earlier: what both cost is known of the days of both.
  await enter(shop, [entered("2026-03-01", 1), entered("2026-03-20", 1)]);
  const social = { channel: "paid-social" as const };
  await enter(shop, [entered("2026-03-01", 1, social), entered("2026-03-12", 1, social)]);
  expect(await known()).toEqual([{ from: "2026-03-01", to: "2026-03-12" }]);
  expect(await ofChannels(shop)).toEqual(["paid-search 03-01..03-20", "paid-social 03-01..03-12"]);
  // Once it is told that nothing was spent for four weeks, the channel has ended.
  await enter(shop, [entered("2026-03-13", 0, social), entered("2026-04-09", 0, social)]);
  expect(await known()).toEqual([{ from: "2026-03-01", to: "2026-03-20" }]);
});

it("takes a gap between two files for days of which nobody told, but for a weekend", async () => {
  const shop = await newShop();
  await enter(shop, [entered("2026-03-01", 1), entered("2026-03-06", 1)]);
  await enter(shop, [entered("2026-03-09", 1), entered("2026-03-13", 1)]);
  await enter(shop, [entered("2026-03-17", 1), entered("2026-03-20", 1)]);
  expect((await knowledgeOf(shop)).spans).toEqual([
    { from: "2026-03-01", to: "2026-03-13" },
    { from: "2026-03-17", to: "2026-03-20" },
  ]);
  // What scripts send is of all days between.
  const other = await newShop();
  await enter(other, [entered("2026-03-01", 1)], "post");
  await enter(other, [entered("2026-03-17", 1)], "post");
  expect((await knowledgeOf(other)).spans).toEqual([{ from: "2026-03-01", to: "2026-03-17" }]);
});

it("knows a channel of two platforms where both are told of", async () => {
  const shop = await newShop();
  const social = { channel: "paid-social" as const };
  const days = (from: string, to: string) => [entered(from, 1, social), entered(to, 1, social)];
  await enter(shop, days("2026-03-01", "2026-03-31"), "import", "meta-ads");
  await enter(shop, days("2026-03-01", "2026-03-10"), "import", "tiktok-ads");
  expect(await ofChannels(shop)).toEqual(["paid-social 03-01..03-10"]);
  // A platform's file tells of all its channels: what it does not name was not spent.
  const search = { channel: "shopping" as const };
  await enter(shop, [entered("2026-03-01", 1, search)], "import", "google-ads");
  await enter(shop, [entered("2026-03-02", 1), entered("2026-03-31", 1)], "import", "google-ads");
  expect((await ofChannels(shop)).slice(1)).toEqual([
    "paid-social 03-01..03-10",
    "shopping 03-01..03-31",
  ]);
  // What is of no platform stands for the whole channel.
  await enter(shop, days("2026-03-11", "2026-03-20"));
  expect(await ofChannels(shop)).toContain("paid-social 03-01..03-20");
});

it("knows what activities tell beside files of other channels up to the last look", async () => {
  const shop = await newShop();
  await enter(shop, [entered("2026-03-01", 1), entered("2026-05-31", 1)]);
  await inShop(shop, async (tx) => {
    const createdAt = "2026-03-10T00:00:00Z";
    await putActivity(tx, shop, { id: 1, channelType: "SOCIAL", source: "facebook", createdAt });
    await lookAtSpend(tx, shop, "2026-04-01", { 1: 9 });
    await lookAtSpend(tx, shop, "2026-04-20", { 1: 12 });
    await lookAtSpend(tx, shop, "2026-04-30");
  });
  // Before it began it cost nothing; after the last look nobody told.
  expect((await knowledgeOf(shop)).spans).toEqual([{ from: "2026-03-01", to: "2026-04-30" }]);
  // It has not grown for four weeks: it is over.
  await inShop(shop, (tx) => lookAtSpend(tx, shop, "2026-05-18"));
  expect((await knowledgeOf(shop)).spans).toEqual([{ from: "2026-03-01", to: "2026-05-31" }]);
});

it("leaves out days of another currency until a file of the same ads tells of them", async () => {
  const shop = await newShop();
  await enter(shop, [entered("2026-03-01", 1), entered("2026-03-31", 1)]);
  await inShop(shop, async (tx) => {
    const createdAt = "2026-03-10T00:00:00Z";
    await putActivity(tx, shop, { id: 1, channelType: "SOCIAL", source: "facebook", createdAt });
    await lookAtSpend(tx, shop, "2026-03-10", { 1: 9 }, { currency: "EUR" });
    await lookAtSpend(tx, shop, "2026-03-31", { 1: 90 }, { currency: "EUR" });
  });
  const left = async () =>
    (await knowledgeOf(shop)).foreign.map(({ from, to }) => [from.slice(5), to.slice(5)]);
  expect((await knowledgeOf(shop)).spans).toEqual([{ from: "2026-03-01", to: "2026-03-09" }]);
  expect(await left()).toEqual([["03-10", "03-31"]]);
  const social = { channel: "paid-social" as const };
  // TikTok's are other ads; one day of Meta's is one day.
  await enter(
    shop,
    [entered("2026-03-10", 1, social), entered("2026-03-31", 1, social)],
    "import",
    "tiktok-ads",
  );
  expect(await left()).toEqual([["03-10", "03-31"]]);
  await enter(shop, [entered("2026-03-10", 1, social)], "import", "meta-ads");
  expect(await left()).toEqual([["03-11", "03-31"]]);
});
