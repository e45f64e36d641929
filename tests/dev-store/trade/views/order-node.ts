import type { ViewNode } from "../../world/types";
import { formatInstant } from "../../world/shop-time";
import { customerId } from "../log/ids";
import { agreementNodes } from "./agreements";
import { CHANNEL_FACTS } from "./channels";
import { fulfillmentNodes } from "./fulfillments";
import { journeyNode } from "./journey";
import {
  discountApplicationNodes,
  lineItemNodes,
  shippingLineNodes,
  sumTaxLines,
  taxLineNode,
} from "./lines";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";
import { closedAt, financialStatus, fulfillmentStatus, returnStatus } from "./order-status";
import { orderTotals, totalFields } from "./order-totals";
import { refundNodes, returnNodes } from "./refunds";
import { transactionNodes } from "./transactions";

const CANCEL_NOTE_LIMIT = 250;

/** An order as the Admin API shows it. Lists are built when they are asked for. */
export function orderNode(context: OrderContext): ViewNode {
  const { ordered, events, balance, header, source, id } = context;
  const channel = CHANNEL_FACTS[ordered.channel];
  const totals = orderTotals(context);
  const closed = closedAt(balance, events);
  const cancelled = events.find((event) => event.type === "cancelled");
  const edited = events.some((event) => event.type === "edited");
  const codes = ordered.discounts.filter(({ kind }) => kind === "code").map(({ label }) => label);
  const status = financialStatus(balance, events);
  const sent = fulfillmentStatus(balance);
  const publication =
    channel.publication === null
      ? undefined
      : source.catalogue.resources.publications.ids()[channel.publication];
  const customer = header.customer === null ? null : source.log.survivor(header.customer);
  const address = addressNode(context);
  const first = <T>(list: T[], args?: { first?: number }) =>
    args?.first == null ? list : list.slice(0, args.first);

  return {
    __typename: "Order",
    id: gid("Order", id),
    legacyResourceId: String(id),
    name: `#${ordered.number}`,
    number: ordered.number,
    confirmationNumber: confirmation(id),
    createdAt: formatInstant(ordered.at),
    processedAt: formatInstant(ordered.processedAt),
    updatedAt: formatInstant(header.updatedAt),
    closed: closed !== null,
    closedAt: closed === null ? null : formatInstant(closed),
    cancelledAt: cancelled ? formatInstant(cancelled.at) : null,
    cancelReason: cancelled?.type === "cancelled" ? cancelled.reason : null,
    cancellation:
      cancelled?.type === "cancelled"
        ? { staffNote: cancelled.staffNote?.slice(0, CANCEL_NOTE_LIMIT) ?? null }
        : null,
    confirmed: true,
    edited,
    test: ordered.test,
    tags: [...ordered.tags],
    note: ordered.note,
    poNumber: null,
    email: null,
    phone: null,
    clientIp: null,
    customerLocale: "en",
    customAttributes: [],
    alerts: [],
    disputes: [],
    sourceName: channel.sourceName,
    sourceIdentifier: null,
    registeredSourceUrl: null,
    app: {
      id: gid("App", channel.appId),
      name: channel.appName,
      icon: {
        url: `/cdn/apps/${channel.handle}.svg`,
        altText: channel.appName,
        height: 64,
        width: 64,
        id: null,
      },
    },
    attribution: { handle: channel.handle, displayName: channel.displayName, icon: null },
    merchantOfRecordApp: null,
    publication: publication === undefined ? null : ref("publications", publication),
    retailLocation: ordered.locationId === null ? null : ref("locations", ordered.locationId),
    customer: customer === null ? null : ref("customers", customerId(customer)),
    customerAcceptsMarketing: customer !== null && customer % 3 === 0,
    currencyCode: source.settings.currency,
    presentmentCurrencyCode: ordered.presentmentCurrency,
    taxesIncluded: ordered.taxesIncluded,
    taxExempt: false,
    dutiesIncluded: false,
    estimatedTaxes: false,
    discountCode: codes[0] ?? null,
    discountCodes: codes,
    displayFinancialStatus: status,
    displayFulfillmentStatus: sent,
    returnStatus: returnStatus(events),
    fullyPaid: totals.outstanding === 0 && balance.receivedMinor > 0,
    unpaid: balance.receivedMinor === 0 && totals.total > 0,
    refundable: balance.receivedMinor > balance.refundedMinor,
    restockable: totals.current.units > 0,
    fulfillable: sent === "UNFULFILLED" || sent === "PARTIALLY_FULFILLED",
    capturable: false,
    canMarkAsPaid: status === "PENDING",
    canNotifyCustomer: false,
    hasTimelineComment: false,
    merchantEditable: cancelled === undefined,
    merchantEditableErrors: cancelled ? ["The order is canceled."] : [],
    productNetwork: false,
    requiresShipping: ordered.lines.some((line) => line.requiresShipping),
    billingAddressMatchesShippingAddress: true,
    billingAddress: address,
    shippingAddress: ordered.channel === "pos" ? null : address,
    displayAddress: ordered.channel === "pos" ? null : address,
    cartToken: ordered.channel === "online" ? `cart${id}` : null,
    checkoutToken: ordered.channel === "online" ? `checkout${id}` : null,
    statusPageUrl: () => `https://${source.settings.shopDomain}/orders/${confirmation(id)}`,
    paymentGatewayNames: [
      ...new Set(
        events.flatMap((event) =>
          event.type === "paid" ? event.transactions.map(({ gateway }) => gateway) : [],
        ),
      ),
    ],
    risk: { recommendation: "ACCEPT", assessments: [] },
    subtotalLineItemsQuantity: totals.units,
    currentSubtotalLineItemsQuantity: totals.current.units,
    currentTotalWeight: "0",
    totalWeight: "0",
    ...totalFields(context, totals),
    lineItems: () => lineItemNodes(context),
    shippingLines: () => shippingLineNodes(context),
    shippingLine: () => shippingLineNodes(context)[0] ?? null,
    taxLines: () =>
      sumTaxLines(
        [...ordered.lines, ...ordered.shipping, ...ordered.fees].flatMap(({ taxes }) => taxes),
      ).map((tax) => taxLineNode(context, tax)),
    currentTaxLines: () =>
      sumTaxLines(
        [...balance.lines.values(), ...balance.shipping.values(), ...balance.fees.values()].flatMap(
          ({ taxes }) => taxes,
        ),
      ).map((tax) => taxLineNode(context, tax)),
    additionalFees: () =>
      ordered.fees.map((fee) => ({
        id: gid("AdditionalFee", fee.feeId),
        name: fee.name,
        price: context.purse.bag(fee.amountMinor),
        taxLines: fee.taxes.map((tax) => taxLineNode(context, tax)),
      })),
    discountApplications: () => discountApplicationNodes(context),
    agreements: () => agreementNodes(context),
    refunds: (args?: { first?: number }) => first(refundNodes(context), args),
    returns: () => returnNodes(context),
    transactions: (args?: { first?: number }) => first(transactionNodes(context), args),
    transactionsCount: () => ({ count: transactionNodes(context).length, precision: "EXACT" }),
    fulfillments: (args?: { first?: number }) => first(fulfillmentNodes(context), args),
    fulfillmentsCount: () => ({ count: fulfillmentNodes(context).length, precision: "EXACT" }),
    customerJourneySummary: () => journeyNode(context),
    metafields: [],
    metafield: () => null,
  };
}

/** A nine-letter number as customers see it. */
function confirmation(id: number): string {
  return (id * 7919).toString(36).toUpperCase().slice(-9).padStart(9, "A");
}

// No names, streets or e-mail addresses: the store has no personal data to lose.
function addressNode(context: OrderContext): Node {
  const { countryCode, provinceCode } = context.ordered;
  return mailingAddress(`${context.id}`, countryCode, provinceCode);
}

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** A MailingAddress that says where, not who. */
export function mailingAddress(id: string, countryCode: string, provinceCode: string | null): Node {
  return {
    __typename: "MailingAddress",
    id: gid("MailingAddress", id),
    countryCodeV2: countryCode,
    country: countryNames.of(countryCode) ?? countryCode,
    provinceCode,
    province: provinceCode,
    formattedArea: [provinceCode, countryCode].filter(Boolean).join(", "),
    formatted: () => [[provinceCode, countryCode].filter(Boolean).join(", ")],
    coordinatesValidated: false,
    address1: null,
    address2: null,
    city: null,
    company: null,
    firstName: null,
    lastName: null,
    name: null,
    phone: null,
    zip: null,
    latitude: null,
    longitude: null,
    timeZone: null,
  };
}
