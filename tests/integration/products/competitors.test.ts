import { afterAll, beforeAll, expect, it } from "vitest";
import { changeCompetitorPrices } from "../../../app/imports/competitors.server";
import { loadCompetitors } from "../../../app/panels/products/competitors/load.server";
import { loadProductsCsv } from "../../../app/panels/products/csv.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead, putStockedVariant, sell } from "../../setup/product-rows";
import { putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-28T15:00:00Z");
const november = "from=2026-11-01&to=2026-11-28";
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-rivals.myshopify.com");
  two = await installTestShop(db, "two-rivals.myshopify.com");
  for (const shop of [one, two]) {
    await withShop(shop, async (tx) => {
      await putProduct(tx, shop, { id: 1, type: "Mug" });
      await putProduct(tx, shop, { id: 2, type: "Hat" });
      await putStockedVariant(tx, shop, { id: 11, product: 1, sku: "MUG", price: 1_100 });
      await putStockedVariant(tx, shop, { id: 21, product: 2, sku: " HAT ", price: 1_800 });
      await putStockedVariant(tx, shop, { id: 22, product: 2, sku: "CAP", price: 500 });
      await sell(tx, shop, { product: 1, variant: 11, day: "2026-11-02", units: 3, gross: 3_300 });
      await sell(tx, shop, { product: 2, variant: 21, day: "2026-11-03", units: 1, gross: 1_800 });
      await markRead(tx, shop, now);
    });
    await foldShop(shop, now);
  }
}, 120_000);
afterAll(() => db.close());

const fresh = async (shop: ShopRow) => (await findShopById(shop.id)) ?? shop;
async function page(query = november, shop = one) {
  const view = await loadCompetitors(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}
async function cells(query = november, shop = one) {
  const { columns, rows } = (await page(query, shop)).list;
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  return Object.fromEntries(
    rows.map(({ id, cells: values }) => [
      id,
      ["price-index", "median", "lowest", "competitors", "seen"].map((name) => values[at(name)]),
    ]),
  );
}
const stored = async (shop: ShopRow) => {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ line: string }>(
      `select sku || ' ' || competitor || ' ' || seen_day || ' ' || price_minor as line
       from competitor_price order by sku, competitor, seen_day`,
    ),
  );
  return rows.map(({ line }) => line);
};

function send(fields: Record<string, string | Blob>, shop = one) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeCompetitorPrices(shop, form, now);
}
const csv = (...rows: string[]) => new Blob([["sku,competitor,price,date", ...rows].join("\n")]);

it("says that nothing was entered, and offers a file to fill in", async () => {
  const view = await page();
  expect(view).toMatchObject({
    sentence: { kind: "noPrices" },
    figures: [],
    competitors: [],
    list: { rowCount: 0 },
  });
  expect(view.template).toBe(
    "\ufeffsku,competitor,price,date,currency\r\nCAP,,,2026-11-28,USD\r\nHAT,,,2026-11-28,USD\r\nMUG,,,2026-11-28,USD\r\n",
  );
  // As it is, it holds no price yet.
  const untouched = await send({ intent: "preview", file: new Blob([view.template]) });
  expect(untouched).toMatchObject({
    kind: "preview",
    preview: {
      priceCount: 0,
      canAccept: false,
      notes: [{ text: "imports.notes.withoutPrice", values: { number: "3" } }],
    },
  });
});

it("names what is wrong with a row by its line, and enters nothing while one is bad", async () => {
  const file = new Blob([
    [
      "sku;competitor;price;date;currency",
      "MUG;Acme;10,00;2026-11-20;usd",
      ";Acme;10,00;2026-11-20;",
      "MUG;;10,00;2026-11-20;",
      "MUG;Bolt;ten;2026-11-20;",
      "MUG;Bolt;-1,00;2026-11-20;",
      "MUG;Bolt;0,00;2026-11-20;",
      "MUG;Bolt;9,00;2026-11-29;",
      "MUG;Bolt;9,00;someday;",
      "MUG;Bolt;9,00;2026-11-20;EUR",
      "MUG;Acme;10,50;2026-11-20;USD",
      "MUG;Acme;10,00;2026-11-20;USD",
      "MUG;Cato;;2026-11-20;",
      "ZIP;Acme;1,00;2026-11-20;",
    ].join("\n"),
  ]);
  const preview = await send({ intent: "preview", file });
  expect(preview).toMatchObject({
    kind: "preview",
    preview: {
      priceCount: 2,
      competitors: ["Acme"],
      matchedSkus: 1,
      unknownSkus: ["ZIP"],
      badCount: 9,
      badRows: [
        { line: 3, reason: { text: "imports.reasons.noSku" } },
        { line: 4, reason: { text: "imports.reasons.noCompetitor" } },
        { line: 5, reason: { text: "imports.reasons.noAmount" } },
        { line: 6, reason: { text: "imports.reasons.negative" } },
        { line: 7, reason: { text: "imports.reasons.zeroPrice" } },
        { line: 8, reason: { text: "imports.reasons.futureDay" } },
        { line: 9, reason: { text: "imports.reasons.badDay" } },
        {
          line: 10,
          reason: {
            text: "imports.reasons.otherCurrency",
            values: { value: "EUR", currency: "USD" },
          },
        },
        // The eleventh line gives another price, the twelfth the same one again.
        { line: 11, reason: { text: "imports.reasons.contradictsPrice", values: { line: "2" } } },
      ],
      canAccept: false,
    },
  });
  expect(await send({ intent: "accept", file })).toEqual(preview);
  expect(await stored(one)).toEqual([]);
});

it("refuses a file that is none, or in another currency, as a whole", async () => {
  const reason = async (text: string) => {
    const answer = await send({ intent: "accept", file: new Blob([text]) });
    return answer.kind === "refused" ? answer.reason : answer;
  };
  expect(await reason("sku,competitor,cost\nMUG,Acme,1")).toMatchObject({
    text: "imports.missingColumns",
    values: { missing: "price, date", found: "sku, competitor, cost" },
  });
  expect(await reason("sku,competitor,price (EUR),date\nMUG,Acme,1.00,2026-11-20")).toEqual({
    text: "imports.headerCurrency",
    values: { found: "EUR", currency: "USD" },
  });
  expect(await reason("sku,competitor,price,date\n")).toEqual({ text: "imports.noRows" });
  expect(await reason("")).toEqual({ text: "imports.emptyFile" });
  expect(await send({ intent: "nonsense" })).toMatchObject({ kind: "refused" });
  expect(await stored(one)).toEqual([]);
});

it("takes our price of the median of the latest prices, by variant and weighted by units", async () => {
  const done = await send({
    intent: "accept",
    file: csv(
      "MUG,Acme,7.00,2026-11-01",
      "MUG,Acme,9.00,2026-11-20",
      "MUG,Bolt,10.00,2026-11-18",
      "MUG,Cato,30.00,2026-10-02",
      "HAT,Acme,19.00,2026-11-20",
      "HAT,Bolt,21.00,2026-11-21",
      "ZIP,Acme,1.00,2026-11-20",
    ),
  });
  expect(done).toEqual({
    kind: "done",
    done: { text: "competitors.done.imported", values: { number: "7" } },
  });
  // 11.00 of 10.00, the middle of three; 18.00 of 20.00, between two. Acme's older price is past.
  expect(await cells()).toEqual({
    11: [110, 1_000, 900, 3, "2026-11-20"],
    21: [90, 2_000, 1_900, 2, "2026-11-21"],
  });
  const view = await page();
  // Three units at 110, one at 90.
  expect(view.sentence).toEqual({ kind: "index", index: 105, variants: 2 });
  expect(view.figures.map(({ id, value }) => [id, value])).toEqual([
    ["price-index", 105],
    ["compared", 2],
    ["above", 1],
    ["below", 1],
  ]);
  expect([view.unmatchedSkus, view.outdated]).toEqual([1, 0]);
  expect(view.competitors).toEqual([
    { competitor: "Acme", prices: 4, skus: 3, lastDay: "2026-11-20" },
    { competitor: "Bolt", prices: 2, skus: 2, lastDay: "2026-11-21" },
    { competitor: "Cato", prices: 1, skus: 1, lastDay: "2026-10-02" },
  ]);
  const below = (await page(`${november}&position=below`)).list.rows;
  expect(below.map(({ id }) => id)).toEqual(["21"]);
});

it("counts prices up to the last day of the range, and none older than 90 days before it", async () => {
  // On the 17th only Acme's first price of the mug and Cato's were known.
  expect(await cells("from=2026-11-01&to=2026-11-17")).toEqual({
    11: [expect.closeTo((100 * 1_100) / 1_850), 1_850, 700, 2, "2026-11-01"],
  });
  await send({
    intent: "accept",
    file: csv("CAP,Dodo,5.00,2026-08-30", "CAP,Eden,4.00,2026-08-29"),
  });
  expect((await cells())[22]).toEqual([100, 500, 500, 1, "2026-08-30"]);
  expect((await page()).outdated).toBe(1);
  // No unit of it was sold: the index over all is that of before.
  expect((await page()).sentence).toEqual({ kind: "index", index: 105, variants: 3 });
  expect((await page("from=2026-11-10&to=2026-11-12")).sentence).toEqual({
    kind: "noUnits",
    variants: 2,
  });
});

it("replaces a price of the same SKU, competitor and date, and adds one of another", async () => {
  const before = await stored(one);
  await send({ intent: "accept", file: csv("MUG,Bolt,11.00,2026-11-18") });
  expect(await stored(one)).toEqual(
    before.map((line) => line.replace("MUG Bolt 2026-11-18 1000", "MUG Bolt 2026-11-18 1100")),
  );
  expect((await cells())[11]?.[0]).toBe(100);
  await send({ intent: "accept", file: csv("MUG,Bolt,10.00,2026-11-19") });
  expect(await stored(one)).toHaveLength(before.length + 1);
  expect((await cells())[11]?.[0]).toBe(110);
});

it("keeps the prices of a shop to itself, and takes away those of one competitor alone", async () => {
  expect(await stored(two)).toEqual([]);
  expect((await page(november, two)).sentence).toEqual({ kind: "noPrices" });
  await send({ intent: "accept", file: csv("ZIP,Acme,1.00,2026-11-20") }, two);
  expect((await page(november, two)).sentence).toEqual({ kind: "noMatch" });
  const before = await stored(one);
  expect(await send({ intent: "deleteCompetitor", competitor: "Acme" })).toEqual({
    kind: "done",
    done: { text: "competitors.done.deleted", values: { number: "4", competitor: "Acme" } },
  });
  expect(await stored(one)).toEqual(before.filter((line) => !line.includes(" Acme ")));
  expect(await stored(two)).toEqual(["ZIP Acme 2026-11-20 100"]);
  // 11.00 of the 20.00 between Bolt's 10.00 and Cato's 30.00.
  expect((await cells())[11]).toEqual([55, 2_000, 1_000, 2, "2026-11-19"]);
});

it("writes the table into a file with what the index is", async () => {
  const text = await loadProductsCsv(
    await fresh(one),
    new URLSearchParams(`${november}&table=competitors`),
    now,
  );
  expect(text).toContain("Our price divided by the median of the competitors’ prices, times 100.");
  expect(text).toContain("Product 1,55,11.00,20.00,10.00,2,2026-11-19,3,33.00");
});
