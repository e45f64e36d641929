import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase } from "../../../app/store/database.server";
import { addDays } from "../../../app/lib/shop-day";
import { addSpendCost, listSpendCosts } from "../../../app/store/spend/spend-costs.server";
import { readSpendKnowledge } from "../../../app/store/spend/spend-knowledge.server";
import { lookAtSpend, putActivity } from "../../setup/spend-rows";
import { openTestDatabase } from "../../setup/test-database";
import { cost, enter, entered, inShop, newShop, now, read, shown, sum } from "./spend-shop";

beforeAll(async () => void (await openTestDatabase()));
afterAll(closeDatabase);

it("books by how much a running total grew from one look to the next", async () => {
  const shop = await newShop("America/New_York");
  await inShop(shop, async (tx) => {
    // The evening of 9 November in New York.
    await putActivity(tx, shop, { id: 1, createdAt: "2026-11-10T03:00:00Z" });
    await lookAtSpend(tx, shop, "2026-11-08");
    await lookAtSpend(tx, shop, "2026-11-10", { 1: 501 });
    await lookAtSpend(tx, shop, "2026-11-11", { 1: 801 });
    await lookAtSpend(tx, shop, "2026-11-12");
    // Nobody looked on the 13th; a correction came later.
    await lookAtSpend(tx, shop, "2026-11-14", { 1: 1_002 });
    await lookAtSpend(tx, shop, "2026-11-15", { 1: 990 });
  });
  expect(shown(await read(shop, "2026-11-01", "2026-11-30"))).toEqual([
    // What was spent before the first look lies between its start and that day.
    "11-09 paid-search brand 251 activity~",
    "11-10 paid-search brand 250 activity~",
    "11-11 paid-search brand 300 activity",
    "11-13 paid-search brand 101 activity~",
    "11-14 paid-search brand 100 activity~",
    "11-15 paid-search brand -12 activity",
  ]);
});

it("books what is read before noon on the day before, in the shop's own zone", async () => {
  // Where the shop's night is the evening, or the noon, of another day in UTC.
  for (const timezone of ["America/Los_Angeles", "Pacific/Auckland"]) {
    const shop = await newShop(timezone);
    const look = (day: string, at: string, total?: number) =>
      inShop(shop, (tx) =>
        lookAtSpend(tx, shop, day, total === undefined ? {} : { 1: total }, { at }),
      );
    await inShop(shop, async (tx) => {
      const { rows } = await tx.query<{ at: string }>(
        "select (timestamp '2026-11-09 08:00' at time zone $1)::text as at",
        [timezone],
      );
      await putActivity(tx, shop, { id: 1, createdAt: rows[0]!.at });
    });
    await look("2026-11-09", "00:17");
    await look("2026-11-10", "00:17", 500);
    await look("2026-11-11", "00:17", 800);
    await look("2026-11-12", "11:59", 900);
    const knownTo = async () =>
      (await inShop(shop, (tx) => readSpendKnowledge(tx, shop))).spans.at(-1)?.to;
    expect(await knownTo()).toBe("2026-11-11");
    await look("2026-11-13", "12:00", 1_101);
    expect(await knownTo()).toBe("2026-11-13");
    // Both tell of the 13th; a look late in the evening tells of its own day.
    await look("2026-11-14", "00:17", 1_131);
    await look("2026-11-15", "23:00", 1_331);
    await look("2026-11-16", "23:00", 1_400);
    expect(shown(await read(shop, "2026-11-01", "2026-11-30"))).toEqual([
      "11-09 paid-search brand 500 activity",
      "11-10 paid-search brand 300 activity",
      "11-11 paid-search brand 100 activity",
      "11-12 paid-search brand 101 activity~",
      "11-13 paid-search brand 100 activity~",
      "11-13 paid-search brand 30 activity",
      "11-14 paid-search brand 100 activity~",
      "11-15 paid-search brand 100 activity~",
      "11-16 paid-search brand 69 activity",
    ]);
  }
});

it("books what an activity spent on its first morning on that day, which is known later", async () => {
  const shop = await newShop("America/New_York");
  await inShop(shop, async (tx) => {
    await putActivity(tx, shop, { id: 1, createdAt: "2026-11-10T12:00:00Z" });
    await lookAtSpend(tx, shop, "2026-11-10", { 1: 40 }, { at: "09:00" });
  });
  const spans = async () => (await inShop(shop, (tx) => readSpendKnowledge(tx, shop))).spans;
  expect(shown(await read(shop, "2026-11-09", "2026-11-10"))).toEqual([
    "11-10 paid-search brand 40 activity",
  ]);
  expect(await spans()).toEqual([]);
  await inShop(shop, (tx) => lookAtSpend(tx, shop, "2026-11-11", { 1: 100 }, { at: "00:17" }));
  expect(sum(await read(shop, "2026-11-10", "2026-11-10"))).toBe(100);
  expect(await spans()).toEqual([{ from: "2026-11-10", to: "2026-11-10" }]);
});

it("marks as assumed what was spent at a first look since an unknown start, and nothing after", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    // Spend was told of it, but the activity itself is gone.
    await lookAtSpend(tx, shop, "2026-11-10", { 1: 500 });
    await lookAtSpend(tx, shop, "2026-11-11", { 1: 620 });
  });
  expect(shown(await read(shop, "2026-11-01", "2026-11-30"))).toEqual([
    "11-10 other  500 activity~",
    "11-11 other  120 activity",
  ]);
});

it("names an activity by its title where its campaign is empty", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    const createdAt = "2026-11-10T00:00:00Z";
    await putActivity(tx, shop, { id: 1, campaign: "", createdAt });
    await putActivity(tx, shop, { id: 2, campaign: null, createdAt });
    await putActivity(tx, shop, { id: 3, campaign: "Brand", createdAt });
    await lookAtSpend(tx, shop, "2026-11-10", { 1: 5, 2: 6, 3: 7 });
  });
  expect(shown(await read(shop, "2026-11-10", "2026-11-10"))).toEqual([
    "11-10 paid-search Brand 7 activity",
    "11-10 paid-search Campaign 11 activity",
  ]);
});

it("spreads what an activity that is over had spent over the days it ran", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    await putActivity(tx, shop, {
      ...{ id: 1, createdAt: "2026-01-01T00:00:00Z", startedAt: "2026-03-01T08:00:00Z" },
      endedAt: "2026-03-04T08:00:00Z",
    });
    await lookAtSpend(tx, shop, "2026-11-01", { 1: 1_000 });
  });
  const days = await read(shop, "2026-01-01", "2026-11-29");
  expect(shown(days)).toEqual([
    "03-01 paid-search brand 250 activity~",
    "03-02 paid-search brand 250 activity~",
    "03-03 paid-search brand 250 activity~",
    "03-04 paid-search brand 250 activity~",
  ]);
});

it("leaves out an ad group whose campaign tells the same spend, and other currencies", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    const createdAt = "2026-11-01T00:00:00Z";
    await putActivity(tx, shop, { id: 1, createdAt });
    await putActivity(tx, shop, { id: 2, parent: 1, createdAt });
    await putActivity(tx, shop, { id: 3, parent: 2, createdAt });
    // Its campaign tells nothing: its own counts.
    await putActivity(tx, shop, { id: 4, campaign: null, createdAt });
    await putActivity(tx, shop, { id: 5, parent: 4, campaign: "group", createdAt });
    await putActivity(tx, shop, { id: 7, parent: 4, campaign: null, title: "Ads", createdAt });
    await putActivity(tx, shop, { id: 6, channelType: "SOCIAL", createdAt });
    await lookAtSpend(tx, shop, "2026-11-01", { 1: 900, 2: 500, 3: 400, 5: 70, 7: 30 });
    await lookAtSpend(tx, shop, "2026-11-01", { 6: 300 }, { currency: "EUR" });
  });
  expect(shown(await read(shop, "2026-11-01", "2026-11-01"))).toEqual([
    // Under the name of what it stands in, where visits have none for it.
    "11-01 paid-search Campaign 30 activity",
    "11-01 paid-search brand 900 activity",
    "11-01 paid-search group 70 activity",
  ]);
  expect(await inShop(shop, (tx) => readSpendKnowledge(tx, shop))).toMatchObject({
    foreign: [{ channel: "paid-social", currency: "EUR", from: "2026-11-01" }],
  });
});

it("spreads costs by hand over their days, those of a month over that month", async () => {
  const shop = await newShop();
  await addSpendCost(
    shop,
    cost({ channel: "influencer", campaign: "Drop", isLoadedOnly: false }),
    now,
  );
  await addSpendCost(
    shop,
    cost({ name: "Tool", amountMinor: 3_001, isMonthly: true, from: "2026-11-01", to: null }),
    now,
  );
  const first = await read(shop, "2026-11-01", "2026-11-01");
  expect(first).toEqual([
    {
      ...{ day: "2026-11-01", channel: null, campaign: null, spendMinor: 101, source: "cost" },
      ...{ isAssumed: false, isLoadedOnly: true, costId: expect.any(Number) as number },
    },
    {
      ...{ day: "2026-11-01", channel: "influencer", campaign: "Drop", spendMinor: 334 },
      ...{ source: "cost", isAssumed: false, isLoadedOnly: false },
      costId: expect.any(Number) as number,
    },
  ]);
  const of = async (from: string, to: string) => sum(await read(shop, from, to));
  expect(await of("2026-10-01", "2026-10-31")).toBe(0);
  expect(await of("2026-11-01", "2026-11-30")).toBe(4_001);
  expect(await of("2026-12-01", "2027-02-28")).toBe(9_003);
});

it("is the same sum however a range is cut, for everything that was entered", async () => {
  const shop = await newShop();
  await inShop(shop, async (tx) => {
    await putActivity(tx, shop, { id: 1, createdAt: "2026-01-07T00:00:00Z" });
    await putActivity(tx, shop, {
      id: 2,
      channelType: "SOCIAL",
      createdAt: "2026-02-01T00:00:00Z",
    });
    await lookAtSpend(tx, shop, "2026-03-15", { 1: 100_003, 2: 77_777 });
    await lookAtSpend(tx, shop, "2026-04-20", { 1: 123_456 });
  });
  await enter(shop, [entered("2026-05-01", 11), entered("2026-05-02", 13)]);
  await addSpendCost(shop, cost({ amountMinor: 9_999, from: "2026-01-31", to: "2026-05-17" }), now);
  await addSpendCost(
    shop,
    cost({ amountMinor: 1_234, isMonthly: true, from: "2026-02-01", to: "2026-04-30" }),
    now,
  );
  const whole = 123_456 + 77_777 + 24 + 9_999 + 3 * 1_234;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 180 }), { maxLength: 4 }),
      fc.boolean(),
      async (cuts, byChannel) => {
        const starts = [0, ...new Set(cuts)].sort((a, b) => a - b);
        let total = 0;
        for (const [index, start] of starts.entries()) {
          const end = starts[index + 1] ?? 200;
          const [from, to] = [addDays("2026-01-01", start), addDays("2026-01-01", end - 1)];
          if (from <= to) total += sum(await read(shop, from, to, byChannel));
        }
        expect(total).toBe(whole);
      },
    ),
    { numRuns: 25 },
  );
});

it("keeps what one shop entered from another", async () => {
  const [one, two] = [await newShop(), await newShop()];
  await enter(one, [entered("2026-11-01", 100)]);
  await addSpendCost(one, cost({}), now);
  await inShop(one, async (tx) => {
    await putActivity(tx, one, { id: 1, createdAt: "2026-11-01T00:00:00Z" });
    await lookAtSpend(tx, one, "2026-11-02", { 1: 9 });
  });
  expect(await read(two, "2026-01-01", "2026-12-31")).toEqual([]);
  expect(await inShop(two, (tx) => listSpendCosts(tx, two))).toEqual([]);
  expect(await inShop(two, (tx) => readSpendKnowledge(tx, two))).toEqual({
    ...{ spans: [], channels: [], looks: null, foreign: [] },
  });
  // The same days of the other shop replace nothing of the first.
  await enter(two, [entered("2026-11-01", 7)]);
  expect(sum(await read(one, "2026-11-01", "2026-11-03"))).toBe(100 + 1_000 + 5 - 1);
});
