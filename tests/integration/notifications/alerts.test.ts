import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeAlerts } from "../../../app/alerts/change-alerts.server";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { deliverNotifications } from "../../../app/alerts/deliver.server";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { loadAlertSettings } from "../../../app/panels/alert-settings/load.server";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import { tellAlerts } from "../../../app/panels/notifications/tell-alerts.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, putQualityProduct } from "../quality/quality-shop";
import { clearMailEnv, setMailEnv, startReceiver, type Receiver } from "./servers";

let db: Database;
let shop: ShopRow;
let other: ShopRow;
let receiver: Receiver;
let now = new Date("2026-11-20T10:00:00Z");

beforeAll(async () => {
  receiver = await startReceiver();
  setMailEnv(1);
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) {
    await entitle({ 1: "Red hat", 2: "Blue hat", 3: "Green hat" }, each);
    await withShop(each, async (tx) => {
      await markRead(tx, each, new Date("2026-11-20T09:00:00Z"));
      await tx.query("delete from dirty_log where shop_id = $1", [each.id]);
    });
    await set("score-below", { isOn: "off" }, each);
    await look(each);
  }
});
afterAll(async () => {
  clearMailEnv();
  await Promise.all([db.close(), receiver.close()]);
});

function toForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** A title of fewer than five letters is an error there. */
async function entitle(titles: Record<number, string>, of = shop): Promise<void> {
  await withShop(of, async (tx) => {
    for (const [id, title] of Object.entries(titles)) {
      await putQualityProduct(tx, of, { id: Number(id), title, liveAt: now });
    }
    await tx.query("update product set published_at = '2025-01-01Z' where shop_id = $1", [of.id]);
  });
}

/** What follows a reading of products, an hour later. */
async function look(of = shop): Promise<void> {
  now = new Date(now.getTime() + 3_600_000);
  await checkAll(of, now);
  await checkAlertsOf(of, now);
  await tellAlerts(of.id, now);
  await deliverNotifications(of.id, new AbortController().signal, () => now);
}

/** What the form of an alert's settings sends. */
const set = (ruleId: string, fields: Record<string, string> = {}, of = shop) =>
  changeAlerts(
    of,
    toForm({
      ...{ intent: "saveRule", ruleId, isOn: "on", thresholds: "{}", channels: "all" },
      ...fields,
    }),
    { now, madeBy: null },
  );
const send = (fields: Record<string, string>, of = shop) => changeChannels(of, toForm(fields), now);
async function add(path: string): Promise<string> {
  await send({ intent: "addChannel", kind: "webhook", address: `${receiver.url}${path}` });
  return String((await loadNotifications(shop, new URLSearchParams())).channels.at(-1)?.id);
}
const choose = (channelId: string, severities: string, tellsResolved: "on" | "off") =>
  send({ intent: "saveChannel", channelId, severities, tellsResolved });
/** The channels that were chosen for an alert, as the page has them. */
async function choiceOf(ruleId: string) {
  const rules = (await loadAlertSettings(shop)).groups.flatMap((group) => group.rules);
  return rules.find(({ id }) => id === ruleId)?.channels;
}
/** What arrived since the last time, as [path, kind]. */
const arrived = () =>
  receiver.received
    .splice(0)
    .map(({ path, body }) => [path, (JSON.parse(body) as { kind: string }).kind])
    .sort();

describe("alerts", () => {
  it("are told once to every channel that wants them, and of what is over where wanted", async () => {
    await choose(await add("/all"), "critical,warning,info", "on");
    await choose(await add("/errors"), "critical,warning,info", "off");
    await choose(await add("/none"), "", "on");
    await entitle({ 1: "Hat" });
    await look();
    expect(receiver.received[0] && JSON.parse(receiver.received[0].body)).toMatchObject({
      shop: "one.myshopify.com",
      title: "New errors on published products",
      sentences: [expect.stringMatching(/^Hat has a new error/)],
      link: { url: expect.stringContaining("/store/one/apps/test-key/app/quality") },
    });
    expect(arrived()).toEqual([
      ["/all", "alert"],
      ["/errors", "alert"],
    ]);
    await look();
    await tellAlerts(shop.id, now);
    expect(arrived()).toEqual([]);

    await entitle({ 1: "Red hat" });
    await look();
    expect(arrived()).toEqual([["/all", "resolved"]]);
  });

  it("of before a channel was there are not told to it", async () => {
    await entitle({ 2: "Cap" });
    await look();
    arrived();
    await choose(await add("/late"), "critical,warning,info", "on");
    await look();
    expect(arrived()).toEqual([]);
    await entitle({ 2: "Blue hat" });
    await look();
    expect(arrived()).toEqual([
      ["/all", "resolved"],
      ["/late", "resolved"],
    ]);
  });

  it("go only where the merchant has chosen, where that was done for an alert", async () => {
    const { channels } = await loadNotifications(shop, new URLSearchParams());
    const [, errors] = channels.map(({ id }) => String(id));
    expect(await set("new-errors", { channels: errors ?? "" })).toMatchObject({ kind: "done" });
    await entitle({ 3: "Cap" });
    await look();
    expect(arrived()).toEqual([["/errors", "alert"]]);
    await entitle({ 3: "Green hat" });
    await look();
    arrived();
  });

  it("stand in the app alone where no channel was chosen", async () => {
    await set("new-errors", { channels: "" });
    expect(await choiceOf("new-errors")).toEqual([]);
    now = new Date(now.getTime() + 30 * 24 * 3_600_000);
    await entitle({ 3: "Cap" });
    await look();
    expect(arrived()).toEqual([]);
    await entitle({ 3: "Green hat" });
    await look();
  });

  it("cannot be given to what is no channel of the shop, nor those of products to Flow", async () => {
    const gone = { errors: { channels: { text: "alerts.answers.channels" } } };
    for (const channels of ["999", "flow", "3,999", "nonsense"]) {
      expect(await set("new-errors", { channels }), channels).toMatchObject(gone);
    }
    const [own] = (await loadNotifications(shop, new URLSearchParams())).channels;
    expect(await set("new-errors", { channels: String(own?.id) }, other)).toMatchObject(gone);
    expect(await set("cac-above", { channels: "flow" })).toMatchObject({ kind: "done" });
    expect(await choiceOf("cac-above")).toEqual(["flow"]);
    expect(await choiceOf("new-errors")).toEqual([]);
  });

  it("go to all again where the only channel that was chosen is removed", async () => {
    const [one, two] = [await add("/one"), await add("/two")];
    await set("new-errors", { channels: `${one},${two}` });
    await set("cac-above", { channels: `${one},flow` });
    await send({ intent: "removeChannel", channelId: one });
    expect(await choiceOf("new-errors")).toEqual([two]);
    expect(await choiceOf("cac-above")).toEqual(["flow"]);
    await send({ intent: "removeChannel", channelId: two });
    expect(await choiceOf("new-errors")).toBeNull();
    expect((await loadAlertSettings(shop)).channels).toHaveLength(4);
  });

  it("of one shop are not told to the channels of another", async () => {
    await entitle({ 1: "Hat" }, other);
    await look(other);
    expect(arrived()).toEqual([]);
  });

  it("are told by one of several processes", async () => {
    await withShop(shop, (tx) =>
      tx.query("delete from alert_setting where shop_id = $1", [shop.id]),
    );
    // So long after, the same is told again.
    now = new Date(now.getTime() + 30 * 24 * 3_600_000);
    await entitle({ 2: "Bag" });
    await checkAll(shop, now);
    await checkAlertsOf(shop, now);
    await Promise.all([tellAlerts(shop.id, now), tellAlerts(shop.id, now)]);
    await deliverNotifications(shop.id, new AbortController().signal, () => now);
    const paths = arrived().map(([path]) => path);
    expect(paths).toEqual(["/all", "/errors", "/late"]);
  });
});
