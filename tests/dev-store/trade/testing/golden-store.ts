import type { StoreSettings } from "../../world/types";
import type { EventLog, OrderHeader } from "../log/log";
import { headerOf } from "../log/event-log";
import type { LineFact, OrderedEvent, OrderEvents } from "../log/events";
import { createShopifyql } from "../shopifyql";

// Ten orders worked out by hand. The shop is in New York; 2026-03-08 has 23 hours.
const settings = {
  timezone: "America/New_York",
  currency: "USD",
  countryCode: "US",
  until: Date.parse("2026-03-12T16:00:00Z"),
  seed: 1,
  historyDays: 30,
} as StoreSettings;

const at = (text: string) => Date.parse(`${text}Z`);

function line(lineId: number, unitPriceMinor: number, patch: Partial<LineFact> = {}): LineFact {
  return {
    lineId,
    kind: "product",
    variantId: 10 + lineId,
    productId: 100 + lineId,
    title: `Product ${lineId}`,
    variantTitle: null,
    sku: null,
    vendor: "Alder",
    requiresShipping: true,
    taxable: true,
    quantity: 1,
    unitPriceMinor,
    allocations: [],
    taxes: [],
    discountBeforeTaxesMinor: 0,
    ...patch,
  };
}

function ordered(when: string, patch: Partial<OrderedEvent>): OrderedEvent {
  return {
    type: "ordered",
    at: at(when),
    processedAt: at(when),
    number: 1001,
    customer: null,
    channel: "online",
    test: false,
    taxesIncluded: false,
    presentmentCurrency: "USD",
    presentmentRate: 1,
    countryCode: "US",
    provinceCode: null,
    lines: [],
    discounts: [],
    shipping: [],
    duties: [],
    fees: [],
    tags: [],
    note: null,
    journey: null,
    locationId: null,
    ...patch,
  };
}

const tax = (amountMinor: number) => [{ title: "Tax", rate: 0.1, amountMinor }];
const back = (lineId: number, subtotalMinor: number, taxMinor: number) => ({
  lineId,
  quantity: 1,
  subtotalMinor,
  taxes: tax(taxMinor),
  discountMinor: 0,
  discountBeforeTaxesMinor: 0,
});
const refund = {
  type: "refunded",
  refundId: 900,
  returnId: null,
  note: null,
  reversals: [],
  returned: [],
  restock: "RETURN",
  shipping: [],
  duties: [],
  fees: [],
  adjustments: [],
  transactions: [],
} as const;

const ORDERS: OrderEvents[] = [
  // 0: Friday 6 March 23:59:59 in New York. 2 x 50.00, 10.00 off, tax 9.00, shipping 5.00 + 0.50.
  [
    ordered("2026-03-07T04:59:59", {
      customer: 0,
      lines: [
        line(1, 5000, {
          quantity: 2,
          allocations: [{ application: 0, amountMinor: 1000 }],
          discountBeforeTaxesMinor: 1000,
          taxes: tax(900),
        }),
      ],
      shipping: [
        {
          shippingLineId: 50,
          title: "Standard",
          code: "S",
          source: "shopify",
          priceMinor: 500,
          allocations: [],
          taxes: tax(50),
          discountBeforeTaxesMinor: 0,
        },
      ],
    }),
    // One of the two comes back on 9 March (45.00 + 4.50), a fee of 5.00 is kept.
    {
      ...refund,
      at: at("2026-03-09T15:00:00"),
      reversals: [back(1, 4500, 450)],
      adjustments: [{ adjustmentId: 1, reason: "RESTOCK", amountMinor: 500 }],
    },
  ],
  // 1: a second later it is Saturday. 30.00, second order of the same customer.
  [ordered("2026-03-07T05:00:00", { customer: 0, lines: [line(2, 3000)] })],
  // 2: a test order.
  [ordered("2026-03-07T15:00:00", { test: true, customer: 1, lines: [line(1, 99900)] })],
  // 3: deleted on the 8th: gone from the 7th too.
  [
    ordered("2026-03-07T15:00:00", { customer: 1, lines: [line(1, 77700)] }),
    { type: "deleted", at: at("2026-03-08T15:00:00") },
  ],
  // 4: a gift card and nothing else.
  [ordered("2026-03-07T16:00:00", { customer: 1, lines: [line(3, 5000, { kind: "giftCard" })] })],
  // 5: cancelled the same day: sold and taken back, no customer.
  [
    ordered("2026-03-07T17:00:00", { customer: 2, lines: [line(2, 2000)] }),
    { type: "cancelled", at: at("2026-03-07T18:00:00"), reason: "CUSTOMER", staffNote: null },
    { ...refund, at: at("2026-03-07T18:00:00"), reversals: [back(2, 2000, 0)] },
  ],
  // 6: prices include 10 % tax: 110.00 less 11.00 = 99.00, of which 9.00 tax.
  [
    ordered("2026-03-08T06:30:00", {
      taxesIncluded: true,
      lines: [
        line(1, 11000, {
          allocations: [{ application: 0, amountMinor: 1100 }],
          discountBeforeTaxesMinor: 1000,
          taxes: tax(900),
        }),
      ],
    }),
  ],
  // 7: Sunday, after the clocks went forward (03:30). A tip of 4.00 is no sale; a duty of 2.00 is.
  [
    ordered("2026-03-08T07:30:00", {
      customer: 2,
      channel: "pos",
      lines: [line(2, 1500), line(9, 400, { kind: "tip", productId: null })],
      duties: [
        {
          dutyId: 1,
          lineId: 2,
          amountMinor: 200,
          harmonizedSystemCode: "1",
          countryCodeOfOrigin: "CN",
        },
      ],
    }),
    // Next day a line of 25.00 is added and 1.00 taken off the first.
    {
      type: "edited",
      at: at("2026-03-09T12:00:00"),
      note: null,
      added: [line(4, 2500)],
      increased: [],
      removed: [],
      repriced: [{ lineId: 2, discountMinor: 100, discountBeforeTaxesMinor: 100, taxes: [] }],
    },
  ],
  // 8: returned on the 10th with a restocking fee of 2.00; paid back on the 11th, which moves nothing.
  [
    ordered("2026-03-08T20:00:00", { customer: 3, lines: [line(4, 4000)] }),
    {
      type: "returned",
      at: at("2026-03-10T12:00:00"),
      returnId: 70,
      phase: "opened",
      reason: "UNWANTED",
      reversals: [back(4, 4000, 0)],
      restockingFee: { feeId: 71, amountMinor: 200, percentage: 5 },
    },
    {
      ...refund,
      at: at("2026-03-11T12:00:00"),
      returnId: 70,
      returned: [back(4, 4000, 0)],
    },
  ],
  // 9: imported on the 9th, sold on the 6th.
  [
    ordered("2026-03-09T12:00:00", {
      processedAt: at("2026-03-06T12:00:00"),
      customer: 4,
      lines: [line(1, 1000)],
    }),
  ],
];

const log: EventLog = {
  generatedCount: 0,
  tailMs: 0,
  orderCount: () => ORDERS.length,
  events: (order) => ORDERS[order] as OrderEvents,
  passingEvents: (order) => ORDERS[order] as OrderEvents,
  header: (order): OrderHeader => headerOf(ORDERS[order] as OrderEvents),
  label: (order) => ({ name: `#${1001 + order}`, number: 1001 + order }),
  nextNumber: () => 1001 + ORDERS.length,
  customerCount: () => 5,
  customer: () => ({
    createdAt: 0,
    mergedAt: null,
    tagged: null,
    countryCode: "US",
    provinceCode: null,
  }),
  // Customer 3 turned out to be customer 1.
  survivor: (customer) => (customer === 3 ? 1 : customer),
  ordersOf: (customer) => ({ 0: [0, 1], 1: [2, 3, 4, 8], 2: [5, 7], 4: [9] })[customer] ?? [],
  version: () => 0,
  eventCount: () => 0,
  touchedOrders: () => ORDERS.keys(),
  isTouched: () => true,
  appendOrder: () => 0,
  append: () => undefined,
  appendMerge: () => undefined,
  appendCustomerTags: () => undefined,
};

/** Runs ShopifyQL against the ten orders. */
export const ask = createShopifyql(
  settings,
  log,
  { demand: () => 1, ordersPerDemand: () => 0, landingPages: ["/"] },
  () => settings.until,
);
