import { describe, expect, it } from "vitest";
import { createShopCalendar } from "../lib/shop-day";
import { amountsOfSale, noAmounts, saleToLedgerRow, type Sale } from "./sale-to-ledger";

const context = { currency: "USD", calendar: createShopCalendar("America/New_York") };
const agreement = {
  id: 7,
  orderId: 5,
  reason: "ORDER",
  happenedAt: "2026-03-01T03:30:00Z",
};
const sale: Sale = {
  id: "gid://shopify/ProductSale/11",
  actionType: "ORDER",
  lineType: "PRODUCT",
  quantity: 2,
  totalAmount: "97.99",
  totalTaxAmount: "7.99",
  totalDiscountAmountBeforeTaxes: "10.00",
  lineItemId: "gid://shopify/LineItem/3",
};

const charged = { total: 10_800, tax: 800, discountBeforeTaxes: 2_000 };
const givenBack = { total: -10_800, tax: -800, discountBeforeTaxes: -2_000 };

describe("a sale's amounts", () => {
  it.each(["ORDER", "UPDATE"])(
    "of goods (%s) are gross before and net after the discount",
    (actionType) => {
      expect(amountsOfSale({ actionType, lineType: "PRODUCT" }, charged)).toEqual({
        ...noAmounts,
        grossMinor: 12_000,
        discountsMinor: -2_000,
        taxesMinor: 800,
      });
    },
  );

  it("of goods taken off by an edit lower gross and give the discount back", () => {
    expect(amountsOfSale({ actionType: "UPDATE", lineType: "PRODUCT" }, givenBack)).toEqual({
      ...noAmounts,
      grossMinor: -12_000,
      discountsMinor: 2_000,
      taxesMinor: -800,
    });
  });

  it("of goods given back are returns after discount, and nothing in gross or discounts", () => {
    expect(amountsOfSale({ actionType: "RETURN", lineType: "PRODUCT" }, givenBack)).toEqual({
      ...noAmounts,
      returnsMinor: -10_000,
      taxesMinor: -800,
    });
  });

  it.each([
    ["ADJUSTMENT", "returnsMinor"],
    ["GIFT_CARD", "giftCardsMinor"],
    ["SHIPPING", "shippingMinor"],
    ["DUTY", "dutiesMinor"],
    ["ADDITIONAL_FEE", "feesMinor"],
    ["FEE", "feesMinor"],
    ["TIP", "tipsMinor"],
    ["UNKNOWN", "unexplainedMinor"],
    ["SOMETHING_NEW", "unexplainedMinor"],
  ] as const)(
    "of %s are without tax in one column of their own, whatever the action",
    (lineType, column) => {
      for (const actionType of ["ORDER", "UPDATE", "RETURN", "UNKNOWN"]) {
        expect(amountsOfSale({ actionType, lineType }, charged)).toEqual({
          ...noAmounts,
          [column]: 10_000,
          taxesMinor: 800,
        });
        expect(amountsOfSale({ actionType, lineType }, givenBack)).toEqual({
          ...noAmounts,
          [column]: -10_000,
          taxesMinor: -800,
        });
      }
    },
  );

  it.each(["UNKNOWN", "SOMETHING_NEW"])(
    "of goods under the action %s stay unexplained",
    (actionType) => {
      expect(amountsOfSale({ actionType, lineType: "PRODUCT" }, charged)).toEqual({
        ...noAmounts,
        unexplainedMinor: 10_000,
        taxesMinor: 800,
      });
    },
  );

  it("add up to the sale's total for every action and line", () => {
    const lineTypes = [
      "PRODUCT",
      "ADJUSTMENT",
      "GIFT_CARD",
      "SHIPPING",
      "DUTY",
      "FEE",
      "TIP",
      "UNKNOWN",
    ];
    for (const lineType of lineTypes) {
      for (const actionType of ["ORDER", "UPDATE", "RETURN", "UNKNOWN"]) {
        const amounts = amountsOfSale({ actionType, lineType }, charged);
        expect(Object.values(amounts).reduce((sum, minor) => sum + minor, 0)).toBe(charged.total);
      }
    }
  });
});

describe("a sale's row", () => {
  it("carries its agreement and lies on the shop's day, not on that of UTC", () => {
    expect(saleToLedgerRow(sale, agreement, context)).toEqual({
      ...noAmounts,
      orderId: 5,
      saleId: 11,
      agreementId: 7,
      happenedAt: "2026-03-01T03:30:00Z",
      shopDay: "2026-02-28",
      reason: "ORDER",
      actionType: "ORDER",
      lineType: "PRODUCT",
      lineItemId: 3,
      quantity: 2,
      grossMinor: 10_000,
      discountsMinor: -1_000,
      taxesMinor: 799,
      origin: "agreement",
    });
  });

  it("uses the currency's own digits", () => {
    const yen = {
      ...sale,
      totalAmount: "1100",
      totalTaxAmount: "100",
      totalDiscountAmountBeforeTaxes: "0",
    };
    const row = saleToLedgerRow(yen, agreement, { ...context, currency: "JPY" });
    expect([row.grossMinor, row.discountsMinor, row.taxesMinor]).toEqual([1000, 0, 100]);
  });
});
