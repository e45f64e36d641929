import { z } from "zod";
import { decimal, gid, instant, moneySet, reference, taxLine } from "./shapes";

export const visitNode = z
  .object({
    occurredAt: instant,
    source: z.string(),
    sourceType: z.string().nullable(),
    referrerUrl: z.string().nullable(),
    landingPage: z.string().nullable(),
    utmParameters: z
      .object({
        source: z.string().nullable(),
        medium: z.string().nullable(),
        campaign: z.string().nullable(),
        content: z.string().nullable(),
        term: z.string().nullable(),
      })
      .nullable(),
  })
  .nullable();

export const discountApplicationNode = z.object({
  __typename: z.string(),
  index: z.number().int(),
  value: z.union([z.object({ percentage: z.number() }), z.object({ amount: decimal })]),
  code: z.string().optional(),
  title: z.string().optional(),
});

// The strict document tells all of an application, the ordinary one only which it is.
export const allocatedApplication = z.union([
  discountApplicationNode,
  z.object({ index: z.number().int() }),
]);

export const shippingLineNode = z.object({
  __typename: z.literal("ShippingLine"),
  id: gid.nullable(),
  title: z.string(),
  code: z.string().nullable(),
  originalPriceSet: moneySet,
  discountedPriceSet: moneySet,
  taxLines: z.array(taxLine),
});

const inlineShippingLine = shippingLineNode.extend({
  discountAllocations: z.array(z.object({ discountApplication: discountApplicationNode })),
});

// Asked for only where the merchant wants sales by country, and then nothing but that.
const addressNode = z.object({ countryCodeV2: z.string().nullable() }).nullable().optional();

export const orderNode = z.object({
  __typename: z.literal("Order"),
  id: gid,
  name: z.string(),
  number: z.number().int(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  closedAt: instant.nullable(),
  test: z.boolean(),
  edited: z.boolean(),
  tags: z.array(z.string()),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  sourceName: z.string().nullable(),
  app: z.object({ name: z.string() }).nullable(),
  attribution: z.object({ displayName: z.string() }).nullable(),
  customer: reference.nullable().optional(),
  shippingAddress: addressNode,
  billingAddress: addressNode,
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  discountCodes: z.array(z.string()),
  totalPriceSet: moneySet,
  currentTotalPriceSet: moneySet,
  subtotalPriceSet: moneySet.nullable(),
  totalDiscountsSet: moneySet.nullable(),
  totalTaxSet: moneySet.nullable(),
  totalShippingPriceSet: moneySet,
  totalTipReceivedSet: moneySet,
  originalTotalDutiesSet: moneySet.nullable(),
  totalRefundedSet: moneySet,
  shippingLine: inlineShippingLine.nullable().optional(),
  refunds: z.array(
    z.object({
      id: gid,
      createdAt: instant.nullable(),
      processedAt: instant.nullable(),
      return: reference.nullable().optional(),
      totalRefundedSet: moneySet,
    }),
  ),
  fulfillments: z.array(
    z.object({ id: gid, status: z.string(), createdAt: instant, deliveredAt: instant.nullable() }),
  ),
  customerJourneySummary: z
    .object({
      ready: z.boolean(),
      customerOrderIndex: z.number().int().nullable(),
      daysToConversion: z.number().int().nullable(),
      firstVisit: visitNode,
      lastVisit: visitNode,
    })
    .nullable(),
});
export type OrderNode = z.infer<typeof orderNode>;

export const lineItemNode = z.object({
  __typename: z.literal("LineItem"),
  id: gid,
  title: z.string(),
  variantTitle: z.string().nullable(),
  sku: z.string().nullable(),
  vendor: z.string().nullable(),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  isGiftCard: z.boolean(),
  requiresShipping: z.boolean(),
  sellingPlan: z.object({ sellingPlanId: gid.nullable() }).nullable(),
  product: reference.nullable().optional(),
  variant: reference.nullable().optional(),
  originalUnitPriceSet: moneySet,
  originalTotalSet: moneySet,
  discountAllocations: z.array(
    z.object({
      allocatedAmountSet: moneySet,
      discountApplication: allocatedApplication,
    }),
  ),
  taxLines: z.array(taxLine),
});

export const returnNode = z.object({
  __typename: z.literal("Return"),
  id: gid,
  name: z.string(),
  status: z.string(),
  totalQuantity: z.number().int(),
  createdAt: instant,
  closedAt: instant.nullable(),
});
