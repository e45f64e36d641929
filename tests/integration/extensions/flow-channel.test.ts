import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeChannels } from "../../../app/alerts/change-channels.server";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import { loadNotifications } from "../../../app/panels/notifications/load.server";
import { listShopsWithFlowEvents, sendFlowEvents } from "../../../app/quality/flow/send.server";
import type { Database } from "../../../app/store/database.server";
import { addFlowEvent } from "../../../app/store/flow/events.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { triggersOf } from "../../dev-store/mutations/flow-trigger-receive";
import type { Fault } from "../../dev-store/faults/types";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { installed, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let shop: ShopRow;
let other: ShopRow;
let now: Date;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const tokens = { none: 0 };

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    settings: { shopDomain: "flow-channel.myshopify.com", orders: 1, products: 3 },
  });
  shop = await installed(store.store, store.domain);
  other = await installTestShop(db, "flow-other.myshopify.com");
});
afterAll(() => db.close());
beforeEach(() => {
  now = new Date("2026-11-30T12:00:00Z");
});
afterEach(async () => {
  await fault(null);
  await db.exec("delete from flow_event; delete from flow_channel");
});

/** Has Flow's endpoint of the store do this from now on; null: what it always does. */
async function fault(what: Fault | null): Promise<void> {
  await fetch(`${store.store.url}/dev/faults`, { method: "DELETE" });
  if (what === null) return;
  const response = await fetch(`${store.store.url}/dev/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ operation: "flowTriggerReceive", times: "always", fault: what }),
  });
  expect(response.status).toBeLessThan(300);
}
const away: Fault = { type: "status", status: 503 };
const refusing: Fault = { type: "mutation-refused", message: "Invalid handle" };

async function send(of = shop): Promise<boolean> {
  let at = Date.now();
  const sleep = async (ms: number) => void (at += Math.ceil(ms));
  const client = await store.client({ now: () => at, sleep });
  return sendFlowEvents(of, { now, client });
}
const pass = (ms: number) => (now = new Date(now.getTime() + ms));
const happen = (title: string, of = shop) =>
  withShop(of, (tx) =>
    addFlowEvent(tx, of, { handle: "trading-alert", fields: { Title: title } }, now),
  );
const flow = async (of = shop) => (await loadNotifications(of, new URLSearchParams(), now)).flow;
async function press(intent: string, of = shop) {
  const form = new FormData();
  form.append("intent", intent);
  return changeChannels(of, form, now);
}
/** Titles of what the store's workflows were told since `tokens.none` was set. */
const told = () =>
  triggersOf(store.store.world(shop.domain))
    .slice(tokens.none)
    .map(({ payload }) => payload["Title"]);
beforeEach(() => {
  tokens.none = triggersOf(store.store.world(shop.domain)).length;
});
const versionOf = async () =>
  (
    await db.query<{ version: number }>("select data_version as version from shop where id = $1", [
      shop.id,
    ])
  ).rows[0]?.version ?? 0;

describe("Shopify Flow as a channel", () => {
  it("says nothing where there was nothing to tell, then when it was last told", async () => {
    expect(await flow()).toMatchObject({ state: "idle", waiting: 0, sentAt: null, unsent: [] });
    await happen("one");
    expect(await flow()).toMatchObject({ state: "idle", waiting: 1, nextAt: null });
    await send();
    const sentAt = now.toISOString();
    expect(await flow()).toMatchObject({ state: "ok", waiting: 0, error: null, sentAt });
  });

  it("is tried again with growing pauses, failing from the third time on, and loses nothing", async () => {
    await happen("one");
    await send();
    pass(minuteMs);
    const before = await versionOf();
    await fault(away);
    await happen("two");
    const states: unknown[] = [];
    const pauses = [];
    for (let time = 0; time < 8; time += 1) {
      await send();
      const { state, nextAt, waiting } = await flow();
      states.push(state);
      expect(waiting).toBe(time === 0 ? 1 : 2);
      const next = new Date(nextAt ?? "");
      pauses.push((next.getTime() - now.getTime()) / minuteMs);
      if (time === 0) await happen("three");
      // Not a moment earlier, and what has happened since waits behind it.
      now = new Date(next.getTime() - 1);
      expect(await listShopsWithFlowEvents(now)).toEqual([]);
      expect(await send()).toBe(false);
      expect((await flow()).nextAt).toBe(nextAt);
      now = next;
      expect(await listShopsWithFlowEvents(now)).toEqual([shop.id]);
    }
    expect(states.slice(0, 3)).toEqual(["retrying", "retrying", "failing"]);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(await flow()).toMatchObject({
      error: {
        text: "notifications.flow.errors.unavailable",
        detail: "Shopify answered HTTP 503.",
      },
      waitingSince: "2026-11-30T12:01:00.000Z",
      sentAt: "2026-11-30T12:00:00.000Z",
    });
    expect((await loadAlerts(shop, now)).isFlowFailing).toBe(true);
    // Open pages were told each time.
    expect(await versionOf()).toBe(before + 8);
    await fault(null);
    await send();
    expect(told()).toEqual(["one", "two", "three"]);
    expect(await flow()).toMatchObject({ state: "ok", error: null, waiting: 0, givenUp: 0 });
    expect((await loadAlerts(shop, now)).isFlowFailing).toBe(false);
    expect(await versionOf()).toBe(before + 9);
  });

  it("is failing at once where waiting does not help, and says what does", async () => {
    await happen("one");
    const seen: unknown[] = [];
    for (const status of [402, 403, 423]) {
      await fault({ type: "status", status });
      await send();
      const { state, error } = await flow();
      seen.push([state, error?.text]);
      pass(dayMs);
    }
    await fault({
      type: "graphql-error",
      code: "ACCESS_DENIED",
      message: "`read_products` access",
    });
    await send();
    const { state, error } = await flow();
    seen.push([state, error?.text]);
    const text = (code: string) => ["failing", `notifications.flow.errors.${code}`];
    expect(seen).toEqual(["frozen", "noAccess", "locked", "missingScope"].map(text));
  });

  it("is tried at once where the merchant wants that", async () => {
    await happen("one");
    await fault(away);
    await send();
    await fault(null);
    pass(1_000);
    expect(await send()).toBe(false);
    expect(told()).toEqual([]);
    expect(await press("tryFlow")).toMatchObject({ kind: "done" });
    expect(await listShopsWithFlowEvents(now)).toEqual([shop.id]);
    await send();
    expect(told()).toEqual(["one"]);
  });

  it("keeps what Shopify refuses with its words, goes on, and sends it again when asked", async () => {
    await happen("one");
    await fault(refusing);
    await send();
    pass(minuteMs);
    expect(await flow()).toMatchObject({ state: "refusing", refused: 1, waiting: 0, error: null });
    await happen("two");
    await happen("three");
    const refusedAt = now.toISOString();
    await send();
    expect(await flow()).toMatchObject({
      ...{ state: "refusing", refused: 3, refusedAt, givenUp: 0 },
      error: null,
      unsent: [
        { about: { text: "three" }, isGivenUp: false, error: { detail: "Invalid handle" } },
        { about: { text: "two" } },
        { about: { text: "one" }, createdAt: "2026-11-30T12:00:00.000Z" },
      ],
    });
    // It answers, so nothing says that what is told does not arrive, and a single 503 is a single failure.
    expect((await loadAlerts(shop, now)).isFlowFailing).toBe(false);
    await fault(away);
    await happen("four");
    await send();
    const nextAt = new Date(now.getTime() + minuteMs).toISOString();
    expect(await flow()).toMatchObject({ state: "retrying", nextAt });
    await fault(null);
    pass(minuteMs);
    await send();
    expect(told()).toEqual(["four"]);
    expect(await flow()).toMatchObject({ state: "ok", error: null, refused: 3 });
    expect(await press("requeueFlow")).toMatchObject({ kind: "done" });
    expect(await flow()).toMatchObject({ refused: 0, waiting: 3, waitingSince: now.toISOString() });
    const before = await versionOf();
    await send();
    expect(told()).toEqual(["four", "one", "two", "three"]);
    expect(await versionOf()).toBe(before + 1);
    expect(await press("requeueFlow")).toMatchObject({ kind: "refused" });
  });

  it("gives up after a week, says how much and when, and keeps it for a month to be sent", async () => {
    await happen("old");
    await fault(away);
    await send();
    pass(4 * dayMs);
    await happen("young");
    pass(3 * dayMs - 1);
    await send();
    expect(await flow()).toMatchObject({ givenUp: 0, waiting: 2, state: "retrying" });
    pass(dayMs);
    const givenUpAt = now.toISOString();
    await send();
    expect(await flow()).toMatchObject({
      ...{ givenUp: 1, givenUpAt, waiting: 1, state: "failing" },
      unsent: [
        {
          ...{ about: { text: "old" }, isGivenUp: true, settledAt: givenUpAt },
          error: { text: "notifications.flow.errors.unavailable" },
        },
      ],
    });
    await fault(null);
    pass(dayMs);
    await send();
    expect(told()).toEqual(["young"]);
    pass(29 * dayMs - 1);
    await happen("later");
    await send();
    expect(await flow()).toMatchObject({ givenUp: 1, state: "ok" });
    await press("requeueFlow");
    await fault(away);
    await send();
    // It is as if it had happened now.
    expect(await flow()).toMatchObject({ givenUp: 0, waiting: 1 });
    pass(7 * dayMs);
    await send();
    expect(await flow()).toMatchObject({ givenUp: 1, waiting: 0 });
    await fault(null);
    pass(30 * dayMs + 1);
    await happen("much later");
    await send();
    expect(await flow()).toMatchObject({ givenUp: 0, unsent: [] });
    expect(told()).toEqual(["young", "later", "much later"]);
  });

  it("tries once more what has waited for longer while nothing ran", async () => {
    await happen("old");
    pass(20 * dayMs);
    await send();
    expect(told()).toEqual(["old"]);
  });

  it("gives up one at a time what nobody could try for more than a week", async () => {
    for (const title of ["one", "two", "three"]) await happen(title);
    pass(10 * dayMs);
    await fault(away);
    await send();
    expect(await flow()).toMatchObject({ givenUp: 1, waiting: 2 });
    await fault(null);
    pass(minuteMs);
    await send();
    expect(told()).toEqual(["two", "three"]);
  });

  it("goes on behind an event at which Shopify alone fails", async () => {
    await happen("one");
    await fault({
      type: "graphql-error",
      code: "BAD_REQUEST",
      message: "No such trigger",
    });
    for (let time = 1; time <= 4; time += 1) {
      await send();
      pass(dayMs / 24);
    }
    expect(await flow()).toMatchObject({ givenUp: 0, waiting: 1, state: "failing" });
    await happen("two");
    await send();
    expect(await flow()).toMatchObject({
      ...{ givenUp: 1, waiting: 1 },
      unsent: [{ about: { text: "one" }, isGivenUp: true }],
    });
    await fault(null);
    pass(dayMs / 24);
    await send();
    expect(told()).toEqual(["two"]);
  });

  it("forgets after a month where nothing happens any more", async () => {
    await happen("one");
    await fault(refusing);
    await send();
    pass(30 * dayMs + 1);
    await send();
    expect(await flow()).toMatchObject({ refused: 0, unsent: [] });
  });

  it("is told by one process at a time, and by another where that has died", async () => {
    const titles = Array.from({ length: 25 }, (_, index) => `event ${index}`);
    for (const title of titles) await happen(title);
    await db.query(
      "insert into flow_channel (shop_id, since, next_at, held_until) values ($1, $2, $2, $3)",
      [shop.id, now, new Date(now.getTime() + 2 * minuteMs)],
    );
    expect(await send()).toBe(false);
    expect(told()).toEqual([]);
    pass(2 * minuteMs);
    const more = await Promise.all([send(), send()]);
    expect(more.sort()).toEqual([false, true]);
    expect(await send()).toBe(false);
    expect(told()).toEqual(titles);
  });

  it("is each shop's own, and goes with it", async () => {
    await happen("one");
    await happen("two", other);
    await fault(refusing);
    await send();
    expect((await flow(other)).refused).toBe(0);
    expect(await flow(other)).toMatchObject({ state: "idle", waiting: 1 });
    expect(await press("requeueFlow", other)).toMatchObject({ kind: "refused" });
    await press("tryFlow", other);
    expect(await flow()).toMatchObject({ state: "refusing", refused: 1 });
    await deletePurgedShop(other);
    const { rows } = await db.query("select shop_id from flow_event");
    expect(rows).toEqual([{ shop_id: shop.id }]);
    expect((await db.query("select shop_id from flow_channel")).rows).toEqual([
      { shop_id: shop.id },
    ]);
  });
});
