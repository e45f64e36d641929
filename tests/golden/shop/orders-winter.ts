import type { TaxFact } from "../../dev-store/trade/log/facts";
import type { WrittenOrder } from "../../dev-store/written/types";
import { freeShip, winter10 } from "./discounts";

// Amounts in cents. New York is 4 hours behind UTC until 06:00Z on 2 November 2025, then 5.
// Tax comes on top at a tenth, but where an order says that prices include it.
const vat = (amountMinor: number): TaxFact[] => [{ title: "VAT", rate: 0.2, amountMinor }];

export const winterOrders: readonly WrittenOrder[] = [
  // #1001, 1 Nov 23:59:59, the last second before the day with 25 hours.
  // 20.00 + tax 2.00; shipping 5.00 + 0.50. Total 27.50.
  {
    placed: "2025-11-02T03:59:59Z",
    visits: [{ source: "google", utm: ["google", "cpc", "winter"] }],
    customer: 0,
    lines: [{ line: 1, sku: "MUG-BLUE", price: 2000, tax: 200 }],
    shipping: [{ price: 500, tax: 50 }],
  },
  // #1002, 2 Nov 00:00:00, a guest, by an ad that only Google's mark tells of. 15.00 without tax.
  {
    placed: "2025-11-02T04:00:00Z",
    customer: null,
    visits: [{ source: "google", landing: "/products/print?gclid=CjwKCAjw-guest" }],
    lines: [{ line: 1, sku: "PRINT", price: 1500 }],
  },
  // #1003, 2 Nov 01:30, before the clocks go back. 35.00 + 3.50 = 38.50.
  {
    placed: "2025-11-02T05:30:00Z",
    visits: [
      { source: "facebook", utm: ["facebook", "paid_social", "faces"] },
      { source: "google" },
    ],
    customer: 1,
    lines: [{ line: 1, sku: "BOWL", price: 3500, tax: 350 }],
  },
  // #1004, 2 Nov 01:30 again, an hour later; in the shop. 20.00 + 2.00 = 22.00.
  {
    placed: "2025-11-02T06:30:00Z",
    customer: 2,
    channel: "pos",
    lines: [{ line: 1, sku: "MUG-RED", price: 2000, tax: 200 }],
  },
  // #1005, 2 Nov 23:59:59 (the 25th hour). 80.00 + 8.00; shipping 10.00 less 10.00 by FREESHIP, which
  // is no discount on goods. Total 88.00.
  {
    placed: "2025-11-03T04:59:59Z",
    customer: 0,
    discounts: [freeShip],
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
    shipping: [{ price: 1000, off: [[0, 1000]] }],
  },
  // #1006, 24 Dec. A tenth off the order: 2 x 20.00 - 4.00 = 36.00, 35.00 - 3.50 = 31.50.
  // Tax 3.60 + 3.15; shipping 6.00 + 0.60. Total 67.50 + 6.75 + 6.60 = 80.85.
  // The bowl comes back on 5 Jan, in the next year: 31.50 + 3.15 = 34.65.
  {
    placed: "2025-12-24T15:00:00Z",
    visits: [{ source: "newsletter", utm: ["newsletter", "email", "xmas"] }],
    customer: 3,
    discounts: [winter10],
    lines: [
      { line: 1, sku: "MUG-BLUE", quantity: 2, price: 2000, off: [[0, 400]], tax: 360 },
      { line: 2, sku: "BOWL", price: 3500, off: [[0, 350]], tax: 315 },
    ],
    shipping: [{ price: 600, tax: 60 }],
    then: [
      {
        type: "refunded",
        at: "2026-01-05T15:00:00Z",
        back: [{ line: 2, quantity: 1, subtotal: 3150, tax: 315, off: 350 }],
        money: 3465,
      },
    ],
  },
  // #1007, 31 Dec 23:59:59, a guest in Britain. 24.00 of which 4.00 is tax: gross 20.00.
  {
    placed: "2026-01-01T04:59:59Z",
    customer: null,
    country: "GB",
    taxesIncluded: true,
    lines: [{ line: 1, sku: "MUG-RED", price: 2400, tax: vat(400) }],
  },
  // #1008, 1 Jan 00:00:00. 42.00 less a tenth = 37.80, of which 6.30 is tax. Without tax: 35.00 less
  // 3.50 = 31.50.
  {
    placed: "2026-01-01T05:00:00Z",
    customer: 4,
    country: "GB",
    taxesIncluded: true,
    discounts: [winter10],
    lines: [
      { line: 1, sku: "BOWL", price: 4200, off: [[0, 420]], offBeforeTax: 350, tax: vat(630) },
    ],
  },
  // #1009, 2 Feb. A gift card of 50.00 and nothing else: an order, but no sale.
  {
    placed: "2026-02-02T15:00:00Z",
    customer: 4,
    lines: [{ line: 1, sku: "GIFT", price: 5000 }],
  },
  // #1010, 10 Feb. 80.00 + 8.00 = 88.00, of which 50.00 is paid by that gift card: a sale of 80.00.
  {
    placed: "2026-02-10T15:00:00Z",
    visits: [{ source: "google", utm: ["google", "cpc", "winter"] }, { source: "direct" }],
    customer: 5,
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
    payments: [
      { gateway: "gift_card", amount: 5000 },
      { gateway: "shopify_payments", amount: 3800 },
    ],
  },
  // #1011, 14 Feb. A gift card of 25.00 (no sale) and a print: 15.00 + 1.50. Total 41.50.
  {
    placed: "2026-02-14T15:00:00Z",
    customer: 5,
    lines: [
      { line: 1, sku: "GIFT", price: 2500 },
      { line: 2, sku: "PRINT", price: 1500, tax: 150 },
    ],
  },
  // #1012, 20 Feb. A draft that was never paid, pending: 2 x 35.00 + 7.00 = 77.00, a sale all the same.
  {
    placed: "2026-02-20T15:00:00Z",
    customer: 6,
    channel: "draft",
    lines: [{ line: 1, sku: "BOWL", quantity: 2, price: 3500, tax: 700 }],
    payments: [],
  },
  // #1013, 21 Feb. 20.00 + 2.00, cancelled on the 22nd before anything was paid: sold, then taken back.
  {
    placed: "2026-02-21T15:00:00Z",
    customer: 7,
    channel: "draft",
    lines: [{ line: 1, sku: "MUG-BLUE", price: 2000, tax: 200 }],
    payments: [],
    then: [
      { type: "cancelled", at: "2026-02-22T15:00:00Z" },
      {
        type: "refunded",
        at: "2026-02-22T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 2000, tax: 200 }],
        money: 0,
      },
    ],
  },
  // #1014, 23 Feb. 80.00 + 8.00, shipping 5.00 + 0.50 = 93.50, paid; cancelled and refunded on the 24th.
  {
    placed: "2026-02-23T15:00:00Z",
    customer: 7,
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
    shipping: [{ price: 500, tax: 50 }],
    then: [
      { type: "cancelled", at: "2026-02-24T16:00:00Z" },
      {
        type: "refunded",
        at: "2026-02-24T16:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 8000, tax: 800 }],
        shipping: { subtotal: 500, tax: 50 },
        money: 9350,
      },
    ],
  },
  // #1015, 25 Feb. 15.00 + 1.50, paid; cancelled on the 26th and the money kept: the sale stays.
  {
    placed: "2026-02-25T15:00:00Z",
    customer: 3,
    lines: [{ line: 1, sku: "PRINT", price: 1500, tax: 150 }],
    then: [{ type: "cancelled", at: "2026-02-26T15:00:00Z" }],
  },
];
