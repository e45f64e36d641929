import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import type { EnteredSpend } from "../../../app/store/spend/spend-terms";
import { lookAtSpend, putActivity } from "../../setup/spend-rows";
import { openTestDatabase } from "../../setup/test-database";
import { enter, entered, inShop, newShop, read, shown, sum } from "./spend-shop";

let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("gives a channel and day one source: what was entered, never what activities tell as well", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    await putActivity(tx, shop, { id: 1, createdAt: "2026-11-01T00:00:00Z" });
    await putActivity(tx, shop, {
      ...{ id: 2, channelType: "SOCIAL", source: "facebook", createdAt: "2026-11-01T00:00:00Z" },
    });
    await lookAtSpend(tx, shop, "2026-11-01", { 1: 100, 2: 10 });
    await lookAtSpend(tx, shop, "2026-11-02", { 1: 300, 2: 30 });
    await lookAtSpend(tx, shop, "2026-11-03", { 1: 600, 2: 60 });
  });
  await enter(shop, [
    entered("2026-11-02", 199, { campaign: "Brand" }),
    entered("2026-11-02", 0, { campaign: "Old" }),
    entered("2026-11-03", 0),
  ]);
  const lines = shown(await read(shop, "2026-11-01", "2026-11-03"));
  expect(lines).toEqual([
    "11-01 paid-search brand 100 activity",
    "11-01 paid-social brand 10 activity",
    "11-02 paid-search Brand 199 import",
    "11-02 paid-search Old 0 import",
    "11-02 paid-social brand 20 activity",
    "11-03 paid-search  0 import",
    "11-03 paid-social brand 30 activity",
  ]);
  expect(sum(await read(shop, "2026-11-01", "2026-11-03", true))).toBe(359);
});

it("replaces the days of a channel that a file names, and a post's own campaigns", async () => {
  const shop = await newShop();
  const day = "2026-11-02";
  await enter(shop, [
    entered("2026-11-01", 100, { campaign: "A" }),
    entered(day, 200, { campaign: "A" }),
    entered(day, 300, { campaign: "B" }),
    entered(day, 400, { channel: "email" }),
  ]);
  // The same again, without campaign B on the second day.
  await enter(shop, [entered(day, 250, { campaign: "A" })]);
  expect(shown(await read(shop, "2026-11-01", day))).toEqual([
    "11-01 paid-search A 100 import",
    "11-02 email  400 import",
    "11-02 paid-search A 250 import",
  ]);
  // A day has one source, so a post of it takes the file's place.
  await enter(shop, [entered(day, 5, { campaign: "C" })], "post");
  await enter(shop, [entered(day, 6, { campaign: "D" })], "post");
  await enter(shop, [entered(day, 7, { campaign: "C" })], "post");
  expect(shown(await read(shop, day, day))).toEqual([
    "11-02 email  400 import",
    "11-02 paid-search C 7 post",
    "11-02 paid-search D 6 post",
  ]);
  // Without a campaign it stands for the whole day; then for campaigns again.
  await enter(shop, [entered(day, 50)], "post");
  expect(shown(await read(shop, day, day)).slice(1)).toEqual(["11-02 paid-search  50 post"]);
  await enter(shop, [entered(day, 8, { campaign: "C" })], "post");
  expect(shown(await read(shop, day, day)).slice(1)).toEqual(["11-02 paid-search C 8 post"]);
  // Only batches of which a day counts are kept.
  const { rows } = await db.query("select source from spend_batch where shop_id = $1 order by id", [
    shop.id,
  ]);
  expect(rows).toEqual([{ source: "import" }, { source: "post" }]);
});

it("gives a channel, platform and day one source; platforms add up, the channel as a whole does not", async () => {
  const shop = await newShop();
  const day = "2026-11-02";
  const social = (minor: number, platform?: string) => [
    entered(day, minor, { channel: "paid-social", ...(platform ? { platform } : {}) }),
  ];
  await inShop(shop, async (tx) => {
    const createdAt = "2026-11-02T00:00:00Z";
    await putActivity(tx, shop, { id: 1, channelType: "SOCIAL", source: "facebook", createdAt });
    await putActivity(tx, shop, { id: 2, channelType: "SOCIAL", source: "tiktok", createdAt });
    await lookAtSpend(tx, shop, day, { 1: 90, 2: 17 });
  });
  // Meta's export takes the place of what Shopify tells of Meta, and of nothing else.
  await enter(shop, social(100), "import", "meta-ads");
  expect(shown(await read(shop, day, day))).toEqual([
    "11-02 paid-social  100 import",
    "11-02 paid-social brand 17 activity",
  ]);
  await enter(shop, social(20), "import", "tiktok-ads");
  expect(shown(await read(shop, day, day))).toEqual(["11-02 paid-social  120 import"]);
  await enter(shop, social(200), "import", "meta-ads");
  expect(sum(await read(shop, day, day))).toBe(220);
  // A script's of another platform adds up, its own of the same takes that one's place.
  await enter(shop, social(5, "pinterest"), "post");
  expect(sum(await read(shop, day, day))).toBe(225);
  await enter(shop, social(30, "tiktok-ads"), "post");
  expect(shown(await read(shop, day, day))).toEqual([
    "11-02 paid-social  200 import",
    "11-02 paid-social  35 post",
  ]);
  // What names none stands for the channel as a whole, and gives way to a platform's own again.
  await enter(shop, social(7), "post");
  expect(shown(await read(shop, day, day))).toEqual(["11-02 paid-social  7 post"]);
  await enter(shop, social(8), "import", "meta-ads");
  expect(shown(await read(shop, day, day))).toEqual([
    "11-02 paid-social  8 import",
    "11-02 paid-social brand 17 activity",
  ]);
});

it("moves a platform's campaign to the channel that is chosen for it, and leaves its others", async () => {
  const shop = await newShop();
  const day = "2026-11-02";
  const campaign = (name: string, channel: EnteredSpend["channel"]) =>
    entered(day, 100, { campaign: name, channel });
  const google = [campaign("A", "paid-search"), campaign("B", "shopping")];
  await enter(shop, google, "import", "google-ads");
  await enter(shop, [campaign("A", "display")], "import", "google-ads");
  expect(shown(await read(shop, day, day))).toEqual([
    "11-02 display A 100 import",
    "11-02 shopping B 100 import",
  ]);
});
