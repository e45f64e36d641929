import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { changeChannelRules } from "../../../app/panels/channel-rules/change.server";
import { loadChannelRules } from "../../../app/panels/channel-rules/load.server";
import { loadCohorts } from "../../../app/panels/customers/cohorts/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import type { StoredChannelRule } from "../../../app/store/spend/channel-rule-terms";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now, putVisit } from "../customers/customer-shops";
import { foldShop } from "../../../app/store/rollup/fold.server";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-rules.myshopify.com");
  two = await installTestShop(db, "two-rules.myshopify.com");
  await fillCustomerShops(one, two);
  await putVisit(two, 1, { utm: { source: "google", medium: "cpc", campaign: "june" } });
  await foldShop(two, now);
}, 120_000);
afterAll(() => db.close());

const june: StoredChannelRule = {
  field: "campaign",
  operator: "is",
  value: "JUNE",
  channel: "influencer",
};
const direct: StoredChannelRule = {
  field: "source",
  operator: "startsWith",
  value: "dir",
  channel: "offline",
};

function send(shop: ShopRow, intent: string, rules: readonly StoredChannelRule[], key = "") {
  const form = new FormData();
  form.append("intent", intent);
  form.append("rules", JSON.stringify(rules));
  form.append("key", key);
  return changeChannelRules(shop, form);
}
async function tryThem(shop: ShopRow, rules: readonly StoredChannelRule[]) {
  const answer = await send(shop, "try", rules);
  if (answer.kind !== "tried") throw new Error(JSON.stringify(answer));
  return answer;
}
async function fresh(shop: ShopRow): Promise<ShopRow> {
  return (await findShopById(shop.id)) ?? shop;
}
const query = new URLSearchParams("from=2026-06-01&to=2026-07-31");
async function channelsOf(shop: ShopRow) {
  const view = await loadAcquisition(await fresh(shop), query, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  return view.content.channels.map(({ origin, newCustomers }) => [origin, newCustomers]);
}
async function cohortSizes(channel: string) {
  const params = new URLSearchParams({ by: "channel", value: channel });
  const view = await loadCohorts(await fresh(one), params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  return view.content.heat.rows.map(({ from, customers }) => [from, customers]);
}

it("tells what rules would move before they hold, and saves what was tried and nothing else", async () => {
  const { trial, key, posted } = await tryThem(one, [june]);
  expect(posted).toBe(JSON.stringify([june]));
  // Customer 1 came by it; the orders that followed had no visit.
  expect(trial.moves).toMatchObject([
    { from: "paid-search", to: "influencer", newCustomers: 1, orders: 1, lastOrders: 0 },
  ]);
  expect(trial.moves[0]?.visits).toMatchObject([
    { utmSource: "google", medium: "cpc", campaign: "june", newCustomers: 1, orders: 1 },
  ]);
  expect((await loadChannelRules(one)).rules).toEqual([]);

  for (const [rules, wrong] of [
    [[june], ""],
    [[june, direct], key],
    [[], key],
  ] as const) {
    expect(await send(one, "save", rules, wrong)).toEqual({
      kind: "refused",
      reason: { text: "channelRules.notTried" },
    });
  }
  expect(await send(one, "save", [june], key)).toMatchObject({ kind: "done" });
  expect((await loadChannelRules(one)).rules).toEqual([june]);
});

it("lets acquisition and cohorts follow the rules, of this shop alone", async () => {
  expect(await channelsOf(one)).toEqual([
    ["direct", 1],
    ["notApplicable", 1],
    ["influencer", 1],
  ]);
  expect(await cohortSizes("influencer")).toEqual([["2026-06-01", 1]]);
  expect(await cohortSizes("paid-search")).toEqual([]);

  expect((await loadChannelRules(two)).rules).toEqual([]);
  expect(await channelsOf(two)).toEqual([["paid-search", 1]]);
});

it("refuses what was tried beside rules that hold no more", async () => {
  const late = await tryThem(one, [direct]);
  const { key } = await tryThem(one, [direct, june]);
  expect(await send(one, "save", [direct, june], key)).toMatchObject({ kind: "done" });
  expect(await send(one, "save", [direct], late.key)).toMatchObject({ kind: "refused" });
  expect((await loadChannelRules(one)).rules).toEqual([direct, june]);
});

it("keeps rules of shops apart, also when they are taken away", async () => {
  const { key } = await tryThem(two, [direct]);
  await send(two, "save", [direct], key);
  const none = await tryThem(one, []);
  expect(none.trial.moves).toHaveLength(2);
  await send(one, "save", [], none.key);
  expect((await loadChannelRules(one)).rules).toEqual([]);
  expect((await loadChannelRules(two)).rules).toEqual([direct]);
});

it("says by place what cannot be read, and tries nothing where customers are not in sequence", async () => {
  expect(await send(one, "try", [june, { ...june, value: " " }])).toEqual({
    kind: "invalid",
    errors: { "1.value": { text: "channelRules.invalid.value" } },
  });
  const young = await installTestShop(db, "young-rules.myshopify.com");
  expect(await send(young, "try", [june])).toEqual({
    kind: "refused",
    reason: { text: "channelRules.notReady" },
  });
});
