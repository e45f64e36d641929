import { afterAll, beforeAll, expect, it } from "vitest";
import { changeCosts, isSmallEnough } from "../../../app/imports/costs.server";
import { loadCosts } from "../../../app/panels/costs/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { readSeries } from "../../../app/store/rollup/read-sales.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant, putVariantSnapshot } from "../../setup/cost-rows";
import { markHistoryRead, putOrder, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-29T12:00:00Z");
let db: Database;
let one: ShopRow;
let two: ShopRow;

/** Two units of each variant on each of these days, for 10.00 each. */
const days = ["2026-09-01", "2026-10-01", "2026-11-01", "2026-11-20"];

async function trade(shop: ShopRow): Promise<void> {
  await withShop(shop, async (tx) => {
    await putProduct(tx, shop, { id: 1, type: "Mug" });
    await putVariant(tx, shop, { id: 11, sku: "MUG-A" });
    await putVariant(tx, shop, { id: 12, sku: "MUG-B" });
    for (const [index, day] of days.entries()) {
      const at = `${day}T12:00:00Z`;
      await putOrder(tx, shop, {
        id: index + 1,
        placedAt: at,
        customer: null,
        channel: "Online Store",
        lines: [
          { id: 1, product: 1, variant: 11 },
          { id: 2, product: 1, variant: 12 },
        ],
        sales: [1, 2].map((line) => ({ id: line, at, day, line, quantity: 2, gross: 2_000 })),
      });
    }
    await markHistoryRead(tx, shop);
  });
  await foldShop(shop, now);
}

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-import.myshopify.com");
  two = await installTestShop(db, "two-import.myshopify.com");
  for (const shop of [one, two]) await trade(shop);
});
afterAll(() => db.close());

/** Cost, net sales of known and of assumed cost, by day. */
async function costsByDay(shop: ShopRow): Promise<number[][]> {
  await foldShop(shop, now);
  const rows = await withShop(shop, (tx) =>
    readSeries(tx, shop, "total", { from: "2026-09-01", to: "2026-11-29" }, "day"),
  );
  expect(rows.map(({ period }) => period)).toEqual(days);
  return rows.map((row) => [row.costMinor, row.costedNetMinor, row.assumedNetMinor]);
}

const nothing = [0, 0, 0];

function send(shop: ShopRow, fields: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return changeCosts(shop, form, now);
}
const csv = (...rows: string[]) => new Blob([["sku,from,cost", ...rows].join("\n")]);

it("takes a cost that is seen into the sums of all days, and a change from its day on", async () => {
  expect(await costsByDay(one)).toEqual([nothing, nothing, nothing, nothing]);
  const snap = (day: string, cost: number) =>
    withShop(one, (tx) => putVariantSnapshot(tx, one, { variant: 11, day, cost }));
  await snap("2026-10-15", 300);
  expect(await costsByDay(one)).toEqual([
    [600, 2_000, 2_000],
    [600, 2_000, 2_000],
    [600, 2_000, 0],
    [600, 2_000, 0],
  ]);
  await snap("2026-11-10", 400);
  expect((await costsByDay(one)).map(([cost]) => cost)).toEqual([600, 600, 600, 800]);
  expect(await costsByDay(two)).toEqual([nothing, nothing, nothing, nothing]);
});

it("shows what a file would do, and does nothing while a row is bad", async () => {
  const before = await costsByDay(one);
  const file = csv("MUG-B,2026-11-01,2.50", "MUG-Z,2026-11-01,1", "MUG-A,soon,1");
  const preview = await send(one, { intent: "preview", file });
  expect(preview).toMatchObject({
    kind: "preview",
    preview: {
      entryCount: 2,
      skuCount: 2,
      matchedSkus: 1,
      unknownSkus: ["MUG-Z"],
      badCount: 1,
      badRows: [{ line: 4, reason: { text: "imports.reasons.badDay" } }],
      canAccept: false,
    },
  });
  expect(await send(one, { intent: "accept", file })).toEqual(preview);
  expect(await costsByDay(one)).toEqual(before);
});

it("enters a file as a whole: exactly the days from each entry's on change", async () => {
  const file = csv("MUG-B,2026-11-01,2.50", "MUG-A,2026-10-01,1.00", "MUG-Z,2026-11-01,1");
  expect(await send(one, { intent: "preview", file })).toMatchObject({
    preview: { canAccept: true },
  });
  expect(await send(one, { intent: "accept", file })).toMatchObject({
    kind: "done",
    changesUnitCosts: true,
  });
  const entered = await costsByDay(one);
  expect(entered).toEqual([
    // No cost of B was ever seen: its first entry is assumed for days before.
    [600 + 500, 4_000, 4_000],
    [200 + 500, 4_000, 2_000],
    [200 + 500, 4_000, 0],
    [200 + 500, 4_000, 0],
  ]);
  // The same once more changes nothing; another cost of the same day takes its place.
  await send(one, { intent: "accept", file });
  expect(await costsByDay(one)).toEqual(entered);
  await send(one, { intent: "accept", file: csv("MUG-A,2026-10-01,2.00") });
  expect((await costsByDay(one)).map(([cost]) => cost)).toEqual([1_100, 900, 900, 900]);
  await send(one, { intent: "deleteEntry", sku: "MUG-A", from: "2026-10-01" });
  expect((await costsByDay(one)).map(([cost]) => cost)).toEqual([1_100, 1_100, 1_100, 1_300]);
  expect(await costsByDay(two)).toEqual([nothing, nothing, nothing, nothing]);
});

it("keeps settings by the day they hold from, of each shop its own", async () => {
  const shipping = { intent: "saveSetting", kind: "shipping", channel: "", perOrder: "4.50" };
  await send(one, { ...shipping, from: "2026-01-01", rate: "50" });
  await send(one, { ...shipping, from: "2026-11-01", rate: "12.5", perOrder: "5" });
  await send(one, { intent: "addFixed", name: "Rent", monthly: "900", from: "2026-01", to: "" });
  const view = await loadCosts(one, new URLSearchParams("sku=mug-b"), now);
  expect(view).toMatchObject({
    state: "ready",
    today: "2026-11-29",
    firstDay: "2026-09-01",
    channels: ["Online Store"],
    knowledge: { variants: 2, costed: 2 },
    entries: { rows: [{ sku: "MUG-B", unitCostMinor: 250, variants: 1 }], found: 1, total: 2 },
    settings: [
      { from: "2026-11-01", to: null, ratePpm: 125_000, perOrderMinor: 500 },
      { from: "2026-01-01", to: "2026-10-31", ratePpm: 500_000, perOrderMinor: 450 },
    ],
    fixedCosts: [
      { name: "Rent", monthlyMinor: 90_000, from: "2026-01-01", to: null, canEnd: true },
    ],
  });
  expect(await loadCosts(two, new URLSearchParams(), now)).toMatchObject({
    settings: [],
    fixedCosts: [],
    entries: { total: 0 },
    template: "\ufeffsku,from,cost\r\nMUG-A,2026-11-29,\r\nMUG-B,2026-11-29,\r\n",
  });
  const id = view.state === "ready" ? String(view.fixedCosts[0]?.id) : "";
  await send(two, { intent: "deleteFixed", id });
  await send(two, { intent: "deleteSetting", kind: "shipping", channel: "", from: "2026-11-01" });
  await send(one, { intent: "endFixed", id });
  await send(one, { intent: "deleteSetting", kind: "shipping", channel: "", from: "2026-11-01" });
  expect(await loadCosts(one, new URLSearchParams(), now)).toMatchObject({
    settings: [{ from: "2026-01-01", to: null }],
    fixedCosts: [{ to: "2026-11-01", canEnd: false }],
  });
});

it("names what is wrong with a form by its field, and changes nothing", async () => {
  const setting = { intent: "saveSetting", kind: "payment", channel: "", from: "2026-01-01" };
  expect(await send(one, { ...setting, rate: "a lot", from: "soon", perOrder: "-1" })).toEqual({
    kind: "invalid",
    intent: "saveSetting",
    errors: {
      from: { text: "costs.invalid.day" },
      rate: { text: "costs.invalid.rate" },
      perOrder: { text: "imports.reasons.negative", values: { value: "-1", currency: "USD" } },
    },
  });
  expect(await send(one, { ...setting, rate: "201" })).toMatchObject({ kind: "invalid" });
  const fixed = { intent: "addFixed", name: " ", monthly: "", from: "2026-02", to: "2026-01" };
  expect(await send(one, fixed)).toMatchObject({
    errors: { name: { text: "costs.invalid.name" }, monthly: { text: "costs.invalid.amount" } },
  });
  expect(await send(one, { ...fixed, name: "Rent", monthly: "1" })).toMatchObject({
    errors: { to: { text: "costs.invalid.reversed" } },
  });
  expect(await send(one, { intent: "preview" })).toMatchObject({ kind: "invalid" });
  expect(await send(one, { intent: "nonsense" })).toMatchObject({ kind: "invalid" });
  expect(await loadCosts(one, new URLSearchParams(), now)).toMatchObject({
    settings: [{ kind: "shipping" }],
  });
});

it("reads no request that is larger than a file may be", () => {
  expect(isSmallEnough("5000000")).toBe(true);
  expect(isSmallEnough("6000000")).toBe(false);
  expect(isSmallEnough(null)).toBe(false);
  expect(isSmallEnough("much")).toBe(false);
});
