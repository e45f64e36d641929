import type { FilterValue, Resource, ViewNode } from "../../world/types";
import { toApiDecimal, toFixedDecimal } from "../../world/currency";
import { formatInstant } from "../../world/shop-time";
import { customerId, customerIndex, orderId } from "../log/ids";
import type { CustomerHeader } from "../log/log";
import { lifetime } from "./customer-traits";
import { createSegments } from "./customer-segments";
import { defineNode } from "./lazy-node";
import { mailingAddress } from "./mailing-address";
import { gid, ref } from "./order-context";
import type { ViewSource } from "./order-context";
import type { OrderFigures } from "./order-figures";

const DAY_MS = 86_400_000;

/** What a customer has bought, as Shopify counts it: without test and deleted orders. */
export interface CustomerRecord {
  orders: number;
  spentMinor: number;
  /** Position in the log, or null. */
  lastOrder: number | null;
  lastOrderAt: number | null;
  subscribed: boolean;
}

/** Customers that exist now: merged-away profiles are gone, their orders count for the survivor. */
export function createCustomers(source: ViewSource, figures: OrderFigures): Resource {
  const { log, settings, traits } = source;
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
    const record: CustomerRecord = {
      orders: 0,
      spentMinor: 0,
      lastOrder: null,
      lastOrderAt: null,
      subscribed: false,
    };
    for (const order of log.ordersOf(customer)) {
      const header = log.header(order);
      if (header.test || header.deletedAt !== null) continue;
      record.orders += 1;
      record.spentMinor += figures.money(order).netPaymentMinor;
      record.lastOrder = order;
      record.lastOrderAt = header.processedAt;
      if (header.channel === "subscription") record.subscribed = true;
    }
    return record;
  }

  /** Last change of the profile itself, whatever its orders did. */
  function ownUpdateOf(customer: number): number {
    const { createdAt, mergedAt, tagged } = log.customer(customer);
    return Math.max(createdAt, mergedAt ?? 0, tagged?.at ?? 0);
  }

  function tagsOf(customer: number, orders: () => number): readonly string[] {
    return log.customer(customer).tagged?.tags ?? traits.tags(customer, orders);
  }

  function updatedAt(customer: number): number {
    let at = ownUpdateOf(customer);
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
        return traits.state(customer).toLowerCase();
      case "tag":
        return tagsOf(customer, () => ordersCount(customer));
      case "country":
        return log.customer(customer).countryCode;
      default:
        return undefined;
    }
  }

  function node(id: number): ViewNode | null {
    const customer = existing(id);
    return customer === null ? null : customerNode(new OpenCustomer(id, customer));
  }

  /** Counting what somebody bought takes their orders: done once, and only when a field asks. */
  class OpenCustomer {
    private ownRecord: CustomerRecord | null = null;
    private ownHeader: CustomerHeader | null = null;

    constructor(
      readonly id: number,
      readonly customer: number,
    ) {}

    get record(): CustomerRecord {
      return (this.ownRecord ??= readRecord(this.customer));
    }

    get header(): CustomerHeader {
      return (this.ownHeader ??= log.customer(this.customer));
    }
  }

  const homeOf = ({ id, header }: OpenCustomer) =>
    header.countryCode === null
      ? null
      : mailingAddress(`${id}`, header.countryCode, header.provinceCode);

  const customerNode = defineNode<OpenCustomer, ViewNode>({
    __typename: () => "Customer",
    id: ({ id }) => gid("Customer", id),
    legacyResourceId: ({ id }) => String(id),
    createdAt: ({ header }) => formatInstant(header.createdAt),
    updatedAt: ({ customer }) => formatInstant(updatedAt(customer)),
    displayName: ({ id }) => `Customer ${id}`,
    firstName: () => null,
    lastName: () => null,
    locale: () => "en",
    note: () => null,
    state: ({ customer }) => traits.state(customer),
    tags: (of) => [...tagsOf(of.customer, () => of.record.orders)],
    numberOfOrders: ({ record }) => String(record.orders),
    amountSpent: ({ record }) => ({
      amount: toApiDecimal(record.spentMinor, settings.currency),
      currencyCode: settings.currency,
    }),
    statistics: (of) => () => segments.of(of.record),
    lifetimeDuration: ({ header }) => lifetime(source.now() - header.createdAt),
    lastOrder: ({ record }) =>
      record.lastOrder === null ? null : ref("orders", orderId(record.lastOrder)),
    orders:
      ({ customer }) =>
      () =>
        log
          .ordersOf(customer)
          .filter((order) => log.header(order).deletedAt === null)
          .map((order) => ref("orders", orderId(order))),
    productSubscriberStatus: ({ record }) =>
      !record.subscribed
        ? "NEVER_SUBSCRIBED"
        : source.now() - (record.lastOrderAt ?? 0) < 40 * DAY_MS
          ? "ACTIVE"
          : "CANCELLED",
    dataSaleOptOut: ({ customer }) => traits.hasOptedOutOfSale(customer),
    canDelete: ({ record }) => record.orders === 0,
    taxExempt: () => false,
    taxExemptions: () => [],
    verifiedEmail: ({ customer }) => traits.hasVerifiedEmail(customer),
    multipassIdentifier: () => null,
    companyContactProfiles: () => [],
    identityProviderSubjects: () => [],
    mergeable: () => ({
      isMergeable: true,
      reason: null,
      errorFields: [],
      mergeInProgress: null,
    }),
    defaultAddress: homeOf,
    addressesV2: (of) => [homeOf(of)].filter((home) => home !== null),
    defaultEmailAddress: ({ id, customer, header }) => {
      const marketing = traits.marketing(customer);
      if (marketing === null) return null;
      return {
        emailAddress: `customer-${id}@example.com`,
        marketingState: marketing,
        marketingOptInLevel: marketing === "NOT_SUBSCRIBED" ? null : "SINGLE_OPT_IN",
        marketingUpdatedAt: marketing === "NOT_SUBSCRIBED" ? null : formatInstant(header.createdAt),
        marketingUnsubscribeUrl: `https://${settings.shopDomain}/unsubscribe/${id}`,
        openTrackingLevel: "UNKNOWN",
        openTrackingUrl: `https://${settings.shopDomain}/open-tracking/${id}`,
        sourceLocation: null,
        validFormat: true,
      };
    },
    defaultPhoneNumber: () => null,
    metafields: () => [],
    metafield: () => () => null,
  });

  return {
    typeName: "Customer",
    gidPrefix: "gid://shopify/Customer/",
    ids: allIds,
    node,
    field,
  };
}
