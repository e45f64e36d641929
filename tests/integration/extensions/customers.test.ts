import { afterAll, beforeAll, expect, it } from "vitest";
import { stopQueue } from "../../../app/jobs/queue.server";
import { addDays, daysBetween, type ShopDay } from "../../../app/lib/shop-day";
import { expectNextOrder } from "../../../app/metrics/lifetime-value/next-order";
import type { FittedStudy } from "../../../app/metrics/lifetime-value/study";
import { rfmGroupOf } from "../../../app/metrics/retention/rfm";
import type { CustomerBlockReady } from "../../../app/panels/extension/customer/view";
import type { ShopRow } from "../../../app/store/shops.server";
import { readRfm } from "../../../app/store/worth/rfm.server";
import { withShop } from "../../../app/store/with-shop.server";
import { writeStudy } from "../../../app/store/worth/studies.server";
import { openExtensionShops, type Caller } from "./extension-shop";

let of: Caller;
let shop: ShopRow;
let today: ShopDay;
beforeAll(async () => {
  of = await openExtensionShops();
  ({ shop } = of);
  today = of.today();
}, 120_000);
afterAll(async () => {
  await stopQueue();
  await of.db.close();
});

/** Purchases of the customer with most of them, by day. */
async function readDays(): Promise<{ id: number; day: string; net: number }[]> {
  const { rows } = await of.db.query<{ id: number; day: string; net: number }>(
    `select customer_id as id, placed_day::text as day, sum(net_minor)::int as net from order_fact
     where shop_id = $1 and is_purchase and not is_subscription and customer_id = (
       select customer_id from order_fact where shop_id = $1 and is_purchase
       group by 1 order by count(*) desc, 1 limit 1)
     group by 1, 2 order by 2`,
    [shop.id],
  );
  return rows;
}

async function blockOf(id: number): Promise<CustomerBlockReady> {
  const { status, body } = await of.as(shop, `/api/extension/customers/${id}`);
  expect(status).toBe(200);
  return body as unknown as CustomerBlockReady;
}

const model = { r: 0.9, alpha: 10, a: 0.4, b: 2.5, p: 6, q: 4, v: 15_000 };
const fitted: FittedStudy = {
  state: "fitted",
  model: { ...model, logLikelihood: -1, spendLogLikelihood: -1 },
  customers: 100,
  repeaters: 60,
  spendCorrelation: 0,
  repeatSpendMinor: 30_000,
  firstSpendMinor: 30_000,
  predicted: [],
  alive: { customers: 80, repeaters: 50, repeatersByChance: [] },
  backtest: null,
  untested: "pastTooShort",
};

it("says what a customer has purchased, and their group: Shopify's, or where it says none, by our fifths", async () => {
  const days = await readDays();
  const [first] = days;
  if (!first) throw new Error("Nobody has purchased anything");
  const setGroup = (group: string | null) =>
    of.db.query("update customer set rfm_group = $3 where shop_id = $1 and id = $2", [
      ...[shop.id, first.id, group],
    ]);
  await setGroup("PREVIOUSLY_LOYAL");
  expect((await blockOf(first.id)).group).toBe("Previously loyal");
  await setGroup("UNHEARD_OF");
  const block = await blockOf(first.id);
  await setGroup(null);
  expect((await blockOf(first.id)).group).toBe(block.group);
  expect(block).toMatchObject({
    state: "ready",
    netMinor: days.reduce((sum, { net }) => sum + net, 0),
    firstDay: first.day,
    lastDay: days.at(-1)?.day,
  });
  const cells = await withShop(shop, (tx) =>
    readRfm(tx, shop, { day: today, before: addDays(today, -30) }),
  );
  const groups = new Set(cells.map((cell) => rfmGroupOf(cell).toLowerCase().replace("_", " ")));
  expect(groups).toContain(block.group.toLowerCase());
});

it("says how much Shopify expects a customer to spend, and nothing where it says nothing", async () => {
  const id = (await readDays())[0]?.id ?? 0;
  const setTier = (tier: string | null) =>
    of.db.query("update customer set predicted_spend_tier = $3 where shop_id = $1 and id = $2", [
      ...[shop.id, id, tier],
    ]);
  await setTier("HIGH");
  expect((await blockOf(id)).spendTier).toContain("high spend");
  await setTier("LOW");
  expect((await blockOf(id)).spendTier).toContain("low spend");
  // Neither is a tier that nobody has heard of yet made up.
  for (const tier of [null, "ENORMOUS"]) {
    await setTier(tier);
    expect((await blockOf(id)).spendTier).toBeNull();
  }
});

it("says why no next order is expected, and else when, as the models have it", async () => {
  const days = await readDays();
  const id = days[0]?.id ?? 0;
  expect((await blockOf(id)).next).toEqual({
    kind: "unknown",
    why: "Predictions are being worked out and follow within minutes.",
  });
  const observedTo = addDays(today, -1);
  const kind = "lifetime-value";
  const refused = {
    state: "refused",
    why: "tooFewRepeaters",
    customers: 9,
    repeaters: 4,
    weeks: 17,
  };
  await writeStudy(shop, { kind, observedTo, result: refused }, new Date());
  expect((await blockOf(id)).next).toMatchObject({
    kind: "unknown",
    why: expect.stringContaining("4 of the customers came back"),
  });

  await writeStudy(shop, { kind, observedTo, result: fitted }, new Date());
  const known = days.filter(({ day }) => day <= observedTo);
  const [first, last] = [known[0]?.day ?? "", known.at(-1)?.day ?? ""];
  const expected = expectNextOrder(model, {
    repeats: known.length - 1,
    recency: daysBetween(first, last),
    age: daysBetween(first, observedTo),
    repeatSpendMinor: known.slice(1).reduce((sum, { net }) => sum + net, 0),
  });
  expect((await blockOf(id)).next).toEqual({
    ...{ kind: "expected", observedTo, chanceDays: 90 },
    chance: expected.chance,
    netMinor: expected.netMinor,
    likelyDay: expected.likelyDays === null ? null : addDays(observedTo, expected.likelyDays),
  });
});

it("does not know another shop's customers, and nobody's", async () => {
  const { rows } = await of.db.query<{ id: number }>(
    `select id from customer where shop_id = $1 and id not in
       (select id from customer where shop_id = $2) order by id limit 1`,
    [of.other.id, shop.id],
  );
  const theirs = rows[0]?.id;
  if (theirs === undefined) throw new Error("Both shops have the same customers");
  for (const id of [theirs, 999_999_999_999, "x"]) {
    const { status, body } = await of.as(shop, `/api/extension/customers/${id}`);
    expect([id, status, body]).toEqual([id, 404, { code: "not_found" }]);
  }
  expect((await of.as(of.other, `/api/extension/customers/${theirs}`)).status).toBe(200);
  expect((await of.call(`/api/extension/customers/${theirs}`)).status).toBe(401);
});
