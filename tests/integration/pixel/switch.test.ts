import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { loadProductViews } from "../../../app/metrics/conversion/estimate.server";
import { loadConversionPage } from "../../../app/panels/conversion/load.server";
import type { ReadyConversion } from "../../../app/panels/conversion/view";
import { receivePixelPost, resetPixelLimits } from "../../../app/pixel/receive.server";
import { rollUpPixel } from "../../../app/pixel/roll-up.server";
import { turnPixelOff, turnPixelOn } from "../../../app/pixel/switch.server";
import type { Database } from "../../../app/store/database.server";
import { readWebPixel, recordPixelOff } from "../../../app/store/pixel/web-pixel.server";
import { writeSessionDays } from "../../../app/store/shopify-sessions.server";
import { sendVisits } from "../../dev-store/storefront/visitors";
import { putWebPixel, removeWebPixel, webPixelOf } from "../../dev-store/storefront/web-pixels";
import { listenHere } from "../../dev-store/platform/listen";
import { putProduct } from "../../setup/sales-rows";
import { openTestDatabase } from "../../setup/test-database";
import { allScopes, installed, openStore, type StoreUnderTest } from "../support/sync-store";

const now = new Date("2026-11-30T18:00:00Z");
let db: Database;
let endpointUrl: string;
let allowed: StoreUnderTest;
let denied: StoreUnderTest;

/** The app's endpoint over HTTP. */
const endpoint = createServer((incoming, answer) => {
  const parts: Buffer[] = [];
  incoming.on("data", (part: Buffer) => parts.push(part));
  incoming.on("end", () => {
    const body = Buffer.concat(parts).toString();
    const address = String(incoming.headers["x-forwarded-for"]);
    void receivePixelPost(body, address, now).then((status) => answer.writeHead(status).end());
  });
});

beforeAll(async () => {
  db = await openTestDatabase();
  const scopes = [...allScopes, "write_pixels", "read_customer_events"];
  const small = { orders: 5, products: 8, until: now.getTime() - 60_000 };
  const clock = () => now.getTime();
  allowed = await openStore({
    shops: [{ shopDomain: "allowed.myshopify.com", ...small }],
    requiredScopes: scopes,
    grantedScopes: scopes,
    clock,
  });
  denied = await openStore({ shops: [{ shopDomain: "denied.myshopify.com", ...small }], clock });
  endpointUrl = await listenHere(endpoint);
});
afterAll(async () => {
  endpoint.close();
  await db.close();
});
beforeEach(() => resetPixelLimits());

const open = async () => {
  const shop = await installed(allowed.store, allowed.domain);
  await db.query("update shop set timezone = 'UTC', currency = 'USD' where id = $1", [shop.id]);
  return { shop: { ...shop, timezone: "UTC", currency: "USD" }, client: await allowed.client() };
};
const world = () => allowed.store.world(allowed.domain);

it("turns the pixel on at Shopify with the shop's random id, however often it is asked", async () => {
  const { shop, client } = await open();
  expect(await turnPixelOn(shop, now, client)).toEqual({ kind: "on" });
  const pixel = await readWebPixel(shop);
  expect(pixel?.publicId).toMatch(/^[0-9a-f]{32}$/);
  expect(webPixelOf(world())).toEqual({
    id: pixel?.shopifyId,
    settings: { shop: pixel?.publicId, endpoint: "http://localhost:3000/api/pixel" },
  });
  expect(await turnPixelOn(shop, new Date(now.getTime() + 1_000), client)).toEqual({ kind: "on" });
  // On there and unknown here; known here and gone there.
  await recordPixelOff(shop, now);
  expect(await turnPixelOn(shop, now, client)).toEqual({ kind: "on" });
  removeWebPixel(world());
  expect(await turnPixelOn(shop, now, client)).toEqual({ kind: "on" });
  const again = await readWebPixel(shop);
  expect(again?.publicId).toBe(pixel?.publicId);
  expect(again?.shopifyId).toBe(webPixelOf(world())?.id);
});

it("turns it off, also where Shopify has lost it", async () => {
  const { shop, client } = await open();
  await turnPixelOn(shop, now, client);
  expect(await turnPixelOff(shop, now, client)).toEqual({ kind: "off" });
  expect(webPixelOf(world())).toBeNull();
  expect((await readWebPixel(shop))?.turnedOffAt).toEqual(now);
  await turnPixelOn(shop, now, client);
  removeWebPixel(world());
  expect(await turnPixelOff(shop, now, client)).toEqual({ kind: "off" });
  expect(await sendVisits(world(), { count: 1 })).toBeNull();
});

it("says that access is missing where it is", async () => {
  const shop = await installed(denied.store, denied.domain);
  expect(await turnPixelOn(shop, now, await denied.client())).toEqual({ kind: "missingScope" });
  expect(await readWebPixel(shop)).toBeNull();
});

it("counts the visitors who let it, and shows them where Shopify's reports are not known", async () => {
  const { shop, client } = await open();
  await turnPixelOn(shop, now, client);
  await db.transaction(async (tx) => {
    for (const { id } of world().catalogue.products) await putProduct(tx, shop, { id });
  });
  const { settings } = webPixelOf(world()) ?? { settings: {} };
  putWebPixel(world(), { ...settings, endpoint: `${endpointUrl}/api/pixel` });
  const ordersBefore = world().trade.size().orders;
  const sent = await sendVisits(world(), { count: 120, buyers: 5 });
  expect(Object.keys(sent?.answers ?? {})).toEqual(["204"]);
  expect(sent?.orders).toBe(5);
  expect(world().trade.size().orders - ordersBefore).toBe(5);
  expect(sent?.refused).toBeGreaterThan(5);
  await rollUpPixel(shop.id, now);

  const load = async () => {
    const page = await loadConversionPage(shop, new URLSearchParams(), now);
    return page as ReadyConversion;
  };
  const page = await load();
  expect(page.visits).toBeNull();
  expect(page.pixel).toMatchObject({ isOn: true, missingScopes: [] });
  const { kind, visits } = page.estimate ?? {};
  expect([kind, visits?.isEstimate]).toEqual(["whole", true]);
  const steps = visits?.funnel.map(({ sessions }) => sessions) ?? [];
  expect([steps[0], steps[3]]).toEqual([120 - (sent?.refused ?? 0), 5]);
  expect(visits?.breakdowns.map(({ id }) => id)).toEqual(["landing_page", "channel", "product"]);
  const [pages, channels, products] = visits?.breakdowns ?? [];
  for (const whole of [pages, channels]) {
    const sum = whole?.rows.reduce((total, { values }) => total + (values[0] ?? 0), 0);
    expect(sum).toBe(steps[0]);
  }
  expect(channels?.rows.every(({ label }) => label?.startsWith("marketingChannels."))).toBe(true);
  expect(products?.rows[0]?.value).toMatch(/^Product /);

  const id = Number(products?.rows[0]?.id);
  const views = await loadProductViews(shop, id, "2026-11-30");
  expect(views).toMatchObject({ since: "2026-11-30" });
  expect(views?.views).toBeGreaterThan(0);
  expect(await loadProductViews(shop, 1, "2026-11-30")).toMatchObject({ views: 0 });
  expect(await loadProductViews(shop, id, "2026-11-29")).toBeNull();

  // Where Shopify's figures are known they are shown, and the pixel adds what they do not tell.
  const counts = { sessions: 10, cartAdditions: 1, reachedCheckout: 1, completedCheckout: 1 };
  await writeSessionDays(shop, [
    { shopDay: "2026-11-30", ...counts, isHumanOnly: true, checkedAt: now.toISOString() },
  ]);
  const both = await load();
  expect(both.visits?.funnel[0]?.sessions).toBe(10);
  expect(both.visits?.isEstimate).toBe(false);
  expect(both.estimate?.kind).toBe("parts");
  expect(both.estimate?.visits.breakdowns.map(({ id }) => id)).toEqual(["channel", "product"]);
});
