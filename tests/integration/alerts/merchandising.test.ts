import { afterAll, beforeAll, expect, it } from "vitest";
import { changeAlerts } from "../../../app/alerts/change-alerts.server";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { loadAlertNotice, loadAlerts } from "../../../app/panels/alerts/load.server";
import { listTellingEvents, readAlertEvents } from "../../../app/store/alerts/events.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { writeQualitySetting } from "../../../app/store/quality/settings.server";
import { askForRun } from "../../../app/store/quality/state.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, putQualityProduct } from "../quality/quality-shop";

let db: Database;
let shop: ShopRow;
let other: ShopRow;
let now = new Date("2026-11-20T10:00:00Z");
const hourMs = 60 * 60_000;
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

/** A title of fewer than five letters is an error there. */
async function entitle(titles: Record<number, string>, of = shop): Promise<void> {
  await withShop(of, async (tx) => {
    for (const [id, title] of Object.entries(titles)) {
      await putQualityProduct(tx, of, { id: Number(id), title, liveAt: now });
    }
    await tx.query(
      "update product set published_at = '2025-01-01Z' where shop_id = $1 and id <> 9",
      [of.id],
    );
  });
}

/** What follows a reading of products. */
async function look(of = shop): Promise<void> {
  await checkAll(of, now);
  await checkAlertsOf(of, now);
}

const open = async (of = shop) =>
  (await loadAlerts(of, now)).open.map(({ ruleId, message }) => [
    ruleId,
    message.values["product"] ?? message.values["count"],
  ]);
const told = async (of = shop) =>
  (await withShop(of, (tx) => listTellingEvents(tx, of, { afterId: 0, limit: 1_000 }))).map(
    ({ kind }) => kind,
  );
const send = (fields: Record<string, string>, of = shop) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeAlerts(of, form, { now, madeBy: "7" });
};
const dump = async (of: ShopRow) =>
  (
    await db.query(
      `select (select count(*) from alert where shop_id = $1)::int as alerts,
         (select count(*) from alert_event where shop_id = $1)::int as events,
         data_version as version from shop where id = $1`,
      [of.id],
    )
  ).rows[0];

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) {
    await entitle({ 1: "Red hat", 2: "Cap", 3: "Blue hat", 4: "Green hat", 9: "Draft hat" }, each);
    await withShop(each, async (tx) => {
      await markRead(tx, each, new Date("2026-11-20T09:00:00Z"));
      await tx.query("delete from dirty_log where shop_id = $1", [each.id]);
    });
  }
  // Titles of three letters make the score of so few products fall too.
  await send({
    ...{ intent: "saveRule", ruleId: "score-below", isOn: "off" },
    ...{ thresholds: "{}", channels: "all" },
  });
});
afterAll(closeDatabase);

it("says nothing of what was wrong when products were first checked", async () => {
  await checkAlertsOf(shop, now);
  expect((await loadAlerts(shop, now)).isBaseMissing).toBe(true);
  await look();
  await look(other);
  expect(await open()).toEqual([]);
  expect((await loadAlerts(shop, now)).isBaseMissing).toBe(false);
});

it("opens an alert for an error made on a published product, once, and not for one that nobody sees", async () => {
  pass(hourMs);
  await entitle({ 1: "Hat", 9: "Hut" });
  await look();
  expect(await open()).toEqual([["new-errors", "Hat"]]);
  expect(await told()).toEqual(["opened"]);
  expect(await loadAlertNotice(shop, now)).toMatchObject({
    unread: 1,
    newest: {
      path: "/app/quality/products/1",
      message: { checks: ["quality.checks.T-SHORT.fail"] },
    },
  });
});

it("leaves the other shop alone", async () => {
  expect(await open(other)).toEqual([]);
  expect(await loadAlertNotice(other, now)).toMatchObject({ unread: 0, newest: null });
});

it("writes nothing where nothing has changed, however often it looks", async () => {
  const before = await dump(shop);
  await checkAlertsOf(shop, now);
  await checkAlertsOf(shop, now);
  expect(await dump(shop)).toEqual(before);
});

it("marks as seen, and counts it no more", async () => {
  const [alert] = (await loadAlerts(shop, now)).open;
  await send({ intent: "read", alertId: String(alert?.id) });
  expect(await loadAlertNotice(shop, now)).toMatchObject({ unread: 0, newest: null });
  expect((await loadAlerts(shop, now)).open).toMatchObject([{ isRead: true }]);
});

it("resolves by itself when the error is put right", async () => {
  pass(hourMs);
  await entitle({ 1: "Red hat" });
  await look();
  expect(await open()).toEqual([]);
  expect((await loadAlerts(shop, now)).resolved).toMatchObject([
    { resolution: "alerts.resolvedBy.itself", resolvedAt: now.toISOString() },
  ]);
  expect(await told()).toEqual(["opened", "resolved"]);
});

it("is the same alert where it comes again within the cool-down, and is not told again", async () => {
  pass(hourMs);
  await entitle({ 1: "Hat" });
  await look();
  expect(await open()).toEqual([["new-errors", "Hat"]]);
  expect(await told()).toEqual(["opened", "resolved"]);
  const [alert] = (await loadAlerts(shop, now)).open;
  const events = await withShop(shop, (tx) => readAlertEvents(tx, shop, alert?.id ?? 0));
  expect(events.map(({ kind }) => kind)).toEqual(["opened", "read", "resolved", "reopened"]);
});

it("is another alert after the cool-down", async () => {
  pass(hourMs);
  await entitle({ 1: "Red hat" });
  await look();
  pass(24 * hourMs);
  await entitle({ 1: "Hat" });
  await look();
  expect((await told()).filter((kind) => kind === "opened")).toHaveLength(2);
});

it("is quiet while it is snoozed, and tells again when that is over", async () => {
  const [alert] = (await loadAlerts(shop, now)).open;
  expect((await loadAlertNotice(shop, now)).unread).toBe(1);
  await send({ intent: "snooze", alertId: String(alert?.id), days: "1" });
  expect((await loadAlertNotice(shop, now)).unread).toBe(0);
  pass(23 * hourMs);
  await look();
  expect((await told()).at(-1)).toBe("opened");
  expect((await loadAlertNotice(shop, now)).unread).toBe(0);
  pass(hourMs);
  await look();
  expect((await told()).at(-1)).toBe("woke");
  expect((await loadAlertNotice(shop, now)).unread).toBe(1);
});

it("is no longer snoozed once that is taken back, and tells nobody of it", async () => {
  const [alert] = (await loadAlerts(shop, now)).open;
  const alertId = String(alert?.id);
  await send({ intent: "snooze", alertId, days: "30" });
  const before = await told();
  expect(await send({ intent: "wake", alertId }, other)).toMatchObject({ kind: "refused" });
  expect((await loadAlerts(shop, now)).open[0]?.snoozedUntil).not.toBeNull();
  expect(await send({ intent: "wake", alertId })).toMatchObject({ kind: "done" });
  expect((await loadAlerts(shop, now)).open[0]?.snoozedUntil).toBeNull();
  expect(await send({ intent: "wake", alertId })).toMatchObject({ kind: "refused" });
  await look();
  expect(await told()).toEqual(before);
});

it("is not told of what is muted, until that is taken back", async () => {
  const [alert] = (await loadAlerts(shop, now)).open;
  await send({ intent: "mute", alertId: String(alert?.id) });
  await look();
  expect(await open()).toEqual([]);
  expect((await loadAlerts(shop, now)).muted).toMatchObject([{ key: "product 1" }]);
  expect(await send({ intent: "unmute", ruleId: "new-errors", key: "product 1" })).toMatchObject({
    asksForRun: true,
  });
  await checkAlertsOf(shop, now);
  expect(await open()).toEqual([["new-errors", "Hat"]]);
});

it("tells once of what one import has done to many, and goes on from the alerts of single ones", async () => {
  pass(hourMs);
  const before = await told();
  await entitle({ 3: "Hut", 4: "Hit" });
  await look();
  const [top, ...rest] = (await loadAlerts(shop, now)).open;
  expect(rest).toEqual([]);
  expect(top).toMatchObject({
    path: "/app/quality/rules/T-SHORT",
    message: { values: { count: 3 } },
  });
  expect((await told()).slice(before.length)).toEqual(["opened"]);
  const { resolved } = await loadAlerts(shop, now);
  expect(resolved[0]?.resolution).toBe("alerts.resolvedBy.merged");
});

it("fires from as many products on as was set, and not at all where it is off", async () => {
  const save = (isOn: string, leastProducts: number) =>
    send({
      intent: "saveRule",
      ruleId: "new-errors",
      isOn,
      thresholds: JSON.stringify({ leastProducts }),
      channels: "all",
    });
  await save("on", 4);
  await checkAlertsOf(shop, now);
  expect(await open()).toEqual([]);
  await save("on", 3);
  await checkAlertsOf(shop, now);
  expect(await open()).toEqual([["new-errors", 3]]);
  await save("off", 3);
  await checkAlertsOf(shop, now);
  expect(await open()).toEqual([]);
  expect(await save("on", 0)).toMatchObject({ kind: "invalid" });
  await send({ intent: "resetRule", ruleId: "new-errors" });
  await checkAlertsOf(shop, now);
  expect(await open()).toEqual([["new-errors", 3]]);
});

it("does not let one shop touch another's", async () => {
  const [alert] = (await loadAlerts(shop, now)).open;
  const before = await dump(shop);
  expect(await send({ intent: "mute", alertId: String(alert?.id) }, other)).toMatchObject({
    kind: "refused",
  });
  expect(
    await send({ intent: "snooze", alertId: String(alert?.id), days: "1" }, other),
  ).toMatchObject({ kind: "refused" });
  await send({ intent: "readAll" }, other);
  expect(await dump(shop)).toEqual(before);
});

it("takes nothing for new that a rule finds because it was set otherwise", async () => {
  pass(hourMs);
  await entitle({ 1: "Red hat", 3: "Blue hat", 4: "Green hat" });
  await look();
  expect(await open()).toEqual([]);
  await withShop(shop, async (tx) => {
    const setting = {
      checkId: "T-SHORT",
      isOn: true,
      severity: null,
      thresholds: { least: 50 },
    };
    await writeQualitySetting(tx, shop, setting, now);
    await askForRun(tx, shop, now);
  });
  pass(60_000);
  await look();
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from quality_finding
     where shop_id = $1 and check_id = 'T-SHORT' and resolved_at is null`,
    [shop.id],
  );
  expect(rows[0]?.count).toBeGreaterThan(3);
  expect(await open()).toEqual([]);
});
