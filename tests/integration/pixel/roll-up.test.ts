import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listShopsToRollUp, rollUpPixel } from "../../../app/pixel/roll-up.server";
import { createShopCalendar } from "../../../app/lib/shop-day";
import type { Database } from "../../../app/store/database.server";
import { writePixelEvents, type PixelEventRow } from "../../../app/store/pixel/events.server";
import { recordPixelOff, recordPixelOn } from "../../../app/store/pixel/web-pixel.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { createRandom, pick } from "../../../app/commands/bench/random";
import { putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-30T18:00:00Z");
const hour = 60 * 60_000;
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

let shops = 0;
async function openShop(timezone: string, onAt = new Date("2026-01-01T00:00:00Z")) {
  shops += 1;
  const shop = await installTestShop(db, `roll-${shops}.myshopify.com`, { timezone });
  const publicId = randomBytes(16).toString("hex");
  await recordPixelOn(
    shop,
    { publicId, shopifyId: "gid://shopify/WebPixel/1", endpoint: "x" },
    onAt,
  );
  return shop;
}

const sessionOf = (n: number) => n.toString(16).padStart(32, "0");
let events = 0;
function eventAt(at: string | number, change: Partial<PixelEventRow> = {}): PixelEventRow {
  events += 1;
  return {
    id: `e-${String(events).padStart(8, "0")}`,
    kind: "page",
    session: sessionOf(1),
    occurredAt: new Date(at),
    page: "/",
    channel: "direct",
    products: [],
    ...change,
  };
}

async function readAll(shop: ShopRow) {
  const ask = async (sql: string) => (await db.query<Record<string, unknown>>(sql, [shop.id])).rows;
  const counts = `sessions as s, cart_additions as c, reached_checkout as r, completed_checkout as d`;
  const flat = (rows: Record<string, unknown>[]) => rows.map((row) => Object.values(row).join(" "));
  return {
    days: flat(
      await ask(
        `select shop_day::text, ${counts}, page_views from pixel_day where shop_id = $1 order by 1`,
      ),
    ),
    parts: flat(
      await ask(
        `select shop_day::text, dimension, value, ${counts} from pixel_day_part where shop_id = $1
         order by 1, 2, value collate "C"`,
      ),
    ),
    products: flat(
      await ask(
        `select shop_day::text, product_id, views, ${counts} from pixel_product_day
         where shop_id = $1 order by 1, 2`,
      ),
    ),
  };
}

/** The same by hand: one event after the other. */
function addUp(zone: string, rows: readonly PixelEventRow[], products: ReadonlySet<number>) {
  const { dayOf } = createShopCalendar(zone);
  const sessions = new Map<string, PixelEventRow[]>();
  const ordered = rows.toSorted(
    (a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  for (const row of ordered) sessions.set(row.session, [...(sessions.get(row.session) ?? []), row]);
  const sums = new Map<string, number[]>();
  const add = (key: string, amounts: (number | boolean)[]) => {
    const before = sums.get(key) ?? amounts.map(() => 0);
    sums.set(
      key,
      before.map((sum, at) => sum + Number(amounts[at])),
    );
  };
  for (const own of sessions.values()) {
    const [first] = own;
    if (!first) continue;
    const day = dayOf(first.occurredAt);
    const has = (list: readonly PixelEventRow[], ...kinds: string[]) =>
      list.some(({ kind }) => kinds.includes(kind));
    const steps = (list: readonly PixelEventRow[]) => [
      true,
      has(list, "cart"),
      has(list, "checkout", "completed"),
      has(list, "completed"),
    ];
    add(`days ${day}`, [...steps(own), own.filter(({ kind }) => kind === "page").length]);
    add(`parts ${day} channel ${first.channel}`, steps(own));
    add(`parts ${day} landing_page ${first.page}`, steps(own));
    for (const product of new Set(own.flatMap((row) => row.products))) {
      if (!products.has(product)) continue;
      const of = own.filter((row) => row.products.includes(product));
      const views = of.filter(({ kind }) => kind === "product").length;
      add(`products ${day} ${product}`, [views, ...steps(of)]);
    }
  }
  const linesOf = (table: string) =>
    [...sums]
      .filter(([key]) => key.startsWith(`${table} `))
      .map(([key, amounts]) => `${key.slice(table.length + 1)} ${amounts.join(" ")}`)
      .toSorted();
  return { days: linesOf("days"), parts: linesOf("parts"), products: linesOf("products") };
}

it("equals what is counted one event after the other, in zones on both sides of UTC", async () => {
  const random = createRandom(7);
  for (const zone of ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Australia/Lord_Howe"]) {
    const shop = await openShop(zone, now);
    await db.transaction(async (tx) => {
      for (const id of [11, 12, 13]) await putProduct(tx, shop, { id });
    });
    const calendar = createShopCalendar(zone);
    const firstDay = calendar.dayOf(now.getTime() - 2 * 24 * hour);
    const rows = Array.from({ length: 800 }, () => {
      const kind = pick(random, [
        "page",
        "page",
        "page",
        "product",
        "product",
        "cart",
        "checkout",
        "completed",
      ]);
      const products =
        kind === "page" ? [] : [pick(random, [11, 12, 13, 999]), pick(random, [11, 12, 13])];
      return eventAt(now.getTime() - Math.floor(random() * 70) * hour, {
        kind: kind as PixelEventRow["kind"],
        session: sessionOf(Math.floor(random() * 400)),
        page: pick(random, ["/", "/products/mug", "/collections/all"]),
        channel: pick(random, ["direct", "email", "paid-search"]),
        products: [...new Set(products)],
      });
    });
    await writePixelEvents(shop, rows);
    await rollUpPixel(shop.id, now);
    const isOpen = (line: string) => line.slice(0, 10) >= firstDay;
    const expected = addUp(zone, rows, new Set([11, 12, 13]));
    const found = await readAll(shop);
    expect(found.days).toEqual(expected.days.filter(isOpen));
    expect(found.parts.toSorted()).toEqual(expected.parts.filter(isOpen));
    expect(found.products).toEqual(expected.products.filter(isOpen));
    expect(found.days.length).toBe(3);
    // Again, and nothing is counted twice.
    await rollUpPixel(shop.id, now);
    expect(await readAll(shop)).toEqual(found);
  }
});

it("counts a visit over midnight once, on the day it began in the shop's zone", async () => {
  const shop = await openShop("America/New_York", new Date("2026-11-29T00:00:00Z"));
  const other = await openShop("America/New_York", new Date("2026-11-29T00:00:00Z"));
  await writePixelEvents(shop, [
    eventAt("2026-11-30T04:59:00Z", { page: "/products/mug", channel: "email" }),
    eventAt("2026-11-30T05:10:00Z", { kind: "completed", page: "/", channel: "direct" }),
    eventAt("2026-11-30T05:00:00Z", { session: sessionOf(2) }),
  ]);
  await rollUpPixel(shop.id, now);
  const found = await readAll(shop);
  expect(found.days).toEqual([
    "2026-11-28 0 0 0 0 0",
    "2026-11-29 1 0 1 1 1",
    "2026-11-30 1 0 0 0 1",
  ]);
  expect(found.parts).toContain("2026-11-29 landing_page /products/mug 1 0 1 1");
  await rollUpPixel(other.id, now);
  expect((await readAll(other)).days.every((line) => line.endsWith(" 0 0 0 0 0"))).toBe(true);
});

it("keeps days that are final, forgets their events, and has no days before the pixel was on", async () => {
  const shop = await openShop("UTC", new Date("2026-11-29T08:00:00Z"));
  await writePixelEvents(shop, [
    eventAt("2026-11-29T09:00:00Z"),
    eventAt("2026-11-30T09:00:00Z", { session: sessionOf(2) }),
  ]);
  const count = async () => {
    const { rows } = await db.query<{ count: number }>(
      "select count(*) as count from pixel_event where shop_id = $1",
      [shop.id],
    );
    return rows[0]?.count;
  };
  const later = (days: number) => new Date(now.getTime() + days * 24 * hour);
  await rollUpPixel(shop.id, now);
  const days = ["2026-11-29 1 0 0 0 1", "2026-11-30 1 0 0 0 1"];
  expect((await readAll(shop)).days).toEqual(days);
  await rollUpPixel(shop.id, later(2));
  expect((await readAll(shop)).days).toEqual([
    ...days,
    "2026-12-01 0 0 0 0 0",
    "2026-12-02 0 0 0 0 0",
  ]);
  expect(await count()).toBe(2);
  await rollUpPixel(shop.id, later(3));
  expect(await count()).toBe(1);
  await recordPixelOff(shop, later(3));
  await rollUpPixel(shop.id, later(5));
  expect(await count()).toBe(0);
  const left = (await readAll(shop)).days;
  expect(left.slice(0, 2)).toEqual(days);
  expect(left.at(-1)).toBe("2026-12-03 0 0 0 0 0");
});

it("keeps the fifty landing pages of a day that are visited most", async () => {
  const shop = await openShop("UTC");
  const rows = Array.from({ length: 70 }, (_, page) =>
    Array.from({ length: page < 10 ? 1 : 2 }, (_, n) =>
      eventAt("2026-11-30T09:00:00Z", {
        page: `/pages/${String(page).padStart(2, "0")}`,
        session: sessionOf(1_000 + page * 2 + n),
      }),
    ),
  ).flat();
  await writePixelEvents(shop, rows);
  await rollUpPixel(shop.id, now);
  const { parts } = await readAll(shop);
  const pages = parts.filter((line) => line.includes("landing_page"));
  expect(pages.length).toBe(50);
  expect(pages[0]).toBe("2026-11-30 landing_page /pages/10 2 0 0 0");
  expect(parts.filter((line) => line.includes("channel"))).toEqual([
    "2026-11-30 channel direct 130 0 0 0",
  ]);
});

it("is due when it was not added up for a minute, or for long where that takes long", async () => {
  const shop = await openShop("UTC");
  const isDue = async (at: Date) => (await listShopsToRollUp(at)).includes(shop.id);
  expect(await isDue(now)).toBe(true);
  await rollUpPixel(shop.id, now);
  await db.query("update web_pixel set rolling_up_ms = 10 where shop_id = $1", [shop.id]);
  expect(await isDue(new Date(now.getTime() + 30_000))).toBe(false);
  expect(await isDue(new Date(now.getTime() + 60_000))).toBe(true);
  await db.query("update web_pixel set rolling_up_ms = 6000 where shop_id = $1", [shop.id]);
  expect(await isDue(new Date(now.getTime() + 60_000))).toBe(false);
  expect(await isDue(new Date(now.getTime() + 300_000))).toBe(true);
  await recordPixelOff(shop, now);
  expect(await isDue(new Date(now.getTime() + 8 * 24 * hour))).toBe(false);
});
