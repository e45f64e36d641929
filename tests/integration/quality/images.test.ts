import { createServer, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { paint, scene, toGif, toJpeg, toPng, toWebp } from "../../../app/quality/testing/pictures";
import { getImage, ImageError } from "../../../app/quality/images/get-image.server";
import { runImages, type ImageLimits } from "../../../app/quality/images/image-run.server";
import { ImagesBusyError, lookAtImage } from "../../../app/quality/images/look-at-image.server";
import { parts } from "../../../app/quality/parts.server";
import { runChecks } from "../../../app/quality/run/run-shop.server";
import type { Database } from "../../../app/store/database.server";
import { switchImages } from "../../../app/store/quality/images.server";
import { readFactRows } from "../../../app/store/quality/fact-rows.server";
import { isAnythingToCheck } from "../../../app/quality/run/run-shop.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { listenHere } from "../../dev-store/platform/listen";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

// Images served from this machine, as a shop's files are from Shopify's.

const now = new Date("2026-11-03T12:00:00Z");
const later = new Date(now.getTime() + 2 * 60 * 60_000);
const photo = toJpeg(paint(256, 256, scene));
const files: Record<string, (response: ServerResponse) => void> = {
  "photo.jpg": (response) => response.end(photo),
  "white.png": (response) => response.end(toPng(paint(256, 256, () => [255, 255, 255]))),
  "red.webp": (response) =>
    void toWebp(
      paint(256, 256, () => [200, 0, 0]),
      true,
    ).then((file) => response.end(file)),
  "blue.gif": (response) => response.end(toGif(paint(256, 256, () => [0, 51, 204]))),
  "page.jpg": (response) => response.end("<!doctype html><p>Not found"),
  "cut.jpg": (response) => response.end(photo.subarray(0, photo.length / 3)),
  "gone.jpg": (response) => response.writeHead(404).end("gone"),
  "away.jpg": (response) =>
    response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end(),
  "busy.jpg": (response) => response.writeHead(503).end(),
  "slow.jpg": () => {},
  "endless.jpg": (response) => {
    response.write(photo);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(64_000))) sent += 64_000;
    };
    response.on("drain", more);
    more();
  },
};

let db: Database;
let shop: ShopRow;
let server: Server;
let origin: string;
let sent = 0;
/** What was asked for, without the narrow versions. */
let asked: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "images.myshopify.com");
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    if (!url.searchParams.has("width")) asked.push(`${url.pathname}${url.search}`);
    const name = url.pathname.split("/").at(-1) ?? "";
    (files[name] ?? ((to: ServerResponse) => to.end(photo)))(response);
  });
  origin = await listenHere(server);
  await db.query(
    `update shop set currency = 'USD', timezone = 'UTC', primary_locale = 'en' where id = $1`,
    [shop.id],
  );
  await db.query(
    `insert into sync_resource (shop_id, resource, status, reading, finished_at, mode)
     values ($1, 'products', 'done', 1, $2, 'bulk')`,
    [shop.id, now],
  );
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await db.close();
});
beforeEach(async () => {
  asked = [];
  await withShop(shop, async (tx) => {
    for (const table of ["product_media", "product", "variant", "image_look", "image_setting"]) {
      await tx.query(`delete from ${table} where shop_id = $1`, [shop.id]);
    }
    await switchImages(tx, shop, true, now);
  });
});

const urlOf = (name: string) => `${origin}/cdn/shop/files/${name}`;
const owner = () => ({ domain: shop.domain, localOrigin: origin });
const look = (name: string) => lookAtImage(urlOf(name), owner(), { timeoutMs: 1_500 });

/** A product with these images. */
async function put(id: number, urls: readonly string[]): Promise<void> {
  await withShop(shop, async (tx) => {
    await putQualityProduct(tx, shop, { id, title: `Hat number ${id}` });
    for (const [position, url] of urls.entries()) {
      await tx.query(
        `insert into product_media (shop_id, product_id, media_id, position, content_type, status, url)
         values ($1, $2::bigint, 'gid://shopify/MediaImage/' || $2::bigint || $3, $3::int, 'IMAGE', 'READY', $4)
         on conflict (shop_id, product_id, media_id) do update set url = excluded.url`,
        [shop.id, id, position, url],
      );
    }
  });
}
const run = (limits: Partial<ImageLimits> = {}) =>
  runImages(shop, {
    clock: () => now,
    isTimeUp: () => false,
    lookAt: (address) => lookAtImage(address, owner(), { timeoutMs: 1_500 }),
    ...limits,
  });
const looks = async () =>
  (
    await db.query<{ outcome: string; tries: number }>(
      "select outcome, tries from image_look where shop_id = $1 order by 1, 2",
      [shop.id],
    )
  ).rows;

it("tells what an image is, and what its pixels are", async () => {
  expect(await look("photo.jpg")).toMatchObject({
    outcome: "seen",
    fileType: "jpg",
    hasPixels: true,
    oneColour: null,
    frameColour: null,
  });
  expect(await look("white.png")).toMatchObject({ fileType: "png", oneColour: "#ffffff" });
  expect(await look("red.webp")).toMatchObject({ fileType: "webp", oneColour: "#c80000" });
  expect(await look("blue.gif")).toMatchObject({ fileType: "gif", oneColour: "#0033cc" });
  expect(await look("page.jpg")).toMatchObject({
    outcome: "seen",
    fileType: "html",
    hasPixels: false,
  });
  expect(await look("cut.jpg")).toMatchObject({
    outcome: "seen",
    fileType: "jpg",
    hasPixels: false,
  });
});

it("follows no redirect, asks no other server, and says what is not there", async () => {
  expect(await look("away.jpg")).toMatchObject({ outcome: "refused", status: 302 });
  expect(await look("gone.jpg")).toMatchObject({ outcome: "missing", status: 404 });
  expect(await lookAtImage("https://elsewhere.example/a.jpg", owner())).toMatchObject({
    outcome: "refused",
    bytes: 0,
  });
  await expect(look("busy.jpg")).rejects.toThrow(ImagesBusyError);
});

it("gives up on a slow server, and leaves an endless image after its beginning", async () => {
  expect(await look("slow.jpg")).toMatchObject({ outcome: "failed", bytes: 0 });
  sent = 0;
  const found = await look("endless.jpg");
  expect(found).toMatchObject({ outcome: "seen", fileType: "jpg", hasPixels: false });
  expect(found.bytes).toBeLessThan(500_000);
  // What lies in the sockets' buffers besides.
  expect(sent).toBeLessThan(20_000_000);
});

it("does not connect to a private address", async () => {
  const request = { mostBytes: 100, timeoutMs: 1_500, allowsLoopback: false };
  for (const url of [urlOf("photo.jpg"), "http://10.0.0.1/a.jpg", "http://[::1]/a.jpg"]) {
    const failure = await getImage({ ...request, url: new URL(url) }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ImageError);
    expect((failure as ImageError).kind, url).toBe("refused");
  }
  expect(asked).toEqual([]);
});

it("looks at each image once per version of its address, and tells the rules", async () => {
  await put(1, [urlOf("photo.jpg?v=1"), urlOf("white.png?v=1")]);
  await put(2, [urlOf("photo.jpg?v=1")]);
  expect(await run()).toEqual({ end: "done", hasNews: true });
  expect([...asked].sort()).toEqual([
    "/cdn/shop/files/photo.jpg?v=1",
    "/cdn/shop/files/white.png?v=1",
  ]);
  expect(await run()).toEqual({ end: "done", hasNews: false });
  expect(asked).toHaveLength(2);

  expect(await isAnythingToCheck(shop, later)).toBe(true);
  while (await runChecks(shop, parts, { clock: () => later, isTimeUp: () => false }));
  const { rows } = await db.query<{ id: number; check: string }>(
    `select product_id as id, check_id as check from quality_finding
     where shop_id = $1 and check_id in ('IMG-05', 'IMG-06', 'IMG-07', 'IMG-08') and resolved_at is null`,
    [shop.id],
  );
  expect(rows).toEqual([{ id: 1, check: "IMG-07" }]);

  await put(2, [urlOf("photo.jpg?v=2")]);
  await run();
  expect(asked.at(-1)).toBe("/cdn/shop/files/photo.jpg?v=2");
  expect(asked).toHaveLength(3);
});

it("takes what is not there for missing when it was not there twice, an hour apart", async () => {
  await put(1, [urlOf("gone.jpg")]);
  const factOf = async () =>
    (await withShop(shop, (tx) => readFactRows(tx, shop, [1]))).media[0]?.look;
  await run();
  expect(await factOf()).toMatchObject({ outcome: "missing", tries: 1 });
  await run();
  expect(await looks()).toEqual([{ outcome: "missing", tries: 1 }]);
  await run({ clock: () => later });
  expect(await factOf()).toMatchObject({ outcome: "missing", tries: 2 });
  await run({ clock: () => new Date(later.getTime() + 24 * 60 * 60_000) });
  expect(asked).toHaveLength(2);
});

it("goes on after a kill, and downloads again no more than one portion", async () => {
  const urls = Array.from({ length: 70 }, (_, index) => urlOf(`p${index}.jpg`));
  await put(1, urls);
  let looked = 0;
  const dying = run({
    lookAt: (address) => {
      if (++looked > 40) throw new Error("killed");
      return lookAtImage(address, owner());
    },
  });
  await expect(dying).rejects.toThrow("killed");
  expect(await looks()).toHaveLength(24);
  expect(await run()).toEqual({ end: "done", hasNews: true });
  expect(await looks()).toHaveLength(70);
  expect(new Set(asked).size).toBe(70);
  expect(asked.length).toBeLessThanOrEqual(70 + 24);
});

it("stops at a day's number, where time is up and where the server asks for a pause", async () => {
  await put(
    1,
    Array.from({ length: 30 }, (_, index) => urlOf(`p${index}.jpg`)),
  );
  expect(await run({ mostImages: 10 })).toEqual({ end: "spent", hasNews: true });
  expect(await looks()).toHaveLength(10);
  expect(await run({ mostImages: 10 })).toEqual({ end: "spent", hasNews: false });
  expect(await run({ isTimeUp: () => true })).toEqual({ end: "timeUp", hasNews: false });
  const tomorrow = new Date(now.getTime() + 24 * 60 * 60_000);
  expect(await run({ mostImages: 10, clock: () => tomorrow })).toMatchObject({ end: "spent" });
  expect(await looks()).toHaveLength(20);
  await put(2, [urlOf("busy.jpg")]);
  // Its place among the addresses follows from the port: it may lie before where the pass has come to.
  const { end } = await run();
  expect(end === "done" ? (await run()).end : end).toBe("busy");
  expect(await looks()).not.toContainEqual({ outcome: "failed", tries: 1 });
});

it("asks nothing where it is off, and forgets then what it knew", async () => {
  await put(1, [urlOf("photo.jpg")]);
  await run();
  await withShop(shop, (tx) => switchImages(tx, shop, false, now));
  expect(await looks()).toEqual([]);
  asked = [];
  expect(await run()).toEqual({ end: "off", hasNews: false });
  expect(asked).toEqual([]);
});

it("forgets addresses once no product has them", async () => {
  await put(1, [urlOf("photo.jpg?v=1")]);
  await run();
  await put(1, [urlOf("photo.jpg?v=2")]);
  await run();
  expect(await looks()).toHaveLength(1);
});
