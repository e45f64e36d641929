import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lineItemNode, orderNode, shippingLineNode } from "./order-nodes";
import { productNode, variantNode } from "./product-rows";
import { quickCheckOf } from "./quick-check";
import { agreementNode, saleNode } from "./sale-rows";

const gid = (type: string) => `gid://shopify/${type}/7`;
const money = { shopMoney: { amount: "12.50" } };
const at = "2026-03-01T09:00:00Z";
const visit = {
  ...{ occurredAt: at, source: "Google", sourceType: null, referrerUrl: null },
  landingPage: "https://shop.example/",
  utmParameters: { source: "a", medium: null, campaign: null, content: null, term: null },
};
const shippingLine = {
  ...{ __typename: "ShippingLine", id: gid("ShippingLine"), title: "Post", code: null },
  ...{ originalPriceSet: money, discountedPriceSet: money, taxLines: [{ priceSet: money }] },
};
const order = {
  ...{ __typename: "Order", id: gid("Order"), name: "#1", number: 1, createdAt: at },
  ...{ processedAt: at, updatedAt: at, cancelledAt: null, cancelReason: null, closedAt: null },
  ...{ test: false, edited: false, tags: ["a"], displayFinancialStatus: "PAID" },
  ...{ displayFulfillmentStatus: "FULFILLED", returnStatus: "NO_RETURN", sourceName: "web" },
  ...{ app: { name: "Shop" }, attribution: null, customer: { id: gid("Customer") } },
  ...{ presentmentCurrencyCode: "EUR", taxesIncluded: false, discountCodes: [] },
  ...{ totalPriceSet: money, currentTotalPriceSet: money, subtotalPriceSet: money },
  ...{ totalDiscountsSet: null, totalTaxSet: null, totalShippingPriceSet: money },
  ...{ totalTipReceivedSet: money, originalTotalDutiesSet: null, totalRefundedSet: money },
  refunds: [{ id: gid("Refund"), createdAt: null, processedAt: at, totalRefundedSet: money }],
  fulfillments: [{ id: gid("Fulfillment"), status: "SUCCESS", createdAt: at, deliveredAt: null }],
  customerJourneySummary: {
    ...{ ready: true, customerOrderIndex: 0, daysToConversion: null },
    ...{ firstVisit: visit, lastVisit: null },
  },
};
const application = { __typename: "DiscountCodeApplication", index: 0, code: "A" };
const allocation = (value?: object) => ({
  allocatedAmountSet: money,
  discountApplication: value ? { ...application, value } : { index: 0 },
});
const lineItem = {
  ...{ __typename: "LineItem", id: gid("LineItem"), title: "Mug", variantTitle: null, sku: "M" },
  ...{ vendor: null, quantity: 2, currentQuantity: 2, isGiftCard: false, requiresShipping: true },
  ...{ sellingPlan: null, product: { id: gid("Product") }, variant: null },
  ...{ originalUnitPriceSet: money, originalTotalSet: money, taxLines: [] },
  discountAllocations: [allocation(), allocation({ percentage: 5 }), allocation({ amount: "5.0" })],
};
const product = {
  ...{ __typename: "Product", id: gid("Product"), handle: "mug", title: "Mug", productType: "" },
  ...{ vendor: "V", tags: [], status: "ACTIVE", category: null, descriptionHtml: "" },
  seo: { title: null, description: null },
  options: [
    {
      ...{ id: gid("ProductOption"), name: "Size", position: 1, linkedMetafield: null },
      optionValues: [{ name: "S", hasVariants: true }],
    },
  ],
  ...{ hasOnlyDefaultVariant: false, isGiftCard: false, tracksInventory: true },
  ...{ totalInventory: 3, mediaCount: { count: 0 }, variantsCount: null, onlineStoreUrl: null },
  ...{ publishedAt: null, createdAt: at, updatedAt: at, google_gender: null },
};
const variant = {
  ...{ __typename: "ProductVariant", id: gid("ProductVariant"), position: 1, title: "S" },
  ...{ sku: null, barcode: null, price: "5.00", compareAtPrice: null, taxable: true },
  ...{ availableForSale: true, showUnitPrice: false, inventoryPolicy: "DENY" },
  ...{ inventoryQuantity: null, createdAt: at, updatedAt: at, image: { id: "1" } },
  selectedOptions: [{ name: "Size", value: "S" }],
  inventoryItem: {
    ...{ id: gid("InventoryItem"), tracked: true, requiresShipping: true },
    ...{ countryCodeOfOrigin: null, harmonizedSystemCode: null, unitCost: { amount: "2.5" } },
    measurement: { weight: { value: 1.5, unit: "KILOGRAMS" } },
  },
};
const agreement = { id: gid("SalesAgreement"), reason: "ORDER", happenedAt: at };
const sale = {
  ...{ id: gid("Sale"), actionType: "ORDER", lineType: "PRODUCT", quantity: 1 },
  ...{ totalAmount: money, totalTaxAmount: money, totalDiscountAmountBeforeTaxes: money },
  lineItem: { id: gid("LineItem") },
};

type Sample = [name: string, schema: z.ZodType, node: object];
const samples: Sample[] = [
  ["an order", orderNode, order],
  ["a line", lineItemNode, lineItem],
  ["a shipping line", shippingLineNode, shippingLine],
  ["a product", productNode, product],
  ["a variant", variantNode, variant],
  ["an agreement", agreementNode, agreement],
  ["a sale", saleNode, sale],
];

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.keys(value).flatMap((key) => pathsIn(value[key as never], [...path, key])),
  ];
}

/** The same with something else in one place; nothing there where that is undefined. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never;
  const changed = replaced(copy[key], rest, by);
  if (changed === undefined && !Array.isArray(value)) delete copy[key];
  else copy[key] = changed as never;
  return copy;
}

const likely = fc.constantFrom(
  ...[undefined, null, true, 0, -1, 1.5, Infinity, 2 ** 60, "", "x", "1.", "-3.20", [], {}, [null]],
  ...[{ id: 5 }, { shopMoney: null }, { percentage: "5" }, gid("Order"), "gid://shopify", at],
  ...["2026-03-01", `${at} `, { percentage: 5, amount: "5" }, { percentage: "5", amount: "5" }],
);

describe("a quick check of a node", () => {
  it.each(samples)("takes %s as it is told", (_, schema, node) => {
    expect(quickCheckOf(schema)(node)).toBe(true);
    expect(quickCheckOf(schema)({ ...node, __parentId: gid("Order") })).toBe(true);
  });

  it.each(samples)(
    "takes no more of %s than its schema, and what that would make",
    (_, schema, node) => {
      const paths = fc.constantFrom(...pathsIn(node));
      fc.assert(
        fc.property(paths, fc.oneof(likely, fc.jsonValue()), (path, by) => {
          const changed = replaced(node, path, by);
          const parsed = schema.safeParse(changed);
          const isTaken = quickCheckOf(schema)(changed);
          if (!parsed.success) expect(isTaken).toBe(false);
          else if (isTaken) expect(changed).toMatchObject(parsed.data as object);
        }),
        { numRuns: 1_000 },
      );
    },
  );

  it.each([
    ["text that is changed", z.string().trim(), "a"],
    ["text that becomes something else", z.string().transform(Number), "5"],
    ["a default", z.object({ a: z.string().default("b") }), {}],
    ["what is taken for a number", z.coerce.number(), "5"],
    ["an address", z.email(), "a@example.com"],
    ["a limit", z.number().min(3), 5],
    ["a pattern with a place to go on from", z.string().regex(/a/g), "a"],
    ["no other fields", z.strictObject({ a: z.string() }), { a: "b" }],
    ["one of several texts", z.enum(["a", "b"]), "a"],
  ])("leaves %s to the schema", (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(true);
    expect(quickCheckOf(schema)(value)).toBe(false);
  });

  it("leaves a node of which the schema would leave something out to it", () => {
    const either = z.union([z.object({ rate: z.number() }), z.object({ amount: z.string() })]);
    const check = quickCheckOf(either);
    expect(check({ rate: 5 })).toBe(true);
    expect(check({ amount: "5" })).toBe(true);
    expect(check({ rate: "5", amount: "5" })).toBe(false);
    expect(either.parse({ rate: "5", amount: "5" })).toEqual({ amount: "5" });
  });
});
