import type { FilterValue, Resource, ViewNode } from "../../world/types";
import { toApiDecimal, toFixedDecimal } from "../../world/currency";
import { formatInstant } from "../../world/shop-time";
import { readBalance } from "../log/balance";
import { customerId, customerIndex, orderId } from "../log/ids";
import { createSegments } from "./customer-segments";
import { gid, ref } from "./order-context";
import type { ViewSource } from "./order-context";
import { mailingAddress } from "./order-node";

const DAY_MS = 86_400_000;

/** What a customer has bought, as Shopify counts it: without test and deleted orders. */
export interface CustomerRecord {
  orders: number;
  spentMinor: number;
  /** Position in the log, or null. */
  lastOrder: number | null;
  lastOrderAt: number | null;
  updatedAt: number;
  subscribed: boolean;
}

/** Customers that exist now: merged-away profiles are gone, their orders count for the survivor. */
export function createCustomers(source: ViewSource): Resource {
  const { log, settings } = source;
  let ids: Float64Array | null = null;
  let idsVersion = -1;
  const segments = createSegments(source, readRecord, isThere);

  function isThere(customer: number): boolean {
    return log.survivor(customer) === customer;
  }

  function allIds(): Float64Array {
    if (ids && idsVersion === log.version()) return ids;
    const there: number[] = [];
    for (let customer = 0; customer < log.customerCount(); customer++) {
      if (isThere(customer)) there.push(customerId(customer));
    }
    ids = Float64Array.from(there);
    idsVersion = log.version();
    return ids;
  }

  function ordersCount(customer: number): number {
    let count = 0;
    for (const order of log.ordersOf(customer)) {
      const { test, deletedAt } = log.header(order);
      if (!test && deletedAt === null) count += 1;
    }
    return count;
  }

  function readRecord(customer: number): CustomerRecord {
    const { createdAt, mergedAt } = log.customer(customer);
    const record: CustomerRecord = {
      orders: 0,
      spentMinor: 0,
      lastOrder: null,
      lastOrderAt: null,
      updatedAt: Math.max(createdAt, mergedAt ?? 0),
      subscribed: false,
    };
    for (const order of log.ordersOf(customer)) {
      const header = log.header(order);
      record.updatedAt = Math.max(record.updatedAt, header.updatedAt);
      if (header.test || header.deletedAt !== null) continue;
      const balance = readBalance(log.events(order));
      record.orders += 1;
      record.spentMinor += balance.receivedMinor - balance.refundedMinor;
      record.lastOrder = order;
      record.lastOrderAt = header.processedAt;
      if (header.channel === "subscription") record.subscribed = true;
    }
    return record;
  }

  function updatedAt(customer: number): number {
    const { createdAt, mergedAt } = log.customer(customer);
    let at = Math.max(createdAt, mergedAt ?? 0);
    for (const order of log.ordersOf(customer)) at = Math.max(at, log.header(order).updatedAt);
    return at;
  }

  function existing(id: number): number | null {
    const customer = customerIndex(id);
    if (customer === null || customer >= log.customerCount()) return null;
    return isThere(customer) ? customer : null;
  }

  function field(id: number, name: string): FilterValue | undefined {
    const customer = customerIndex(id);
    if (customer === null || customer >= log.customerCount()) return undefined;
    switch (name) {
      case "id":
        return id;
      case "created_at":
      case "customer_date":
        return log.customer(customer).createdAt;
      case "updated_at":
        return updatedAt(customer);
      case "orders_count":
        return ordersCount(customer);
      case "order_date": {
        const orders = log.ordersOf(customer);
        const last = orders[orders.length - 1];
        return last === undefined ? null : log.header(last).processedAt;
      }
      case "total_spent":
        return Number(toFixedDecimal(readRecord(customer).spentMinor, settings.currency));
      case "state":
        return stateOf(customer).toLowerCase();
      case "tag":
        return tagsOf(customer, ordersCount(customer));
      case "country":
        return log.customer(customer).countryCode;
      default:
        return undefined;
    }
  }

  function node(id: number): ViewNode | null {
    const customer = existing(id);
    if (customer === null) return null;
    const { createdAt, countryCode, provinceCode } = log.customer(customer);
    const record = readRecord(customer);
    const home = mailingAddress(`${id}`, countryCode, provinceCode);
    const marketing = marketingOf(customer);
    return {
      __typename: "Customer",
      id: gid("Customer", id),
      legacyResourceId: String(id),
      createdAt: formatInstant(createdAt),
      updatedAt: formatInstant(record.updatedAt),
      displayName: `Customer ${id}`,
      firstName: null,
      lastName: null,
      locale: "en",
      note: null,
      state: stateOf(customer),
      tags: tagsOf(customer, record.orders),
      numberOfOrders: String(record.orders),
      amountSpent: {
        amount: toApiDecimal(record.spentMinor, settings.currency),
        currencyCode: settings.currency,
      },
      statistics: () => segments.of(customer),
      lifetimeDuration: lifetime(source.now() - createdAt),
      lastOrder: record.lastOrder === null ? null : ref("orders", orderId(record.lastOrder)),
      orders: () =>
        [...log.ordersOf(customer)]
          .filter((order) => log.header(order).deletedAt === null)
          .map((order) => ref("orders", orderId(order))),
      productSubscriberStatus: !record.subscribed
        ? "NEVER_SUBSCRIBED"
        : source.now() - (record.lastOrderAt ?? 0) < 40 * DAY_MS
          ? "ACTIVE"
          : "CANCELLED",
      dataSaleOptOut: customer % 29 === 0,
      canDelete: record.orders === 0,
      taxExempt: false,
      taxExemptions: [],
      verifiedEmail: customer % 11 !== 0,
      multipassIdentifier: null,
      companyContactProfiles: [],
      identityProviderSubjects: [],
      mergeable: { isMergeable: true, reason: null, errorFields: [], mergeInProgress: null },
      defaultAddress: home,
      addressesV2: [home],
      defaultEmailAddress: {
        emailAddress: `customer-${id}@example.com`,
        marketingState: marketing,
        marketingOptInLevel: marketing === "NOT_SUBSCRIBED" ? null : "SINGLE_OPT_IN",
        marketingUpdatedAt: marketing === "NOT_SUBSCRIBED" ? null : formatInstant(createdAt),
        marketingUnsubscribeUrl: `https://${settings.shopDomain}/unsubscribe/${id}`,
        openTrackingLevel: "UNKNOWN",
        openTrackingUrl: `https://${settings.shopDomain}/open-tracking/${id}`,
        sourceLocation: null,
        validFormat: true,
      },
      defaultPhoneNumber: null,
      metafields: [],
      metafield: () => null,
    };
  }

  return {
    typeName: "Customer",
    gidPrefix: "gid://shopify/Customer/",
    ids: allIds,
    node,
    field,
  };
}

// Stable traits of a profile that nothing else depends on: plain functions of its position.
function stateOf(customer: number): string {
  return customer % 5 === 0 ? "ENABLED" : customer % 37 === 3 ? "INVITED" : "DISABLED";
}

function marketingOf(customer: number): string {
  if (customer % 3 === 0) return "SUBSCRIBED";
  return customer % 23 === 1 ? "UNSUBSCRIBED" : "NOT_SUBSCRIBED";
}

function tagsOf(customer: number, orders: number): string[] {
  const tags: string[] = [];
  if (customer % 3 === 0) tags.push("newsletter");
  if (orders >= 6) tags.push("vip");
  if (customer % 53 === 7) tags.push("wholesale");
  return tags;
}

function lifetime(ms: number): string {
  const days = Math.max(0, Math.floor(ms / DAY_MS));
  if (days < 31) return `${days} days`;
  const months = Math.floor(days / 30.44);
  if (months < 12) return `about ${months} month${months === 1 ? "" : "s"}`;
  const years = Math.floor(months / 12);
  return `about ${years} year${years === 1 ? "" : "s"}`;
}
