import { describe, expect, it } from "vitest";
import type { StoreSettings } from "../../world/types";
import type { EventLog, OrderHeader } from "../log/log";
import { headerOf } from "../log/event-log";
import type { LineFact, OrderedEvent, OrderEvents } from "../log/events";
import { createShopifyql } from ".";

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

const ask = createShopifyql(
  settings,
  log,
  { demand: () => 1, landingPages: ["/"] },
  () => settings.until,
);

function rows(query: string) {
  const { parseErrors, table } = ask(query);
  expect(parseErrors).toEqual([]);
  return table?.rows ?? [];
}

describe("the golden store", () => {
  it("puts every amount on its day", () => {
    const names =
      "gross_sales, discounts, returns, net_sales, shipping_charges, taxes, duties, additional_fees, tips, total_sales, orders";
    const table = rows(`FROM sales SHOW ${names} TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-11`);
    expect(table.map((row) => Object.values(row).join(" "))).toEqual([
      // gross: 100.00 + 10.00 imported; taxes 9.00 + 0.50
      "2026-03-06 110.00 -10.00 0.00 100.00 5.00 9.50 0.00 0.00 0.00 114.50 2",
      // 30.00 + 20.00, the 20.00 cancelled; the gift card is an order but no sale
      "2026-03-07 50.00 0.00 -20.00 30.00 0.00 0.00 0.00 0.00 0.00 30.00 3",
      // 100.00 (110.00 with tax) + 15.00 + 40.00
      "2026-03-08 155.00 -10.00 0.00 145.00 0.00 9.00 2.00 0.00 4.00 156.00 3",
      // added 25.00, 1.00 off; 45.00 back with 5.00 kept
      "2026-03-09 25.00 -1.00 -40.00 -16.00 0.00 -4.50 0.00 0.00 0.00 -20.50 0",
      "2026-03-10 0.00 0.00 -40.00 -40.00 0.00 0.00 0.00 2.00 0.00 -38.00 0",
      "2026-03-11 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0",
    ]);
  });

  it("averages what was ordered, without gift-card orders and later changes", () => {
    const table = rows(
      "FROM sales SHOW average_order_value TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-09",
    );
    // (90 + 10) / 2; (30 + 20) / 2; (90 + 15 + 40) / 3 = 48.33; none
    expect(table.map((row) => row["average_order_value"])).toEqual([
      "50.00",
      "25.00",
      "48.33",
      null,
    ]);
  });

  it("tells new customers from returning ones by the order's place in their history", () => {
    const table = rows(
      "FROM sales SHOW customers, new_customers, returning_customers TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-08",
    );
    expect(table.map((row) => Object.values(row).join(" "))).toEqual([
      "2026-03-06 2 2 0",
      // customer 0 again; customer 1 for the first time (test and deleted orders do not count)
      "2026-03-07 2 1 1",
      // customer 2 for the first time (the cancelled order does not count); customer 3 is 1
      "2026-03-08 2 1 1",
    ]);
    const whole = rows(
      "FROM sales SHOW customers, new_customers, returning_customers SINCE 2026-03-06 UNTIL 2026-03-08",
    );
    expect(whole).toEqual([{ customers: "4", new_customers: "4", returning_customers: "2" }]);
  });

  it("groups, filters, orders and limits", () => {
    const table = rows(
      "FROM sales SHOW gross_sales, orders GROUP BY product_title WHERE product_title != 'Product 3' SINCE 2026-03-06 UNTIL 2026-03-12 ORDER BY gross_sales DESC LIMIT 2",
    );
    expect(table).toEqual([
      { product_title: "Product 1", gross_sales: "210.00", orders: "3" },
      // 30 + 20 + 15: three orders
      { product_title: "Product 2", gross_sales: "65.00", orders: "3" },
    ]);
    const channels = rows(
      "FROM sales SHOW orders GROUP BY sales_channel SINCE 2026-03-06 UNTIL 2026-03-12 WITH TOTALS",
    );
    expect(channels).toEqual([
      { sales_channel: "Online Store", orders: "7", orders__totals: "8" },
      { sales_channel: "Point of Sale", orders: "1", orders__totals: "8" },
    ]);
  });

  it("fills hours by the wall clock, without the one that was skipped", () => {
    const table = rows("FROM sales SHOW orders TIMESERIES hour SINCE 2026-03-08 UNTIL 2026-03-08");
    expect(table).toHaveLength(23);
    const busy = table.filter((row) => row["orders"] !== "0").map((row) => row["hour"]);
    expect(busy).toEqual(["2026-03-08T01:00:00", "2026-03-08T03:00:00", "2026-03-08T16:00:00"]);
    expect(table.some((row) => row["hour"] === "2026-03-08T02:00:00")).toBe(false);
  });

  it("groups weeks and months", () => {
    const weeks = rows(
      "FROM sales SHOW gross_sales TIMESERIES week SINCE 2026-03-06 UNTIL 2026-03-12",
    );
    expect(weeks).toEqual([
      { week: "2026-03-02", gross_sales: "315.00" },
      { week: "2026-03-09", gross_sales: "25.00" },
    ]);
  });
});

describe("a query with a mistake", () => {
  it.each([
    ["FROM sales SHOW net_sale", "'net_sale'"],
    ["FROM revenue SHOW net_sales", "'revenue'"],
    ["FROM sales SHOW net_sales GROUP BY colour", "'colour'"],
    ["FROM sales SHOW net_sales WHERE colour = 'red'", "'colour'"],
    ["FROM sales SHOW net_sales ORDER BY orders", "'orders'"],
    ["FROM sales SHOW net_sales SINCE someday", "'someday'"],
    ["FROM sales SHOW net_sales UNTIL 2026-02-30", "'2026-02-30'"],
    ["FROM sales SHOW net_sales COMPARE TO previous_period", "'COMPARE'"],
    ["FROM sales SHOW net_sales LIMIT few", "'few'"],
    ["FROM sessions SHOW sessions TIMESERIES hour", "'hour'"],
    ["FROM sales SHOW net_sales WHERE day > 2026-01-01", "'day'"],
    ["SHOW net_sales FROM sales", "'SHOW'"],
    ["FROM sales SHOW net_sales; DROP", "';'"],
  ])("%s is answered with the word and no table", (query, word) => {
    const { parseErrors, table } = ask(query);
    expect(table).toBeNull();
    expect(parseErrors).toHaveLength(1);
    expect(parseErrors[0]).toContain(word);
  });
});

describe("dates", () => {
  it.each([
    ["SINCE today UNTIL today", "2026-03-12", 1],
    ["SINCE yesterday UNTIL yesterday", "2026-03-11", 1],
    ["SINCE -7d UNTIL -1d", "2026-03-05", 7],
    ["DURING last_month", "2026-02-01", 28],
    ["SINCE startOfMonth(-1m) UNTIL endOfMonth(-1m)", "2026-02-01", 28],
    ["DURING this_week", "2026-03-09", 7],
    ["", "2026-02-10", 31],
  ])("%s", (dates, first, days) => {
    const table = rows(`FROM sales SHOW orders TIMESERIES day ${dates}`);
    expect([table[0]?.["day"], table.length]).toEqual([first, days]);
  });
});
