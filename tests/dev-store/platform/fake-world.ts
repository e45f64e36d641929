import type {
  Change,
  ChangeListener,
  Clock,
  FilterValue,
  Resource,
  ResourceName,
  ShopifyqlResult,
  StoreSettings,
  ViewNode,
  World,
} from "../world/types";

/** What the platform's own tests need of a store. */
export interface FakeWorld extends World {
  emit(change: Change): void;
  shopifyqlAnswer: ShopifyqlResult;
}

export const FAKE_NOW = Date.parse("2026-06-30T12:00:00Z");
const DAY = 24 * 3600 * 1000;

export interface FakeWorldOptions {
  clock?: Clock;
  settings?: Partial<StoreSettings>;
  /** Orders 1..n, one a day, the last one today; order n has (n mod 3) + 1 lines. */
  orders?: number;
}

export function createFakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const clock = options.clock ?? (() => FAKE_NOW);
  const settings: StoreSettings = {
    shopDomain: "fake-one.myshopify.com",
    shopName: "Fake One",
    shopId: 77,
    timezone: "America/New_York",
    currency: "USD",
    countryCode: "US",
    taxesIncluded: false,
    plan: "standard",
    weightUnit: "KILOGRAMS",
    seed: 1,
    orders: options.orders ?? 10,
    products: 4,
    historyDays: 100,
    until: FAKE_NOW,
    ...options.settings,
  };
  const listeners = new Set<ChangeListener>();
  const resources = new Map<ResourceName, Resource>([
    ["orders", ordersOf(settings.orders)],
    ["products", products()],
    ["customers", customers()],
  ]);
  const world: FakeWorld = {
    settings,
    clock,
    shopifyqlAnswer: { parseErrors: [], table: { columns: [], rows: [] } },
    catalogue: {
      taxonomy: {
        version: "2026-02",
        categories: () => CATEGORIES,
        category: (gid: string) => CATEGORIES.find((each) => each.id === gid) ?? null,
      },
    } as unknown as World["catalogue"],
    trade: { shopifyql: () => world.shopifyqlAnswer } as unknown as World["trade"],
    shop: () => ({
      __typename: "Shop",
      id: `gid://shopify/Shop/${settings.shopId}`,
      name: settings.shopName,
      myshopifyDomain: settings.shopDomain,
      currencyCode: settings.currency,
    }),
    resource: (name) => resources.get(name) ?? emptyResource(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(change) {
      for (const listener of listeners) listener(change);
    },
  };
  return world;
}

function orderCreatedAt(id: number, count: number): number {
  return FAKE_NOW - (count - id) * DAY;
}

function ordersOf(count: number): Resource {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  return {
    typeName: "Order",
    gidPrefix: "gid://shopify/Order/",
    ids: () => ids,
    node: (id) => (id >= 1 && id <= count ? orderNode(id, count) : null),
    field(id, name): FilterValue | undefined {
      switch (name) {
        case "created_at":
        case "processed_at":
        case "updated_at":
          return orderCreatedAt(id, count);
        case "name":
          return `#${1000 + id}`;
        case "status":
          return id % 4 === 0 ? "closed" : "open";
        case "financial_status":
          return id % 2 === 0 ? "PAID" : "PENDING";
        case "tag":
          return id % 5 === 0 ? ["vip", "wholesale"] : [];
        case "total_price":
          return id * 10;
        case "test":
          return id === 1;
        case "customer_id":
          return id % 3 === 0 ? null : (id % 2) + 1;
        default:
          return undefined;
      }
    },
  };
}

function orderNode(id: number, count: number): ViewNode {
  const gid = `gid://shopify/Order/${id}`;
  return {
    __typename: "Order",
    id: gid,
    name: `#${1000 + id}`,
    createdAt: new Date(orderCreatedAt(id, count)).toISOString(),
    displayFinancialStatus: id % 2 === 0 ? "PAID" : "PENDING",
    customer: id % 3 === 0 ? null : ref("customers", (id % 2) + 1),
    totalPriceSet: { __typename: "MoneyBag", shopMoney: money(`${id * 10}.00`) },
    lineItems: () =>
      Array.from({ length: (id % 3) + 1 }, (_, index) => ({
        __typename: "LineItem",
        id: `gid://shopify/LineItem/${id * 10 + index}`,
        quantity: index + 1,
        title: `Line ${index}`,
        product: ref("products", 1),
      })),
    refunds: [],
    agreements: [
      {
        __typename: "OrderAgreement",
        id: `gid://shopify/SalesAgreement/${id}`,
        happenedAt: new Date(orderCreatedAt(id, count)).toISOString(),
        reason: "ORDER",
        sales: [
          {
            __typename: "ProductSale",
            id: `gid://shopify/Sale/${id}`,
            quantity: 1,
            lineType: "PRODUCT",
          },
        ],
      },
    ],
  };
}

function products(): Resource {
  const titles = ["Oak Chair", "Pine Table", "Walnut Shelf", "oak stool"];
  return {
    typeName: "Product",
    gidPrefix: "gid://shopify/Product/",
    ids: () => titles.map((_, index) => index + 1),
    node: (id) =>
      titles[id - 1] === undefined
        ? null
        : {
            __typename: "Product",
            id: `gid://shopify/Product/${id}`,
            title: titles[id - 1],
            vendor: "Alder",
            onlineStoreUrl: `/products/${id}`,
            status: id === 3 ? "DRAFT" : "ACTIVE",
            variants: [1, 2, 3].map((each) => ({
              __typename: "ProductVariant",
              id: `gid://shopify/ProductVariant/${id * 10 + each}`,
              title: `Variant ${each}`,
            })),
            resourcePublicationsV2: [],
          },
    field(id, name) {
      if (name === "title") return titles[id - 1]!;
      if (name === "status") return id === 3 ? "DRAFT" : "ACTIVE";
      if (name === "vendor") return "Alder";
      if (name === "product_type") return id < 3 ? "Seating" : "Storage";
      if (name === "tag") return ["wood", `t${id}`];
      if (name === "updated_at") return FAKE_NOW - id * DAY;
      return undefined;
    },
  };
}

function customers(): Resource {
  return {
    typeName: "Customer",
    gidPrefix: "gid://shopify/Customer/",
    ids: () => [1, 2],
    node: (id) =>
      id > 2
        ? null
        : {
            __typename: "Customer",
            id: `gid://shopify/Customer/${id}`,
            numberOfOrders: "3",
            email: `customer-${id}@example.test`,
            lastOrder: ref("orders", 1),
            orders: [ref("orders", 1), ref("orders", 2), ref("orders", 9)],
          },
    field: (id, name) => (name === "updated_at" ? FAKE_NOW - id * DAY : undefined),
  };
}

const CATEGORIES: ViewNode[] = [
  category("ap", "Animals & Pet Supplies", null),
  category("ap-1", "Live Animals", "ap"),
  category("ap-2", "Pet Supplies", "ap"),
];

function category(key: string, name: string, parent: string | null): ViewNode {
  const gid = (each: string) => `gid://shopify/TaxonomyCategory/${each}`;
  return {
    __typename: "TaxonomyCategory",
    id: gid(key),
    name,
    fullName: parent ? `Animals & Pet Supplies > ${name}` : name,
    isRoot: parent === null,
    parentId: parent && gid(parent),
    ancestorIds: parent ? [gid(parent)] : [],
  };
}

function emptyResource(): Resource {
  return {
    typeName: "Location",
    gidPrefix: "gid://shopify/Location/",
    ids: () => [],
    node: () => null,
    field: () => undefined,
  };
}

function money(amount: string) {
  return { __typename: "MoneyV2", amount, currencyCode: "USD" };
}

function ref(resource: ResourceName, id: number) {
  return { __ref: { resource, id } };
}
