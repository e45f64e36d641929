import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import { shopTime } from "../../world/shop-time";

/**
 * Writes exports of an invented shop in Shopify's layouts: products, orders (several rows each, the
 * newest first) and customers. Prices without tax, New York time.
 *
 *   npx tsx tests/dev-store/imported/testing/write-exports.ts FOLDER [ORDERS]
 */
export function writeExports(folder: string, orderCount: number, seed = 7): void {
  mkdirSync(folder, { recursive: true });
  const rng = createRng(seed, "exports");
  const products = drawProducts(rng);
  writeCsv(join(folder, "products_export.csv"), productRows(products));
  writeCsv(join(folder, "orders_export.csv"), orderRows(products, orderCount, rng));
  writeCsv(join(folder, "customers_export.csv"), customerRows(orderCount));
}

type Row = Record<string, string>;

interface Product {
  handle: string;
  title: string;
  sizes: readonly string[];
  cents: number;
  sku: string;
}

const ZONE = "America/New_York";
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 5, 30) / DAY_MS;
const DAYS = 500;
const WORDS = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fern", "Grove", "Hazel"] as const;
const KINDS = ["shirt", "lamp", "bowl", "rug", "candle"] as const;
const STATES = ["NY", "CA", "TX", "WA"] as const;

function drawProducts(rng: Rng): Product[] {
  return WORDS.flatMap((word) =>
    KINDS.map((kind) => ({
      handle: `${word}-${kind}`.toLowerCase(),
      title: `${word} ${kind}`,
      sizes: kind === "shirt" ? ["S", "M", "L"] : [],
      cents: rng.int(8, 160) * 100 - 1,
      sku: `${word.slice(0, 2)}${kind.slice(0, 2)}`.toUpperCase(),
    })),
  );
}

function productRows(products: readonly Product[]): Row[] {
  return products.flatMap((product, at) =>
    (product.sizes.length > 0 ? product.sizes : [""]).map((size, n): Row => {
      const first: Row = {
        Title: product.title,
        "Body (HTML)": `<p>${product.title}, made "by hand",\nin small batches.</p>`,
        Vendor: "Alder & Finch",
        "Product Category": at % 3 === 0 ? "Home & Garden > Decor" : "",
        Type: product.title.split(" ")[1] ?? "",
        Tags: "new, small batch",
        Published: "true",
        "Gift Card": "false",
        Status: at % 11 === 0 ? "draft" : "active",
      };
      return {
        Handle: product.handle,
        ...(n === 0 ? first : {}),
        "Option1 Name": n === 0 ? (size === "" ? "Title" : "Size") : "",
        "Option1 Value": size === "" ? "Default Title" : size,
        "Variant SKU": skuOf(product, n),
        "Variant Grams": "250.0",
        "Variant Inventory Tracker": "shopify",
        "Variant Inventory Qty": String(5 + at),
        "Variant Inventory Policy": "deny",
        "Variant Fulfillment Service": "manual",
        "Variant Price": money(product.cents),
        "Variant Requires Shipping": "true",
        "Variant Taxable": "true",
        "Image Src": n === 0 ? `https://cdn.example.com/${product.handle}.jpg` : "",
        "Image Position": n === 0 ? "1" : "",
        "Variant Weight Unit": "lb",
        "Cost per item": money(Math.round(product.cents * 0.4)),
      };
    }),
  );
}

function skuOf(product: Product, n: number): string {
  return `${product.sku}-${n + 1}`;
}

function orderRows(products: readonly Product[], count: number, rng: Rng): Row[] {
  const time = shopTime(ZONE);
  const starts = Array.from({ length: count }, () =>
    time.at(LAST_DAY - rng.int(0, DAYS), rng.int(0, 86_399) * 1000),
  ).sort((a, b) => a - b);
  return starts
    .map((at, n) => orderOf(products, at, n, count, rng))
    .reverse()
    .flat();
}

function orderOf(
  products: readonly Product[],
  at: number,
  n: number,
  count: number,
  rng: Rng,
): Row[] {
  const items = Array.from({ length: rng.weighted([1, 2, 3], (size) => 4 - size) }, () => {
    const product = rng.pick(products);
    const variant = product.sizes.length > 0 ? rng.int(0, product.sizes.length - 1) : 0;
    const quantity = rng.chance(0.85) ? 1 : 2;
    return { product, variant, quantity, cut: rng.chance(0.05) ? 100 : 0 };
  });
  const goods = items.reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0);
  const own = items.reduce((sum, { cut }) => sum + cut, 0);
  const hasCode = rng.chance(0.2);
  const cut = own + (hasCode ? Math.round((goods - own) * 0.1) : 0);
  const shipping = goods - cut > 9000 ? 0 : 595;
  const freeShipping = shipping > 0 && rng.chance(0.05);
  const charged = freeShipping ? 0 : shipping;
  const subtotal = goods - cut;
  const tax = Math.round((subtotal + charged) * 0.08875);
  const total = subtotal + charged + tax;
  const isPaid = rng.chance(0.97);
  const isCancelled = rng.chance(isPaid ? 0.02 : 0.5);
  const back = !isPaid ? 0 : isCancelled ? total : rng.chance(0.05) ? rng.int(1, total) : 0;
  const isSent = isPaid && !isCancelled && rng.chance(0.95);
  const status = !isPaid
    ? isCancelled
      ? "voided"
      : "pending"
    : back === 0
      ? "paid"
      : back === total
        ? "refunded"
        : "partially_refunded";
  const email = rng.chance(0.06) ? "" : emailOf(rng.int(0, Math.floor(count * 0.6)));
  const first: Row = {
    Email: email,
    "Financial Status": status,
    "Paid at": isPaid ? stamp(at + 5000) : "",
    "Fulfillment Status": isSent ? "fulfilled" : "unfulfilled",
    "Fulfilled at": isSent ? stamp(at + rng.int(1, 4) * DAY_MS) : "",
    "Accepts Marketing": "no",
    Currency: "USD",
    Subtotal: money(subtotal),
    Shipping: money(charged),
    Taxes: money(tax),
    Total: money(total),
    "Discount Code": hasCode ? "WELCOME10" : freeShipping ? "FREESHIP" : "",
    "Discount Amount": money(cut + (freeShipping ? shipping : 0)),
    "Shipping Method": freeShipping || charged > 0 ? "Standard" : "Free shipping",
    "Shipping Country": "US",
    "Shipping Province": rng.pick(STATES),
    "Cancelled at": isCancelled ? stamp(at + DAY_MS) : "",
    "Payment Method": "Shopify Payments",
    "Refunded Amount": money(back),
    Source: rng.weighted(["web", "pos", "shopify_draft_order", "3890849"], (source) =>
      source === "web" ? 20 : 2,
    ),
    "Tax 1 Name": tax > 0 ? "New York Tax 8.875%" : "",
    "Tax 1 Value": tax > 0 ? money(tax) : "",
  };
  return items.map(({ product, variant, quantity, cut: lineCut }, i) => ({
    Name: `#${1001 + n}`,
    ...(i === 0 ? first : { Email: email }),
    "Created at": stamp(at),
    "Lineitem quantity": String(quantity),
    "Lineitem name":
      product.sizes.length > 0 ? `${product.title} - ${product.sizes[variant]}` : product.title,
    "Lineitem price": money(product.cents),
    "Lineitem sku": skuOf(product, variant),
    "Lineitem requires shipping": "true",
    "Lineitem taxable": "true",
    "Lineitem fulfillment status": isSent ? "fulfilled" : "pending",
    "Lineitem discount": money(lineCut),
    Vendor: "Alder & Finch",
  }));
}

function customerRows(orderCount: number): Row[] {
  return Array.from({ length: Math.floor(orderCount * 0.7) }, (_, n) => ({
    "First Name": "",
    "Last Name": "",
    Email: emailOf(n),
    "Accepts Email Marketing": "no",
    "Total Spent": "0.00",
    "Total Orders": "0",
    Tags: n % 40 === 0 ? "wholesale" : "",
  }));
}

function emailOf(n: number): string {
  return `shopper${n}@example.com`;
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** "2026-03-07 12:00:00 -0500" */
function stamp(at: number): string {
  const offset = shopTime(ZONE).offsetAt(at);
  const local = new Date(at + offset).toISOString();
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(minutes / 60)}${two(minutes % 60)}`;
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${zone}`;
}

function writeCsv(path: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((name) => cell(row[name] ?? "")).join(","));
  writeFileSync(path, [columns.join(","), ...lines, ""].join("\n"));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, orders = "3000"] = process.argv.slice(2);
  if (folder === undefined) throw new Error("Which folder?");
  writeExports(folder, Number(orders));
}
