import { afterAll, beforeAll, expect, it } from "vitest";
import { changeSpend } from "../../../app/imports/spend.server";
import { loadSpend } from "../../../app/panels/spend/load.server";
import { closeDatabase } from "../../../app/store/database.server";
import { readSpendKnowledge } from "../../../app/store/spend/spend-knowledge.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { lookAtSpend, putActivity } from "../../setup/spend-rows";
import { openTestDatabase } from "../../setup/test-database";
import { enter, entered, inShop, newShop, now } from "./spend-shop";

beforeAll(async () => void (await openTestDatabase()));
afterAll(closeDatabase);

const social = { channel: "paid-social" as const };
const farAway = "9999-12-31";

/** Search is told of up to 28 November, social up to 20 October: on what was spent in all, social is waited for. */
async function openLagging(): Promise<ShopRow> {
  const shop = await newShop();
  await enter(shop, [entered("2026-09-01", 1), entered("2026-11-28", 1)]);
  await enter(shop, [entered("2026-09-01", 1, social), entered("2026-10-20", 1, social)]);
  return shop;
}
const send = async (shop: ShopRow, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeSpend(shop, form, now, "77");
};
const end = (shop: ShopRow, from: string, channel = "paid-social") =>
  send(shop, { intent: "endChannel", channel, from });
const known = async (shop: ShopRow) =>
  (await inShop(shop, (tx) => readSpendKnowledge(tx, shop))).spans;
const ends = async (shop: ShopRow) => {
  const view = await loadSpend((await findShopById(shop.id)) ?? shop, now);
  if (view.state !== "ready") throw new Error(view.state);
  return view.ends;
};

it("waits for a channel no more from the day on which nothing more was spent, and again once that is undone", async () => {
  const [shop, other] = [await openLagging(), await openLagging()];
  const before = [{ from: "2026-09-01", to: "2026-10-20" }];
  expect(await known(shop)).toEqual(before);
  expect((await ends(shop)).waiting).toEqual([
    { channel: "paid-social", lastDay: "2026-10-20", from: "2026-10-21" },
  ]);

  const { dataVersion } = (await findShopById(shop.id)) ?? shop;
  expect(await end(shop, "2026-10-21")).toMatchObject({ kind: "done" });
  // Up to the last day of the file of search.
  expect(await known(shop)).toEqual([{ from: "2026-09-01", to: "2026-11-28" }]);
  expect(await ends(shop)).toEqual({
    waiting: [],
    ended: [
      {
        ...{ channel: "paid-social", from: "2026-10-21", resumed: null },
        ...{ madeBy: "77", enteredAt: now.toISOString() },
      },
    ],
  });
  expect((await findShopById(shop.id))?.dataVersion).toBe(dataVersion + 1);
  expect(await known(other)).toEqual(before);

  // From a later day on, the days between are still not known.
  await end(shop, "2026-11-01");
  expect(await known(shop)).toEqual([...before, { from: "2026-11-01", to: "2026-11-28" }]);
  await send(other, { intent: "undoEnd", channel: "paid-social" });
  expect((await ends(shop)).ended).toHaveLength(1);
  await send(shop, { intent: "undoEnd", channel: "paid-social" });
  expect(await known(shop)).toEqual(before);
  expect((await ends(shop)).waiting).toHaveLength(1);
});

it("knows all days to come where every channel has ended", async () => {
  const shop = await openLagging();
  await end(shop, "2026-10-21");
  await end(shop, "2026-11-29", "paid-search");
  expect(await known(shop)).toEqual([{ from: "2026-09-01", to: farAway }]);
});

it("holds until spend is told again, from then on as before", async () => {
  const shop = await openLagging();
  await end(shop, "2026-10-21");
  await enter(shop, [entered("2026-11-10", 5, social), entered("2026-11-12", 5, social)]);
  expect(await known(shop)).toEqual([{ from: "2026-09-01", to: "2026-11-12" }]);
  expect(await ends(shop)).toMatchObject({
    waiting: [{ channel: "paid-social", lastDay: "2026-11-12", from: "2026-11-13" }],
    ended: [{ from: "2026-10-21", resumed: "2026-11-10" }],
  });
  // Said anew it takes the place of what was said before.
  await end(shop, "2026-11-13");
  expect(await known(shop)).toEqual([
    { from: "2026-09-01", to: "2026-10-20" },
    { from: "2026-11-10", to: "2026-11-28" },
  ]);
});

it("refuses a day to come, one with spend after it, and a channel that is none", async () => {
  const shop = await openLagging();
  expect(await end(shop, "2026-11-30")).toMatchObject({
    kind: "invalid",
    errors: { from: { text: "spend.invalid.future" } },
  });
  expect(await end(shop, "2026-10-20")).toMatchObject({
    kind: "invalid",
    errors: { from: { text: "spend.invalid.spent", values: { day: "2026-10-20" } } },
  });
  expect(await end(shop, "", "paid-social")).toMatchObject({ kind: "invalid" });
  expect(await end(shop, "2026-11-01", "pigeons")).toMatchObject({ kind: "invalid" });
  expect((await ends(shop)).ended).toEqual([]);
});

it("ends where an activity of Shopify's has spent on the channel since", async () => {
  const shop = await openLagging();
  await end(shop, "2026-10-21");
  const { channels } = await inShop(shop, async (tx) => {
    await putActivity(tx, shop, {
      ...{ id: 1, channelType: "SOCIAL", source: "facebook", campaign: "faces" },
      ...{ createdAt: "2026-11-01T08:00:00Z", startedAt: "2026-11-01T08:00:00Z" },
    });
    await lookAtSpend(tx, shop, "2026-11-02", { 1: 500 });
    await lookAtSpend(tx, shop, "2026-11-20", { 1: 900 });
    return readSpendKnowledge(tx, shop);
  });
  const spans = channels.find(({ channel }) => channel === "paid-social")?.spans ?? [];
  expect(spans.at(-1)?.to).toBe("2026-11-20");
});
