import type { z } from "zod";
import { clickIdOf } from "../lib/click-id";
import { visitPartBytes } from "../lib/campaign-key";
import { clipBytes } from "../lib/clip-bytes";
import { numberOfGid } from "../lib/gid";
import type { OrderCountryRow } from "../store/tables/order-countries";
import type {
  OrderDiscountRow,
  OrderFulfillmentRow,
  OrderLineRow,
  OrderRefundRow,
  OrderReturnRow,
  OrderRow,
  OrderShippingLineRow,
} from "../store/tables/orders";
import type {
  visitNode,
  discountApplicationNode,
  shippingLineNode,
  OrderNode,
  lineItemNode,
  returnNode,
  allocatedApplication,
} from "./order-nodes";
import { minorOf, minorOrNull, sumTaxMinor } from "./shapes";

const numberOrNull = (ref: { id: string } | null | undefined) => (ref ? numberOfGid(ref.id) : null);

/** Without query string and fragment: those may carry names, addresses and tokens. */
function withoutQuery(url: string | null): string | null {
  if (url === null) return null;
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

// Shops use less than a hundred characters. A visitor's link can have any number, and customers are looked up by where
// they came from, in an index whose rows have at most 2,700 bytes.
const referrerBytes = 600;

const clip = (text: string | null, atMost = visitPartBytes) => text && clipBytes(text, atMost);

function visitJson(visit: z.infer<typeof visitNode>): string | null {
  if (visit === null) return null;
  const click = clickIdOf(visit.landingPage);
  const utm = visit.utmParameters;
  return JSON.stringify({
    occurredAt: visit.occurredAt,
    source: clip(visit.source),
    sourceType: visit.sourceType,
    referrer: clip(withoutQuery(visit.referrerUrl), referrerBytes),
    landingPage: withoutQuery(visit.landingPage),
    utm: utm && {
      ...utm,
      source: clip(utm.source),
      medium: clip(utm.medium),
      campaign: clip(utm.campaign),
    },
    ...(click === null ? {} : { click }),
  });
}

/** The row of an order. `currency` is the shop's; `reading` the number of the reading, 0 outside of a backfill. */
export function orderToRow(node: OrderNode, currency: string, reading: number): OrderRow {
  const journey = node.customerJourneySummary;
  return {
    id: numberOfGid(node.id),
    name: node.name,
    number: node.number,
    createdAt: node.createdAt,
    processedAt: node.processedAt,
    updatedAt: node.updatedAt,
    cancelledAt: node.cancelledAt,
    cancelReason: node.cancelReason,
    closedAt: node.closedAt,
    deletedAt: null,
    isTest: node.test,
    isEdited: node.edited,
    financialStatus: node.displayFinancialStatus,
    fulfillmentStatus: node.displayFulfillmentStatus,
    returnStatus: node.returnStatus,
    sourceName: node.sourceName,
    appName: node.app?.name ?? null,
    channelName: node.attribution?.displayName ?? null,
    customerId: numberOrNull(node.customer),
    presentmentCurrency: node.presentmentCurrencyCode,
    taxesIncluded: node.taxesIncluded,
    totalMinor: minorOf(node.totalPriceSet, currency),
    currentTotalMinor: minorOf(node.currentTotalPriceSet, currency),
    subtotalMinor: minorOrNull(node.subtotalPriceSet, currency),
    totalDiscountsMinor: minorOrNull(node.totalDiscountsSet, currency),
    totalTaxMinor: minorOrNull(node.totalTaxSet, currency),
    totalShippingMinor: minorOf(node.totalShippingPriceSet, currency),
    totalTipMinor: minorOf(node.totalTipReceivedSet, currency),
    totalDutiesMinor: minorOrNull(node.originalTotalDutiesSet, currency),
    totalRefundedMinor: minorOf(node.totalRefundedSet, currency),
    discountCodes: node.discountCodes,
    tags: node.tags,
    isJourneyReady: journey?.ready ?? null,
    customerOrderIndex: journey?.customerOrderIndex ?? null,
    daysToConversion: journey?.daysToConversion ?? null,
    firstVisit: visitJson(journey?.firstVisit ?? null),
    lastVisit: visitJson(journey?.lastVisit ?? null),
    reading,
  };
}

/** Where an order was sent to, or billed to where nothing was; null where it was not asked for. */
export function countryRow(node: OrderNode): OrderCountryRow | null {
  const { shippingAddress, billingAddress } = node;
  if (shippingAddress === undefined && billingAddress === undefined) return null;
  const code = shippingAddress?.countryCodeV2 ?? billingAddress?.countryCodeV2 ?? null;
  // ZZ is how Shopify says that it does not know.
  const isKnown = code !== null && /^[A-Z]{2}$/.test(code) && code !== "ZZ";
  return { orderId: numberOfGid(node.id), countryCode: isKnown ? code : null };
}

export function refundRows(node: OrderNode, currency: string): OrderRefundRow[] {
  const orderId = numberOfGid(node.id);
  return node.refunds.map((refund) => ({
    orderId,
    id: numberOfGid(refund.id),
    createdAt: refund.createdAt,
    processedAt: refund.processedAt,
    returnId: numberOrNull(refund.return),
    totalRefundedMinor: minorOf(refund.totalRefundedSet, currency),
  }));
}

export function fulfillmentRows(node: OrderNode): OrderFulfillmentRow[] {
  const orderId = numberOfGid(node.id);
  return node.fulfillments.map((fulfillment) => ({
    orderId,
    id: numberOfGid(fulfillment.id),
    status: fulfillment.status,
    createdAt: fulfillment.createdAt,
    deliveredAt: fulfillment.deliveredAt,
  }));
}

export function lineItemToRow(
  node: z.infer<typeof lineItemNode>,
  orderId: number,
  currency: string,
): OrderLineRow {
  const allocations = node.discountAllocations.map((allocation) => ({
    index: allocation.discountApplication.index,
    minor: minorOf(allocation.allocatedAmountSet, currency),
  }));
  return {
    orderId,
    id: numberOfGid(node.id),
    productId: numberOrNull(node.product),
    variantId: numberOrNull(node.variant),
    title: node.title,
    variantTitle: node.variantTitle,
    sku: node.sku,
    vendor: node.vendor,
    quantity: node.quantity,
    currentQuantity: node.currentQuantity,
    unitPriceMinor: minorOf(node.originalUnitPriceSet, currency),
    originalTotalMinor: minorOf(node.originalTotalSet, currency),
    discountMinor: allocations.reduce((sum, allocation) => sum + allocation.minor, 0),
    taxMinor: sumTaxMinor(node.taxLines, currency),
    isGiftCard: node.isGiftCard,
    requiresShipping: node.requiresShipping,
    discountAllocations: JSON.stringify(allocations),
    hasSellingPlan: node.sellingPlan !== null,
  };
}

/** `lineNo` stands in for the id where Shopify gives none (a line typed in by hand). */
export function shippingLineToRow(
  node: z.infer<typeof shippingLineNode>,
  orderId: number,
  currency: string,
  lineNo: number,
): OrderShippingLineRow {
  return {
    orderId,
    id: node.id === null ? -lineNo : numberOfGid(node.id),
    title: node.title,
    code: node.code,
    priceMinor: minorOf(node.originalPriceSet, currency),
    discountedMinor: minorOf(node.discountedPriceSet, currency),
    taxMinor: sumTaxMinor(node.taxLines, currency),
  };
}

const discountKinds: Readonly<Record<string, string>> = {
  DiscountCodeApplication: "code",
  AutomaticDiscountApplication: "automatic",
  ManualDiscountApplication: "manual",
  ScriptDiscountApplication: "script",
};

export function discountToRow(
  node: z.infer<typeof discountApplicationNode>,
  orderId: number,
): OrderDiscountRow {
  const isPercentage = "percentage" in node.value;
  return {
    orderId,
    index: node.index,
    kind: discountKinds[node.__typename] ?? "other",
    code: node.code ?? null,
    title: node.title ?? null,
    isPercentage,
    value: "percentage" in node.value ? String(node.value.percentage) : node.value.amount,
  };
}

/** Discount applications as far as they come with what they were allocated to. */
export function allocatedDiscounts(
  allocations: readonly { discountApplication: z.infer<typeof allocatedApplication> }[],
  orderId: number,
): OrderDiscountRow[] {
  return allocations.flatMap(({ discountApplication }) =>
    "value" in discountApplication ? [discountToRow(discountApplication, orderId)] : [],
  );
}

export function returnToRow(node: z.infer<typeof returnNode>, orderId: number): OrderReturnRow {
  return {
    orderId,
    id: numberOfGid(node.id),
    name: node.name,
    status: node.status,
    totalQuantity: node.totalQuantity,
    createdAt: node.createdAt,
    closedAt: node.closedAt,
  };
}
