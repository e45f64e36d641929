import { describe, expect, it } from "vitest";
import { createShopCalendar } from "../lib/shop-day";
import { orderToLedger, type StoredOrder } from "./order-to-ledger";

const calendar = createShopCalendar("UTC");
const line = {
  id: 2,
  quantity: 1,
  originalTotalMinor: 10_000,
  discountMinor: 1_000,
  taxMinor: 900,
  isGiftCard: false,
};
const order: StoredOrder = {
  id: 5,
  processedAt: "2026-03-01T10:00:00Z",
  taxesIncluded: false,
  isEdited: false,
  cancelledAt: null,
  returnStatus: "NO_RETURN",
  totalMinor: 10_450,
  currentTotalMinor: 10_450,
  totalRefundedMinor: 0,
  totalTipMinor: 0,
  totalDutiesMinor: null,
  lines: [line],
  shippingLines: [{ id: 9, discountedMinor: 500, taxMinor: 50 }],
};

describe("an untouched order", () => {
  it("gives the rows of its one agreement", () => {
    const rows = orderToLedger(order, calendar);
    expect(rows).toHaveLength(2);
    expect(rows?.[0]).toMatchObject({
      saleId: -1,
      lineType: "PRODUCT",
      lineItemId: 2,
      grossMinor: 10_000,
      discountsMinor: -1_000,
      taxesMinor: 900,
      shopDay: "2026-03-01",
      origin: "order",
    });
    expect(rows?.[1]).toMatchObject({
      saleId: -2,
      lineType: "SHIPPING",
      shippingMinor: 500,
      taxesMinor: 50,
    });
  });

  it("keeps tax out of gross where prices include it", () => {
    const included: StoredOrder = {
      ...order,
      taxesIncluded: true,
      lines: [{ ...line, discountMinor: 0 }],
      shippingLines: [{ id: 9, discountedMinor: 550, taxMinor: 50 }],
      totalMinor: 10_550,
      currentTotalMinor: 10_550,
    };
    const rows = orderToLedger(included, calendar);
    expect(rows?.map((row) => [row.grossMinor, row.shippingMinor, row.taxesMinor])).toEqual([
      [9_100, 0, 900],
      [0, 500, 50],
    ]);
  });

  it("puts gift cards, duties and tips into columns of their own", () => {
    const rows = orderToLedger(
      {
        ...order,
        lines: [{ ...line, isGiftCard: true, discountMinor: 0, taxMinor: 0 }],
        shippingLines: [],
        totalDutiesMinor: 300,
        totalTipMinor: 200,
        totalMinor: 10_500,
        currentTotalMinor: 10_500,
      },
      calendar,
    );
    expect(rows?.map((row) => [row.giftCardsMinor, row.dutiesMinor, row.tipsMinor])).toEqual([
      [10_000, 0, 0],
      [0, 300, 0],
      [0, 0, 200],
    ]);
  });

  it("writes the same rows whatever the order of its lines", () => {
    const two = {
      ...order,
      lines: [line, { ...line, id: 1, discountMinor: 0, taxMinor: 0 }],
      totalMinor: 20_450,
      currentTotalMinor: 20_450,
    };
    expect(orderToLedger(two, calendar)).not.toBeNull();
    expect(orderToLedger(two, calendar)).toEqual(
      orderToLedger({ ...two, lines: [...two.lines].reverse() }, calendar),
    );
  });
});

describe("an order's agreements must be read", () => {
  it.each<[string, Partial<StoredOrder>]>([
    ["it was edited", { isEdited: true }],
    ["it was cancelled", { cancelledAt: "2026-03-02T10:00:00Z" }],
    ["something was refunded", { totalRefundedMinor: 1 }],
    ["a return was opened", { returnStatus: "IN_PROGRESS" }],
    ["its total has changed", { currentTotalMinor: 10_449 }],
    ["its parts do not explain its total", { totalMinor: 10_451, currentTotalMinor: 10_451 }],
    ["a discount holds tax", { taxesIncluded: true, totalMinor: 9_500, currentTotalMinor: 9_500 }],
    [
      "a discount of all of it held tax",
      {
        taxesIncluded: true,
        lines: [{ ...line, discountMinor: 10_000, taxMinor: 0 }],
        totalMinor: 500,
        currentTotalMinor: 500,
      },
    ],
  ])("where %s", (_why, change) => {
    expect(orderToLedger({ ...order, ...change }, calendar)).toBeNull();
  });
});
