import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { readOrders, readProducts } from "./index";
import type { ExportedOrder, ExportedProduct } from "./types";

const folder = mkdtempSync(join(tmpdir(), "exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How one and the same table may be written. */
const manner = fc.record({
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  delimiter: fc.constantFrom(",", ",", ";", "\t"),
  mark: fc.boolean(),
  utf16: fc.boolean(),
  quoteAll: fc.boolean(),
  endsLine: fc.boolean(),
  blankLines: fc.boolean(),
  shuffle: fc.infiniteStream(fc.nat()),
});
type Manner = typeof manner extends fc.Arbitrary<infer T> ? T : never;
type TableRow = Record<string, string>;

function write(rows: readonly TableRow[], columns: readonly string[], how: Manner): Buffer {
  const shuffled = columns
    .map((column) => ({ column, rank: how.shuffle.next().value }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => column);
  const quote = (cell: string) =>
    how.quoteAll || /[",;\t\r\n|]/.test(cell) || cell !== cell.trim()
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const lines = [shuffled, ...rows.map((row) => shuffled.map((column) => row[column] ?? ""))].map(
    (cells) => cells.map(quote).join(how.delimiter),
  );
  const text =
    (how.mark || how.utf16 ? "\ufeff" : "") +
    lines.join(how.lineEnd + (how.blankLines ? how.lineEnd : "")) +
    (how.endsLine ? how.lineEnd : "");
  return Buffer.from(text, how.utf16 ? "utf16le" : "utf8");
}

const letters = fc
  .string({ unit: fc.constantFrom(..."abcåéλ商🇭,;\"' <>/|.-0123456789") })
  // Shopify's own mark before what a spreadsheet would take for a formula; nobody begins a text so.
  .filter((value) => !/^\s*'-/.test(value));
const text = letters.map((value) => (value.trim() === "" ? null : value));
const long = fc
  .array(letters, { maxLength: 4 })
  .map((lines) => (lines.join("").trim() === "" ? null : lines.join("\n")));
const code = fc.option(
  fc.string({ unit: fc.constantFrom(..."ABC0123456789-"), minLength: 1 }).map((c) => `S${c}`),
);
const money = fc.nat(1_000_000).map((cents) => (cents / 100).toFixed(2));
const maybeMoney = fc.option(money);
const maybeBoolean = fc.option(fc.boolean());
const cell = (value: string | number | boolean | null | undefined) => String(value ?? "");

const productModel = fc.record({
  title: letters.map((value) => `T${value}`),
  descriptionHtml: long,
  vendor: text,
  published: maybeBoolean,
  status: fc.constantFrom("ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"),
  tags: fc.array(fc.stringMatching(/^[a-z][a-z ]*[a-z]$/), { maxLength: 3 }),
  variants: fc.array(
    fc.record({
      sku: code,
      price: money,
      compareAtPrice: maybeMoney,
      grams: fc.option(
        fc.double({ min: 0, max: 1e5, noNaN: true }).map((g) => Number(g.toFixed(3))),
      ),
      inventoryQuantity: fc.option(fc.integer({ min: -50, max: 500 })),
      taxable: maybeBoolean,
    }),
    { minLength: 2, maxLength: 5 },
  ),
  alts: fc.array(text, { maxLength: 6 }),
});

it("products come back whatever the order of columns, quoting, line ends, mark and encoding", async () => {
  const columns =
    "Handle,Title,Body (HTML),Vendor,Published,Status,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Grams,Variant Inventory Qty,Variant Taxable,Image Src,Image Position,Image Alt Text".split(
      ",",
    );
  const property = fc.asyncProperty(
    fc.array(productModel, { maxLength: 6 }),
    manner,
    async (models, how) => {
      const rows = models.flatMap((model, number) => {
        const count = Math.max(model.variants.length, model.alts.length);
        return Array.from({ length: count }, (_, at): TableRow => {
          const variant = model.variants[at];
          const alt = model.alts[at];
          return {
            Handle: `p-${number}`,
            ...(at === 0 && {
              Title: model.title,
              "Body (HTML)": cell(model.descriptionHtml),
              Vendor: cell(model.vendor),
              Published: cell(model.published),
              Status: model.status.toLowerCase(),
              Tags: model.tags.join(", "),
              "Option1 Name": "Size",
            }),
            ...(variant && {
              "Option1 Value": `v${at}`,
              "Variant SKU": cell(variant.sku),
              "Variant Price": variant.price,
              "Variant Compare At Price": cell(variant.compareAtPrice),
              "Variant Grams": cell(variant.grams),
              "Variant Inventory Qty": cell(variant.inventoryQuantity),
              "Variant Taxable": cell(variant.taxable),
            }),
            ...(alt !== undefined && {
              "Image Src": `https://img/${number}/${at}.jpg`,
              "Image Position": String(model.alts.length - at),
              "Image Alt Text": cell(alt),
            }),
          };
        });
      });
      const path = join(folder, "products.csv");
      writeFileSync(path, write(rows, columns, how));
      const { items, rejectedRows } = await readProducts(path);
      expect(rejectedRows).toEqual([]);
      expect(items.map(pickProduct)).toEqual(
        models.map((model, number) => ({
          ...model,
          handle: `p-${number}`,
          variants: model.variants.map((variant, at) => ({ ...variant, optionValues: [`v${at}`] })),
          alts: model.alts.map((alt) => alt?.trim() ?? null).reverse(),
        })),
      );
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

function pickProduct({
  handle,
  title,
  descriptionHtml,
  vendor,
  published,
  status,
  tags,
  ...rest
}: ExportedProduct) {
  return {
    handle,
    title,
    descriptionHtml,
    vendor,
    published,
    status,
    tags,
    variants: rest.variants.map(
      ({ optionValues, sku, price, compareAtPrice, grams, inventoryQuantity, taxable }) => ({
        optionValues,
        sku,
        price,
        compareAtPrice,
        grams,
        inventoryQuantity,
        taxable,
      }),
    ),
    alts: rest.images.map(({ alt }) => alt),
  };
}

const orderModel = fc.record({
  total: money,
  createdAt: fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }).map((s) => s * 1000),
  offsetMinutes: fc.constantFrom(-420, 0, 330),
  refundedAmount: maybeMoney,
  paymentMethod: text,
  lines: fc.array(
    fc.record({
      name: letters.map((value) => `L${value}`),
      quantity: fc.integer({ min: 1, max: 9 }),
      price: money,
      sku: code,
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

it("orders come back whatever the manner of writing, even with their rows apart", async () => {
  const columns =
    "Name,Email,Total,Refunded Amount,Payment Method,Created at,Notes,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku".split(
      ",",
    );
  const inputs = [fc.array(orderModel, { maxLength: 8 }), manner, fc.boolean()] as const;
  const property = fc.asyncProperty(...inputs, async (models, how, isApart) => {
    const grouped = models.map((model, number) =>
      model.lines.map((line, at): TableRow => ({
        Name: `#${1000 + number}`,
        Email: `${number}@example.com`,
        "Created at": writeTime(model.createdAt, model.offsetMinutes),
        ...(at === 0 && {
          Total: model.total,
          "Refunded Amount": cell(model.refundedAmount),
          "Payment Method": cell(model.paymentMethod),
          Notes: 'Ring "twice",\nplease',
        }),
        "Lineitem quantity": String(line.quantity),
        "Lineitem name": line.name,
        "Lineitem price": line.price,
        "Lineitem sku": cell(line.sku),
      })),
    );
    const rows = isApart
      ? [0, 1, 2, 3, 4].flatMap((at) => grouped.flatMap((order) => order.slice(at, at + 1)))
      : grouped.flat();
    const path = join(folder, "orders.csv");
    writeFileSync(path, write(rows, columns, how));
    const { items, rejectedRows } = await readOrders(path, "salt");
    expect(rejectedRows).toEqual([]);
    expect(items.map(pickOrder)).toEqual(
      models.map(({ createdAt, offsetMinutes, ...model }, number) => ({
        ...model,
        name: `#${1000 + number}`,
        createdAt: { at: createdAt, offsetMinutes },
      })),
    );
    expect(new Set(items.map(({ customerKey }) => customerKey)).size).toBe(models.length);
  });
  await fc.assert(property, { numRuns: 40 });
});

function writeTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString();
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, "0");
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offsetMinutes < 0 ? "-" : "+"}${hours}${minutes}`;
}

function pickOrder({
  name,
  total,
  createdAt,
  refundedAmount,
  paymentMethod,
  lines,
}: ExportedOrder) {
  return {
    name,
    total,
    createdAt,
    refundedAmount,
    paymentMethod,
    lines: lines.map(({ name: title, quantity, price, sku }) => ({
      name: title,
      quantity,
      price,
      sku,
    })),
  };
}
