import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoreSettings, ViewNode } from "../world/types";
import { callField, minorOf, saleRows, sumByDay } from "./testing/read-agreements";
import { createSmallStore } from "./testing/small-store";
import type { SmallStore } from "./testing/small-store";

const STORES: Partial<StoreSettings>[] = [
  { orders: 60 },
  {
    orders: 60,
    taxesIncluded: true,
    countryCode: "DE",
    currency: "EUR",
    timezone: "Europe/Berlin",
  },
  { orders: 60, taxesIncluded: true, countryCode: "JP", currency: "JPY", timezone: "Asia/Tokyo" },
];

type Command =
  | { kind: "place"; variants: number[]; quantity: number; code: string | null; test: boolean }
  | { kind: "refund"; order: number; quantity: number; shipping: boolean; extra: number }
  | { kind: "edit"; order: number; add: boolean; quantity: number }
  | { kind: "cancel"; order: number; refund: boolean }
  | { kind: "delete"; order: number };

const order = fc.nat(200);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant("place" as const),
    variants: fc.array(fc.nat(39), { minLength: 1, maxLength: 3 }),
    quantity: fc.integer({ min: 1, max: 7 }),
    code: fc.constantFrom(null, "WELCOME10", "FIVEOFF", "FREESHIP"),
    test: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("refund" as const),
    order,
    quantity: fc.integer({ min: 1, max: 3 }),
    shipping: fc.boolean(),
    extra: fc.integer({ min: -200, max: 200 }),
  }),
  fc.record({
    kind: fc.constant("edit" as const),
    order,
    add: fc.boolean(),
    quantity: fc.nat(6),
  }),
  fc.record({ kind: fc.constant("cancel" as const), order, refund: fc.boolean() }),
  fc.record({ kind: fc.constant("delete" as const), order }),
);

function run({ trade, settings }: SmallStore, commands: Command[]): void {
  for (const step of commands) {
    if (step.kind === "place") {
      trade.placeOrder({
        lines: step.variants.map((n) => ({ variantId: 9000 + n * 10, quantity: step.quantity })),
        discountCode: step.code,
        test: step.test,
      });
      continue;
    }
    const ids = trade.resources.orders.ids();
    const id = ids[step.order % ids.length] as number;
    const node = trade.resources.orders.node(id) as ViewNode;
    const line = callField<Record<string, unknown>[]>(node, "lineItems")[0];
    const lineItemId = Number(String(line?.["id"]).split("/").pop());
    if (step.kind === "cancel") trade.cancelOrder(id, { refund: step.refund });
    else if (step.kind === "delete") trade.deleteOrder(id);
    else if (step.kind === "edit") {
      trade.editOrder(id, {
        add: step.add ? [{ variantId: 9050, quantity: 1 }] : [],
        setQuantity: line ? [{ lineItemId, quantity: step.quantity }] : [],
      });
    } else {
      trade.refundOrder(id, {
        lines: line ? [{ lineItemId, quantity: step.quantity }] : [],
        shippingMinor: step.shipping ? minorOf(node["currentShippingPriceSet"]) : 0,
        adjustmentMinor: step.extra,
      });
    }
  }
  checkOrders(trade.resources.orders);
  checkDays(trade, settings);
}

function checkOrders(orders: SmallStore["trade"]["resources"]["orders"]): void {
  for (const id of Array.from(orders.ids())) {
    const node = orders.node(id) as ViewNode;
    const sum = saleRows(node).reduce((total, sale) => total + sale.totalMinor, 0);
    expect([id, sum]).toEqual([id, minorOf(node["currentTotalPriceSet"])]);
    const placed = saleRows(node).slice(0, firstAgreementSize(node));
    expect(placed.reduce((total, sale) => total + sale.totalMinor, 0)).toBe(
      minorOf(node["originalTotalPriceSet"]),
    );
    expect(minorOf(node["totalRefundedSet"])).toBeLessThanOrEqual(
      minorOf(node["totalReceivedSet"]),
    );
    for (const line of callField<Record<string, unknown>[]>(node, "lineItems")) {
      expect(line["currentQuantity"]).toBeGreaterThanOrEqual(0);
      expect(line["currentQuantity"]).toBeLessThanOrEqual(line["quantity"] as number);
    }
  }
}

function firstAgreementSize(node: ViewNode): number {
  const [first] = callField<Record<string, unknown>[]>(node, "agreements");
  return callField<unknown[]>(first as Record<string, unknown>, "sales").length;
}

function checkDays(trade: SmallStore["trade"], settings: StoreSettings): void {
  let net = 0;
  for (const day of sumByDay(trade, settings.timezone).values()) {
    expect(day.net).toBe(day.gross + day.discounts + day.returns);
    net += day.net;
  }
  const { table } = trade.shopifyql("FROM sales SHOW net_sales SINCE -450d UNTIL today");
  const exponent = settings.currency === "JPY" ? 1 : 100;
  expect(Math.round(Number(table?.rows[0]?.["net_sales"]) * exponent)).toBe(net);
  const byProduct = trade.shopifyql(
    "FROM sales SHOW net_sales GROUP BY product_id SINCE -450d UNTIL today",
  );
  const sum = (byProduct.table?.rows ?? []).reduce(
    (total, row) => total + Math.round(Number(row["net_sales"]) * exponent),
    0,
  );
  expect(sum).toBe(net);
}

describe("whatever is done to a store", () => {
  it.each(STORES)("sales add up to current totals, days and products: $currency", (settings) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        run(createSmallStore(settings), commands);
      }),
      { numRuns: 12, seed: 42 },
    );
  });

  it("every generated order's sales add up to its current total", () => {
    for (const taxesIncluded of [false, true]) {
      const { trade } = createSmallStore({ orders: 3000, taxesIncluded });
      checkOrders(trade.resources.orders);
    }
  });
});
