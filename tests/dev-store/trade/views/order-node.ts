import type { ViewNode } from "../../world/types";
import { formatInstant } from "../../world/shop-time";
import { gatewaysOf } from "../log/changes";
import { noteNow, orderName, tagsNow } from "../log/labels";
import type { CancelledEvent } from "../log/events";
import { customerId } from "../log/ids";
import { agreementNodes } from "./agreements";
import { CHANNEL_FACTS } from "./channels";
import { fulfillmentNodes } from "./fulfillments";
import { journeyNode } from "./journey";
import { defineNode } from "./lazy-node";
import {
  discountApplicationNodes,
  lineItemNodes,
  shippingLineNodes,
  sumTaxLines,
  taxLineNode,
} from "./lines";
import type { Node } from "./lines";
import { mailingAddress } from "./mailing-address";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { closedAt, financialStatus, fulfillmentStatus, returnStatus } from "./order-status";
import { TOTAL_FIELDS } from "./order-totals";
import { refundNodes, returnNodes } from "./refunds";
import { transactionNodes } from "./transactions";

const CANCEL_NOTE_LIMIT = 250;

/** An order as the Admin API shows it; every field is built when it is asked for. */
export const orderNode = defineNode<OrderContext, ViewNode>({
  __typename: () => "Order",
  id: ({ id }) => gid("Order", id),
  legacyResourceId: ({ id }) => String(id),
  name: ({ ordered }) => orderName(ordered),
  number: ({ ordered }) => ordered.number,
  confirmationNumber: ({ id }) => confirmation(id),
  createdAt: ({ ordered }) => formatInstant(ordered.at),
  processedAt: ({ ordered }) => formatInstant(ordered.processedAt),
  updatedAt: ({ header }) => formatInstant(header.updatedAt),
  closed: (context) => closingOf(context) !== null,
  closedAt: (context) => {
    const closed = closingOf(context);
    return closed === null ? null : formatInstant(closed);
  },
  cancelledAt: (context) => {
    const cancelled = cancellationOf(context);
    return cancelled ? formatInstant(cancelled.at) : null;
  },
  cancelReason: (context) => cancellationOf(context)?.reason ?? null,
  cancellation: (context) => {
    const cancelled = cancellationOf(context);
    return cancelled
      ? { staffNote: cancelled.staffNote?.slice(0, CANCEL_NOTE_LIMIT) ?? null }
      : null;
  },
  confirmed: () => true,
  edited: ({ events }) => events.some((event) => event.type === "edited"),
  test: ({ ordered }) => ordered.test,
  tags: ({ events }) => [...tagsNow(events)],
  note: ({ events }) => noteNow(events),
  poNumber: () => null,
  email: () => null,
  phone: () => null,
  clientIp: () => null,
  customerLocale: () => "en",
  customAttributes: () => [],
  alerts: () => [],
  disputes: () => [],
  sourceName: (context) => {
    const { sourceName } = context.ordered;
    return sourceName === undefined ? channelOf(context).sourceName : sourceName;
  },
  sourceIdentifier: () => null,
  registeredSourceUrl: () => null,
  app: (context) => {
    const { appId, appName, handle } = channelOf(context);
    if (appId === null) return null;
    return {
      id: gid("App", appId),
      name: appName,
      icon: {
        url: `/cdn/apps/${handle}.svg`,
        altText: appName,
        height: 64,
        width: 64,
        id: null,
      },
    };
  },
  attribution: (context) => {
    const { appId, handle, displayName } = channelOf(context);
    return appId === null ? null : { handle, displayName, icon: null };
  },
  merchantOfRecordApp: () => null,
  publication: (context) => {
    const { publication } = channelOf(context);
    if (publication === null) return null;
    const id = context.source.catalogue.resources.publications.ids()[publication];
    return id === undefined ? null : ref("publications", id);
  },
  retailLocation: ({ ordered }) =>
    ordered.locationId === null ? null : ref("locations", ordered.locationId),
  customer: (context) => {
    const customer = buyerOf(context);
    return customer === null ? null : ref("customers", customerId(customer));
  },
  customerAcceptsMarketing: (context) => {
    const customer = buyerOf(context);
    return customer !== null && context.source.traits.acceptsMarketing(customer);
  },
  currencyCode: ({ source }) => source.settings.currency,
  presentmentCurrencyCode: ({ ordered }) => ordered.presentmentCurrency,
  taxesIncluded: ({ ordered }) => ordered.taxesIncluded,
  taxExempt: () => false,
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
  discountCode: (context) => codesOf(context)[0] ?? null,
  discountCodes: (context) => codesOf(context),
  displayFinancialStatus: ({ balance, events }) => financialStatus(balance, events),
  displayFulfillmentStatus: ({ balance }) => fulfillmentStatus(balance),
  returnStatus: ({ events }) => returnStatus(events),
  fullyPaid: ({ totals, balance }) => totals.outstanding === 0 && balance.receivedMinor > 0,
  unpaid: ({ totals, balance }) => balance.receivedMinor === 0 && totals.total > 0,
  refundable: ({ balance }) => balance.receivedMinor > balance.refundedMinor,
  restockable: ({ totals }) => totals.current.units > 0,
  fulfillable: ({ balance }) => {
    const sent = fulfillmentStatus(balance);
    return sent === "UNFULFILLED" || sent === "PARTIALLY_FULFILLED";
  },
  capturable: () => false,
  canMarkAsPaid: ({ balance, events }) => financialStatus(balance, events) === "PENDING",
  canNotifyCustomer: () => false,
  hasTimelineComment: () => false,
  merchantEditable: (context) => cancellationOf(context) === undefined,
  merchantEditableErrors: (context) => (cancellationOf(context) ? ["The order is canceled."] : []),
  productNetwork: () => false,
  requiresShipping: ({ ordered }) => ordered.lines.some((line) => line.requiresShipping),
  billingAddressMatchesShippingAddress: () => true,
  billingAddress: (context) => addressNode(context),
  shippingAddress: (context) => (context.ordered.channel === "pos" ? null : addressNode(context)),
  displayAddress: (context) => (context.ordered.channel === "pos" ? null : addressNode(context)),
  cartToken: ({ ordered, id }) => (ordered.channel === "online" ? `cart${id}` : null),
  checkoutToken: ({ ordered, id }) => (ordered.channel === "online" ? `checkout${id}` : null),
  statusPageUrl: ({ source, id }) =>
    `https://${source.settings.shopDomain}/orders/${confirmation(id)}`,
  paymentGatewayNames: ({ events }) => [...new Set(gatewaysOf(events))],
  risk: () => ({ recommendation: "ACCEPT", assessments: [] }),
  subtotalLineItemsQuantity: ({ totals }) => totals.units,
  currentSubtotalLineItemsQuantity: ({ totals }) => totals.current.units,
  currentTotalWeight: () => "0",
  totalWeight: () => "0",
  ...TOTAL_FIELDS,
  // Functions where the platform passes arguments, or pages a list of our own making.
  lineItems: (context) => () => lineItemNodes(context),
  shippingLines: (context) => () => shippingLineNodes(context),
  shippingLine: (context) => () => shippingLineNodes(context)[0] ?? null,
  taxLines: (context) => () =>
    sumTaxLines(
      [...context.ordered.lines, ...context.ordered.shipping, ...context.ordered.fees].flatMap(
        ({ taxes }) => taxes,
      ),
    ).map((tax) => taxLineNode(context, tax)),
  currentTaxLines: (context) => () =>
    sumTaxLines(
      [
        ...context.balance.lines.values(),
        ...context.balance.shipping.values(),
        ...context.balance.fees.values(),
      ].flatMap(({ taxes }) => taxes),
    ).map((tax) => taxLineNode(context, tax)),
  additionalFees: (context) => () =>
    context.ordered.fees.map((fee) => ({
      id: gid("AdditionalFee", fee.feeId),
      name: fee.name,
      price: context.purse.bag(fee.amountMinor),
      taxLines: fee.taxes.map((tax) => taxLineNode(context, tax)),
    })),
  discountApplications: (context) => () => discountApplicationNodes(context),
  agreements: (context) => () => agreementNodes(context),
  refunds: (context) => (args?: { first?: number }) => firstOf(refundNodes(context), args),
  returns: (context) => () => returnNodes(context),
  transactions: (context) => (args?: { first?: number }) =>
    firstOf(transactionNodes(context), args),
  transactionsCount: (context) => () => ({
    count: transactionNodes(context).length,
    precision: "EXACT",
  }),
  fulfillments: (context) => (args?: { first?: number }) =>
    firstOf(fulfillmentNodes(context), args),
  fulfillmentsCount: (context) => () => ({
    count: fulfillmentNodes(context).length,
    precision: "EXACT",
  }),
  customerJourneySummary: (context) => () => journeyNode(context),
  metafields: () => [],
  metafield: () => () => null,
});

const channelOf = ({ ordered }: OrderContext) => CHANNEL_FACTS[ordered.channel];

const closingOf = ({ balance, events }: OrderContext) => closedAt(balance, events);

function cancellationOf({ events }: OrderContext): CancelledEvent | undefined {
  return events.find((event): event is CancelledEvent => event.type === "cancelled");
}

function buyerOf({ header, source }: OrderContext): number | null {
  return header.customer === null ? null : source.log.survivor(header.customer);
}

function codesOf({ ordered }: OrderContext): string[] {
  const codes = ordered.discounts.filter(({ kind }) => kind === "code");
  return [...new Set(codes.map(({ label }) => label))];
}

function firstOf<T>(list: T[], args?: { first?: number }): T[] {
  return args?.first == null ? list : list.slice(0, args.first);
}

/** A nine-letter number as customers see it. */
function confirmation(id: number): string {
  return (id * 7919).toString(36).toUpperCase().slice(-9).padStart(9, "A");
}

// No names, streets or e-mail addresses: the store has no personal data to lose.
function addressNode(context: OrderContext): Node | null {
  const { countryCode, provinceCode } = context.ordered;
  if (countryCode === null) return null;
  return mailingAddress(`${context.id}`, countryCode, provinceCode);
}
