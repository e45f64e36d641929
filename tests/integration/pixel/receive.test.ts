import express from "express";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { addressOf, createPixelRouter } from "../../../app/pixel-endpoint.server";
import { receivePixelPost, resetPixelLimits } from "../../../app/pixel/receive.server";
import type { Database } from "../../../app/store/database.server";
import { recordPixelOff, recordPixelOn } from "../../../app/store/pixel/web-pixel.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import { recordUninstall, type ShopRow } from "../../../app/store/shops.server";
import { handleWebhook } from "../../../app/sync/inbox-handlers.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-30T10:00:00Z");
const url = "https://app.example.com/api/pixel";
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => resetPixelLimits());

const randomId = () => randomBytes(16).toString("hex");
const eventOf = (change: object = {}) => ({
  id: `sh-${randomId()}`,
  kind: "page",
  session: randomId(),
  at: now.toISOString(),
  page: "/",
  channel: "direct",
  products: [],
  ...change,
});

const post = (shop: string, events: object[], address = "192.0.2.1") =>
  receivePixelPost(JSON.stringify({ shop, events }), address, now);

async function turnOn(domain: string): Promise<{ shop: ShopRow; publicId: string }> {
  const shop = await installTestShop(db, domain);
  const publicId = randomId();
  await recordPixelOn(
    shop,
    { publicId, shopifyId: "gid://shopify/WebPixel/1", endpoint: url },
    now,
  );
  return { shop, publicId };
}
async function eventsOf(shop: ShopRow) {
  const { rows } = await db.query<{ id: string; kind: string; at: Date; products: string }>(
    `select event_id as id, kind, occurred_at as at, product_ids::text as products from pixel_event
     where shop_id = $1 order by event_id`,
    [shop.id],
  );
  return rows;
}

it("keeps what a pixel tells, for its shop alone, and each event once", async () => {
  const [one, two] = [await turnOn("one.myshopify.com"), await turnOn("two.myshopify.com")];
  const event = eventOf({ kind: "checkout", products: [11, 12], at: "2026-11-30T09:50:00Z" });
  const answers = await Promise.all([
    post(one.publicId, [event]),
    post(one.publicId, [event, event]),
    post(one.publicId, [{ ...event, kind: "completed" }]),
    // The same id in another shop is another event.
    post(two.publicId, [event]),
  ]);
  expect(answers).toEqual([204, 204, 204, 204]);
  expect(await post(one.publicId, [event])).toBe(204);
  const kept = [
    { id: event.id, kind: "checkout", at: new Date("2026-11-30T09:50:00Z"), products: "{11,12}" },
  ];
  expect(await eventsOf(one.shop)).toEqual(kept);
  expect(await eventsOf(two.shop)).toEqual(kept);
});

it("answers an unknown id, and one whose pixel is off, as a known one, and keeps nothing", async () => {
  const { shop, publicId } = await turnOn("off.myshopify.com");
  const before = await db.query("select count(*) as count from pixel_event");
  const unknown = randomId();
  for (const id of [unknown, publicId.slice(1), "x"]) expect(await post(id, [eventOf()])).toBe(204);
  await recordPixelOff(shop, now);
  expect(await post(publicId, [eventOf()])).toBe(204);
  expect((await db.query("select count(*) as count from pixel_event")).rows).toEqual(before.rows);
  // Nor do the limits tell them apart.
  const statuses = async (id: string) => {
    resetPixelLimits();
    const posts = Array.from({ length: 14 }, () =>
      post(
        id,
        Array.from({ length: 50 }, () => eventOf()),
      ),
    );
    return (await Promise.all(posts)).toSorted();
  };
  const [known, other] = [await statuses(publicId), await statuses(unknown)];
  expect(known).toEqual(other);
  expect(known.filter((status) => status === 429).length).toBe(2);
});

it("limits an address, and what it is sent through", async () => {
  const { shop, publicId } = await turnOn("limits.myshopify.com");
  const many = () => Array.from({ length: 50 }, () => eventOf());
  for (let n = 0; n < 12; n += 1) expect(await post(publicId, many())).toBe(204);
  expect(await post(publicId, [eventOf()])).toBe(429);
  expect(await post(publicId, [eventOf()], "192.0.2.2")).toBe(204);
  expect((await eventsOf(shop)).length).toBe(601);
});

it("refuses what is no post of a pixel", async () => {
  const { shop, publicId } = await turnOn("forged.myshopify.com");
  expect(await post(publicId, [])).toBe(400);
  expect(await post(publicId, [eventOf({ page: "/?token=secret" })])).toBe(400);
  expect(await receivePixelPost("{", "", now)).toBe(400);
  expect(await eventsOf(shop)).toEqual([]);
});

it("moves an event that cannot have been then to when it can", async () => {
  const { shop, publicId } = await turnOn("clock.myshopify.com");
  await post(publicId, [
    eventOf({ id: "a-future", at: "2031-01-01T00:00:00Z" }),
    eventOf({ id: "b-past", at: "2001-01-01T00:00:00Z" }),
  ]);
  expect((await eventsOf(shop)).map(({ at }) => at)).toEqual([
    now,
    new Date("2026-11-30T09:00:00Z"),
  ]);
});

it("answers every origin, without cookies, and says what it takes", async () => {
  const { shop, publicId } = await turnOn("origin.myshopify.com");
  const server = express()
    .use(createPixelRouter({ proxies: 1 }))
    .listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = (init: RequestInit) => fetch(`http://127.0.0.1:${port}/api/pixel`, init);
  const body = (more: object = {}) =>
    JSON.stringify({
      shop: publicId,
      events: [eventOf({ at: new Date().toISOString(), ...more })],
    });
  const taken = await ask({ method: "POST", body: body(), headers: { origin: "null" } });
  expect([taken.status, await taken.text()]).toEqual([204, ""]);
  expect(taken.headers.get("access-control-allow-origin")).toBe("*");
  expect(taken.headers.has("set-cookie")).toBe(false);
  expect(taken.headers.has("access-control-allow-credentials")).toBe(false);
  const json = { "content-type": "application/json" };
  expect((await ask({ method: "POST", body: body(), headers: json })).status).toBe(204);
  expect((await eventsOf(shop)).length).toBe(2);
  const asked = await ask({ method: "OPTIONS" });
  expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "POST"]);
  for (const method of ["GET", "PUT", "DELETE"]) {
    const refused = await ask({ method });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  }
  const refuse = async (sent: string) => (await ask({ method: "POST", body: sent })).status;
  expect(await refuse("{")).toBe(400);
  expect(await refuse("")).toBe(400);
  expect(await refuse(body({ filler: "x".repeat(17_000) }))).toBe(413);
  expect(await refuse(body({ filler: "x".repeat(15_000) }))).toBe(204);
});

it("goes by the address that its own proxies saw", () => {
  const of = (proxies: number, told?: string) =>
    addressOf(
      { headers: { "x-forwarded-for": told }, socket: { remoteAddress: "10.0.0.1" } } as never,
      proxies,
    );
  expect(of(1)).toBe("10.0.0.1");
  expect(of(1, "192.0.2.66, 192.0.2.1")).toBe("192.0.2.1");
  expect(of(2, "192.0.2.66, 192.0.2.1, 10.0.0.2")).toBe("192.0.2.1");
  expect(of(2, "192.0.2.1")).toBe("192.0.2.1");
  expect(of(0, "192.0.2.66")).toBe("10.0.0.1");
});

it("keeps nothing of a shop that has left, and says the database is away where it is", async () => {
  const { shop, publicId } = await turnOn("left.myshopify.com");
  await post(publicId, [eventOf()]);
  await handleWebhook(
    { shopDomain: shop.domain, topic: "app/uninstalled", triggeredAt: now, payload: {} } as never,
    now,
  );
  expect(await eventsOf(shop)).toEqual([]);
  expect(await post(publicId, [eventOf()])).toBe(204);
  expect(await eventsOf(shop)).toEqual([]);
  await recordUninstall(shop.domain, now);
  await deletePurgedShop(shop);
  const { rows } = await db.query("select from web_pixel where shop_id = $1", [shop.id]);
  expect(rows).toEqual([]);

  const other = await turnOn("away.myshopify.com");
  await db.exec("alter table pixel_event rename to pixel_event_away");
  expect(await post(other.publicId, [eventOf({ id: "again" })])).toBe(503);
  await db.exec("alter table pixel_event_away rename to pixel_event");
  expect(await post(other.publicId, [eventOf({ id: "again" })])).toBe(204);
  expect((await eventsOf(other.shop)).map(({ id }) => id)).toEqual(["again"]);
});
