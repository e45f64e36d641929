import type { WrittenOrder } from "../../dev-store/written/types";
import { sorry, spring } from "./discounts";

// Amounts in cents. New York is 4 hours behind UTC.
export const springOrders: readonly WrittenOrder[] = [
  // #1030, 12 Mar. 80.00 + 8.00; two hours later 10.00 less on the line, and 1.00 less tax.
  {
    placed: "2026-03-12T15:00:00Z",
    customer: null,
    lines: [{ line: 1, sku: "LAMP", price: 8000, tax: 800 }],
    then: [
      {
        type: "edited",
        at: "2026-03-12T17:00:00Z",
        repriced: [{ line: 1, off: 1000, tax: 100 }],
      },
    ],
  },
  // #1031, 13 Mar. 20.00 + 2.00. On the 16th exchanged: the red mug comes back (-20.00 - 2.00), a blue one
  // goes out (20.00 + 2.00). No second order.
  {
    placed: "2026-03-13T15:00:00Z",
    customer: 6,
    tags: ["exchange"],
    lines: [{ line: 1, sku: "MUG-RED", price: 2000, tax: 200 }],
    then: [
      {
        type: "returned",
        at: "2026-03-16T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 2000, tax: 200 }],
      },
      {
        type: "edited",
        at: "2026-03-16T15:03:00Z",
        added: [{ line: 2, sku: "MUG-BLUE", price: 2000, tax: 200 }],
      },
      { type: "return closed", at: "2026-03-18T15:00:00Z" },
    ],
  },
  // #1032, 14 Mar. 2 x 80.00 + 16.00. On the 18th one is returned (-80.00 - 8.00) for a restocking fee of
  // 8.00; the 80.00 paid back on the 20th move nothing any more.
  {
    placed: "2026-03-14T15:00:00Z",
    customer: 4,
    lines: [{ line: 1, sku: "LAMP", quantity: 2, price: 8000, tax: 1600 }],
    then: [
      {
        type: "returned",
        at: "2026-03-18T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 8000, tax: 800 }],
        restockingFee: 800,
      },
      {
        type: "refunded",
        at: "2026-03-20T15:00:00Z",
        returned: [{ line: 1, quantity: 1, subtotal: 8000, tax: 800 }],
        money: 8000,
      },
      { type: "return closed", at: "2026-03-20T15:00:00Z" },
    ],
  },
  // #1033, 15 Mar. 2 x 35.00 + 7.00. On the 19th one comes back (-35.00 - 3.50) and 3.50 are kept for
  // restocking: returns of the order and day are -31.50.
  {
    placed: "2026-03-15T15:00:00Z",
    customer: 2,
    lines: [{ line: 1, sku: "BOWL", quantity: 2, price: 3500, tax: 700 }],
    then: [
      {
        type: "refunded",
        at: "2026-03-19T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 3500, tax: 350 }],
        adjustments: [{ reason: "RESTOCK", amount: 350 }],
        money: 3500,
      },
    ],
  },
  // #1034, 17 Mar. 2 x 15.00 + 3.00. On the 19th both come back (-30.00 - 3.00), but only 18.00 are paid:
  // 15.00 are kept, returns -15.00. On the 21st 5.00 of these are paid after all.
  {
    placed: "2026-03-17T15:00:00Z",
    customer: 0,
    lines: [{ line: 1, sku: "PRINT", quantity: 2, price: 1500, tax: 300 }],
    then: [
      {
        type: "refunded",
        at: "2026-03-19T16:00:00Z",
        back: [{ line: 1, quantity: 2, subtotal: 3000, tax: 300 }],
        adjustments: [{ reason: "PENDING_REFUND_DISCREPANCY", amount: 1500 }],
        money: 1800,
      },
      {
        type: "adjusted",
        at: "2026-03-21T16:00:00Z",
        adjustments: [{ reason: "REFUND_DISCREPANCY", amount: -500 }],
        money: 500,
      },
    ],
  },
  // #1035, 18 Mar. Shown in euros (38.64), sold for 42.00 dollars of which 7.00 is tax: gross 35.00.
  {
    placed: "2026-03-18T15:00:00Z",
    customer: null,
    country: "DE",
    taxesIncluded: true,
    presentment: { currency: "EUR", rate: 0.92 },
    lines: [
      {
        line: 1,
        sku: "BOWL",
        price: 4200,
        tax: [{ title: "VAT", rate: 0.2, amountMinor: 700 }],
      },
    ],
  },
  // #1036, 20 Mar, in the shop. 20.00 + 2.00, engraved for a fee of 2.00 + 0.20. Total 24.20.
  {
    placed: "2026-03-20T15:00:00Z",
    customer: 7,
    channel: "pos",
    lines: [{ line: 1, sku: "MUG-BLUE", price: 2000, tax: 200 }],
    fees: [{ fee: 1, name: "Engraving", amount: 200, tax: 20 }],
  },
  // #1037, 22 Mar. 3 x 20.00 less 10.00 = 50.00, tax 5.00. Two come back, one on 25 Mar and one on
  // 2 Apr, each a third: 16.67 + 1.67.
  {
    placed: "2026-03-22T15:00:00Z",
    customer: 5,
    discounts: [sorry],
    lines: [{ line: 1, sku: "MUG-BLUE", quantity: 3, price: 2000, off: [[0, 1000]], tax: 500 }],
    then: [
      {
        type: "refunded",
        at: "2026-03-25T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 1667, tax: 167, off: 333 }],
        money: 1834,
      },
      {
        type: "refunded",
        at: "2026-04-02T15:30:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 1667, tax: 167, off: 333 }],
        money: 1834,
      },
    ],
  },
  // #1038, 31 Mar 23:59. 20.00 + 2.00, refunded whole on 1 April, in the next month. Customer 8 is
  // merged into customer 1.
  {
    placed: "2026-04-01T03:59:00Z",
    customer: 8,
    lines: [{ line: 1, sku: "MUG-RED", price: 2000, tax: 200 }],
    then: [
      {
        type: "refunded",
        at: "2026-04-01T15:00:00Z",
        back: [{ line: 1, quantity: 1, subtotal: 2000, tax: 200 }],
        money: 2200,
      },
    ],
  },
  // #1039, 3 Apr, a subscription. 2 x 15.00 less 3.00 by SPRING = 27.00; tax 2.70.
  {
    placed: "2026-04-03T15:00:00Z",
    customer: 9,
    channel: "subscription",
    discounts: [spring],
    lines: [{ line: 1, sku: "PRINT", quantity: 2, price: 1500, off: [[0, 300]], tax: 270 }],
  },
  // #1040, sold on 2 Apr elsewhere and entered on the 5th: 30.00 for something that is no product here.
  {
    placed: "2026-04-02T15:00:00Z",
    entered: "2026-04-05T12:00:00Z",
    customer: null,
    channel: "other",
    lines: [{ line: 1, title: "Old vase", price: 3000 }],
  },
  // #1041, 10 Apr. Deleted after it was read: nowhere.
  {
    placed: "2026-04-10T15:00:00Z",
    customer: 3,
    lines: [{ line: 1, sku: "BOWL", price: 3500, tax: 350 }],
  },
];
