import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { lineItemNode, orderNode } from "./order-nodes";
import { discountToRow, lineItemToRow, orderToRow } from "./order-rows";
import { parseNode } from "./parse-line";

const set = (amount: string) => ({ shopMoney: { amount } });
const visit = {
  occurredAt: "2026-03-01T09:00:00Z",
  source: "Google",
  sourceType: "AD",
  referrerUrl: "https://www.google.com/search?q=jane+doe",
  landingPage: "https://shop.example/products/mug?email=jane@example.com&gclid=CjwKCAjane#top",
  utmParameters: { source: "google", medium: "cpc", campaign: "mugs", content: null, term: null },
};
const order = {
  __typename: "Order",
  id: "gid://shopify/Order/5",
  name: "#1001",
  number: 1001,
  createdAt: "2026-03-01T10:00:00Z",
  processedAt: "2026-03-01T10:00:00Z",
  updatedAt: "2026-03-02T10:00:00Z",
  cancelledAt: null,
  cancelReason: null,
  closedAt: null,
  test: false,
  edited: true,
  tags: ["a,b", 'say "hi"'],
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "FULFILLED",
  returnStatus: "NO_RETURN",
  sourceName: "web",
  app: null,
  attribution: { displayName: "Online Store" },
  presentmentCurrencyCode: "EUR",
  taxesIncluded: false,
  discountCodes: [],
  totalPriceSet: set("104.50"),
  currentTotalPriceSet: set("100.0"),
  subtotalPriceSet: null,
  totalDiscountsSet: set("0"),
  totalTaxSet: null,
  totalShippingPriceSet: set("5"),
  totalTipReceivedSet: set("0.0"),
  originalTotalDutiesSet: null,
  totalRefundedSet: set("4.50"),
  refunds: [],
  fulfillments: [],
  customerJourneySummary: {
    ready: true,
    customerOrderIndex: 0,
    daysToConversion: 1,
    firstVisit: visit,
    lastVisit: null,
  },
};

describe("an order's row", () => {
  const row = orderToRow(parseNode(orderNode, "orders", { lineNo: 1, node: order }), "USD", 3);

  it("has shop money in minor units and keeps unknown amounts unknown", () => {
    expect(row).toMatchObject({
      totalMinor: 10_450,
      currentTotalMinor: 10_000,
      subtotalMinor: null,
      totalDiscountsMinor: 0,
      totalRefundedMinor: 450,
      presentmentCurrency: "EUR",
      isEdited: true,
      customerId: null,
      reading: 3,
    });
  });

  it("keeps of a visit neither query strings nor fragments, where names and addresses hide", () => {
    expect(row.firstVisit).not.toMatch(/jane/);
    expect(JSON.parse(row.firstVisit ?? "")).toMatchObject({
      landingPage: "https://shop.example/products/mug",
      referrer: "https://www.google.com/search",
      utm: { campaign: "mugs" },
    });
    expect(row.lastVisit).toBeNull();
  });

  it("keeps of a forged link no more than the index of where visits came from can hold", () => {
    // What is random is not made shorter by compression.
    const long = Array.from({ length: 2_000 }, (_, index) => createHash("md5").update(`${index}`));
    const text = long.map((hash) => hash.digest("base64")).join("é");
    const node = {
      ...order,
      customerJourneySummary: {
        ...order.customerJourneySummary,
        firstVisit: {
          ...visit,
          source: text,
          referrerUrl: `https://${text.replaceAll("/", "-")}`,
          utmParameters: { ...visit.utmParameters, source: text, medium: text, campaign: text },
        },
      },
    };
    const { firstVisit } = orderToRow(
      parseNode(orderNode, "orders", { lineNo: 1, node }),
      "USD",
      3,
    );
    const { source, referrer, utm } = JSON.parse(firstVisit ?? "");
    const parts: string[] = [source, referrer, utm.source, utm.medium, utm.campaign];
    expect(text.startsWith(utm.campaign)).toBe(true);
    expect(utm.campaign.length).toBeGreaterThan(300);
    expect(Buffer.byteLength(parts.join(""))).toBeLessThan(2_600);
  });

  it("keeps that an ad platform marked the visit, not the mark, which is of one person", () => {
    expect(JSON.parse(row.firstVisit ?? "")).toMatchObject({ click: "gclid" });
    expect(row.firstVisit).not.toContain("CjwKCA");
  });

  it("is refused with resource, line and path, but not the value", () => {
    const bad = { ...order, totalPriceSet: { shopMoney: { amount: "a secret" } } };
    expect(() => parseNode(orderNode, "orders", { lineNo: 17, node: bad })).toThrow(
      /^Line 17 of the orders result .* at "totalPriceSet\.shopMoney\.amount"/,
    );
  });
});

describe("rows of an order's children", () => {
  it("sum a line's discounts from its allocations and its tax from its tax lines", () => {
    const node = lineItemNode.parse({
      __typename: "LineItem",
      id: "gid://shopify/LineItem/8",
      title: "Mug",
      variantTitle: null,
      sku: null,
      vendor: null,
      quantity: 2,
      currentQuantity: 1,
      isGiftCard: false,
      requiresShipping: true,
      sellingPlan: null,
      product: null,
      variant: { id: "gid://shopify/ProductVariant/4" },
      originalUnitPriceSet: set("50.00"),
      originalTotalSet: set("100.00"),
      discountAllocations: [
        { allocatedAmountSet: set("7.00"), discountApplication: { index: 0 } },
        { allocatedAmountSet: set("0.50"), discountApplication: { index: 2 } },
      ],
      taxLines: [{ priceSet: set("5.55") }, { priceSet: set("1.00") }],
    });
    expect(lineItemToRow(node, 5, "USD")).toMatchObject({
      orderId: 5,
      productId: null,
      variantId: 4,
      unitPriceMinor: 5_000,
      originalTotalMinor: 10_000,
      discountMinor: 750,
      taxMinor: 655,
      currentQuantity: 1,
      hasSellingPlan: false,
    });
    // A plan that was deleted since has no id any more; the line was sold on it all the same.
    const sold = { ...node, sellingPlan: { sellingPlanId: null } };
    expect(lineItemToRow(sold, 5, "USD")).toMatchObject({ hasSellingPlan: true });
  });

  it("say what kind of discount it is, in percent or as an amount", () => {
    const code = {
      __typename: "DiscountCodeApplication",
      index: 0,
      code: "TEN",
      value: { percentage: 10 },
    };
    expect(discountToRow(code, 5)).toMatchObject({
      kind: "code",
      code: "TEN",
      isPercentage: true,
      value: "10",
    });
    const manual = {
      __typename: "ManualDiscountApplication",
      index: 1,
      title: "Sorry",
      value: { amount: "5.0" },
    };
    expect(discountToRow(manual, 5)).toMatchObject({
      kind: "manual",
      title: "Sorry",
      isPercentage: false,
      value: "5.0",
    });
  });
});
