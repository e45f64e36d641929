import type { WrittenOrder } from "../../dev-store/written/types";
import { extra5, freePrint, spring, twoMugs } from "./discounts";

// Amounts in cents. New York is 5 hours behind UTC until 07:00Z on 8 March 2026, then 4.
export const marchOrders: readonly WrittenOrder[] = [
  // #1016, 2 Mar. A test order: nowhere.
  {
    placed: "2026-03-02T15:00:00Z",
    customer: 9,
    test: true,
    lines: [{ line: 1, sku: "LAMP", quantity: 10, price: 8000, tax: 8000 }],
  },
  // #1017, 3 Mar. Deleted on the 4th: nowhere.
  {
    placed: "2026-03-03T15:00:00Z",
    customer: 9,
    lines: [{ line: 1, sku: "BOWL", price: 3500, tax: 350 }],
    then: [{ type: "deleted", at: "2026-03-04T15:00:00Z" }],
  },
  // #1018, 3 Mar, in the shop. 15.00 + 1.50, and a tip of 3.00, which is no sale.
  {
    placed: "2026-03-03T18:00:00Z",
    customer: 9,
    channel: "pos",
    lines: [
      { line: 1, sku: "PRINT", price: 1500, tax: 150 },
      { line: 2, title: "Tip", isTip: true, price: 300 },
    ],
  },
  // #1019, 4 Mar, abroad. 3 x 20.00, import tax 12.00, duty 4.50, shipping 15.00. Total 91.50.
  {
    placed: "2026-03-04T15:00:00Z",
    customer: 1,
    country: "GB",
    lines: [
      {
        line: 1,
        sku: "MUG-BLUE",
        quantity: 3,
        price: 2000,
        tax: [{ title: "Import VAT", rate: 0.2, amountMinor: 1200 }],
      },
    ],
    duties: [{ line: 1, amount: 450 }],
    shipping: [{ price: 1500 }],
  },
  // #1020, 5 Mar. 2 x 20.00, less 4.00 by SPRING, 5.00 by EXTRA5 and 2.00 by itself = 29.00; tax 2.90.
  {
    placed: "2026-03-05T15:00:00Z",
    customer: 2,
    discounts: [spring, extra5, twoMugs],
    lines: [
      {
        line: 1,
        sku: "MUG-RED",
        quantity: 2,
        price: 2000,
        off: [
          [0, 400],
          [1, 500],
          [2, 200],
        ],
        tax: 290,
      },
    ],
  },
  // #1021, 5 Mar, in Britain, with tax inside the price: 18.00 less 18.00 by FREEPRINT, nothing to pay.
  // Without the 3.00 of tax that were in both: 15.00 less 15.00.
  {
    placed: "2026-03-05T20:00:00Z",
    customer: 6,
    country: "GB",
    taxesIncluded: true,
    discounts: [freePrint],
    lines: [{ line: 1, sku: "PRINT", price: 1800, off: [[0, 1800]], offBeforeTax: 1500, tax: 0 }],
  },
  // #1022, 6 Mar. A draft of something that is no product, for 0.00.
  {
    placed: "2026-03-06T15:00:00Z",
    customer: null,
    channel: "draft",
    lines: [{ line: 1, title: "Sample", price: 0 }],
  },
  // #1023, 7 Mar 23:59:59, the last second before the day with 23 hours. 35.00 + 3.50.
  {
    placed: "2026-03-08T04:59:59Z",
    customer: 1,
    lines: [{ line: 1, sku: "BOWL", price: 3500, tax: 350 }],
  },
  // #1024, 8 Mar 00:00:00. 20.00 + 2.00, by a profile that is merged into customer 1 in April.
  {
    placed: "2026-03-08T05:00:00Z",
    customer: 8,
    lines: [{ line: 1, sku: "MUG-BLUE", price: 2000, tax: 200 }],
  },
  // #1025, 8 Mar 03:00:00, a second after 01:59:59. 15.00 + 1.50, a guest.
  {
    placed: "2026-03-08T07:00:00Z",
    customer: null,
    lines: [{ line: 1, sku: "PRINT", price: 1500, tax: 150 }],
  },
  // #1026, 8 Mar 23:59:59. 80.00 + 8.00, shipping 5.00 + 0.50. On the 10th 6.00 are given back without
  // goods, on the 12th the shipping: 5.00 + 0.50.
  {
    placed: "2026-03-09T03:59:59Z",
    customer: 3,
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
    shipping: [{ price: 500, tax: 50 }],
    then: [
      {
        type: "refunded",
        at: "2026-03-10T15:00:00Z",
        adjustments: [{ reason: "REFUND_DISCREPANCY", amount: -600 }],
        money: 600,
      },
      {
        type: "refunded",
        at: "2026-03-12T15:00:00Z",
        shipping: { subtotal: 500, tax: 50 },
        money: 550,
      },
    ],
  },
  // #1027, 10 Mar. 20.00 + 2.00. On the 11th a print (15.00 + 1.50) and one more mug (20.00 + 2.00).
  {
    placed: "2026-03-10T15:00:00Z",
    customer: 5,
    lines: [{ line: 1, sku: "MUG-RED", price: 2000, tax: 200 }],
    then: [
      {
        type: "edited",
        at: "2026-03-11T15:00:00Z",
        added: [{ line: 2, sku: "PRINT", price: 1500, tax: 150 }],
        increased: [{ line: 1, quantity: 1, price: 2000, tax: 200 }],
      },
    ],
  },
  // #1028, 10 Mar. 3 x 20.00 + 6.00. On the 11th one mug less: 20.00 + 2.00 taken back.
  {
    placed: "2026-03-10T16:00:00Z",
    customer: 4,
    lines: [{ line: 1, sku: "MUG-BLUE", quantity: 3, price: 2000, tax: 600 }],
    then: [
      {
        type: "edited",
        at: "2026-03-11T16:00:00Z",
        removed: [{ line: 1, quantity: 1, subtotal: 2000, tax: 200 }],
      },
    ],
  },
  // #1029, 11 Mar. 35.00 + 3.50 and 15.00 + 1.50. On the 13th the print is taken off the order.
  {
    placed: "2026-03-11T15:00:00Z",
    customer: 2,
    lines: [
      { line: 1, sku: "BOWL", price: 3500, tax: 350 },
      { line: 2, sku: "PRINT", price: 1500, tax: 150 },
    ],
    then: [
      {
        type: "edited",
        at: "2026-03-13T15:00:00Z",
        removed: [{ line: 2, quantity: 1, subtotal: 1500, tax: 150 }],
      },
    ],
  },
];
