import express from "express";
import { createServer } from "node:http";
import { listenHere } from "../platform/listen";
import type { DevStore, Platform } from "../platform/types";
import type {
  CatalogueProduct,
  CatalogueVariant,
  DraftLine,
  Resource,
  ResourceName,
  Trade,
  ViewNode,
  World,
} from "../world/types";
import { createAdminRouter } from "./index";

const SHOP = "fake.myshopify.com";
const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "USD" } });

/** What the admin's commands were called with, in order. */
export type Call = [command: string, ...args: unknown[]];

export interface FakeStore {
  url: string;
  calls: Call[];
  state: { installed: boolean; granted: string[]; appUrl: string | null };
  /** GET, or POST of form fields; redirects are not followed. */
  ask(path: string, form?: Record<string, string>, headers?: object): Promise<Answer>;
  close(): Promise<void>;
}
export interface Answer {
  status: number;
  body: string;
  location: string | null;
}

const variant: CatalogueVariant = {
  id: 21,
  productId: 2,
  inventoryItemId: 210,
  title: "Blue",
  sku: "MUG-B",
  barcode: null,
  priceMinor: 1250,
  compareAtMinor: null,
  costMinor: 400,
  requiresShipping: true,
  taxable: true,
  stock: 7,
};
const product = {
  id: 2,
  title: "Mug & <Saucer>",
  vendor: "Alder",
  productType: "Mugs",
  tags: ["blue", "gift"],
  variants: [variant],
} as unknown as CatalogueProduct;
const category = {
  __typename: "TaxonomyCategory",
  id: "gid://shopify/TaxonomyCategory/hg-1",
  fullName: "Home & Garden",
};

const productNode: ViewNode = {
  __typename: "Product",
  id: "gid://shopify/Product/2",
  title: product.title,
  descriptionHtml: "<p>Nice</p>",
  vendor: "Alder",
  productType: "Mugs",
  status: "ACTIVE",
  handle: "mug",
  totalInventory: 7,
  updatedAt: "2026-05-01T10:00:00Z",
  seo: { title: null, description: null },
  category: null,
  media: () => [{ preview: { image: { url: "/cdn/shop/files/mug.jpg" } } }],
};
const line: ViewNode = {
  __typename: "LineItem",
  id: "gid://shopify/LineItem/91",
  title: "Mug",
  variantTitle: "Blue",
  sku: "MUG-B",
  quantity: 3,
  currentQuantity: 2,
  product: { __ref: { resource: "products", id: 2 } },
  originalUnitPriceSet: money("12.5"),
  originalTotalSet: money("37.5"),
};
const orderNode: ViewNode = {
  __typename: "Order",
  id: "gid://shopify/Order/7",
  name: "#1007",
  createdAt: "2026-06-01T03:30:00Z",
  processedAt: "2026-06-01T03:30:00Z",
  cancelledAt: null,
  test: false,
  tags: ["vip"],
  customer: { __ref: { resource: "customers", id: 5 } },
  lineItems: [line],
  subtotalLineItemsQuantity: 3,
  displayFinancialStatus: "PARTIALLY_REFUNDED",
  displayFulfillmentStatus: "FULFILLED",
  totalPriceSet: money("37.5"),
  currentTotalPriceSet: money("25.0"),
  agreements: () => [
    {
      happenedAt: "2026-06-03T12:00:00Z",
      reason: "REFUND",
      sales: [{ totalAmount: money("-12.5") }],
    },
  ],
};
const customerNode: ViewNode = {
  __typename: "Customer",
  id: "gid://shopify/Customer/5",
  numberOfOrders: "1",
  amountSpent: { amount: "25.0", currencyCode: "USD" },
  createdAt: "2026-01-01T00:00:00Z",
};

function createResource(
  typeName: string,
  nodes: Record<number, ViewNode>,
  fields: Record<string, string | number> = {},
): Resource {
  return {
    typeName,
    gidPrefix: `gid://shopify/${typeName}/`,
    ids: () => Object.keys(nodes).map(Number),
    node: (id) => nodes[id] ?? null,
    field: (_id, name) => fields[name],
  };
}

/** A store of one product, one order and one customer behind the real admin router. */
export async function startFakeStore(): Promise<FakeStore> {
  const calls: Call[] = [];
  const state: FakeStore["state"] = {
    installed: true,
    granted: ["read_orders"],
    appUrl: "http://app.test:4000",
  };
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return [];
    };
  const resources: Partial<Record<ResourceName, Resource>> = {
    products: createResource(
      "Product",
      { 2: productNode },
      { title: product.title, status: "ACTIVE" },
    ),
    orders: createResource("Order", { 7: orderNode }, { name: "#1007", customer_id: 5 }),
    customers: createResource("Customer", { 5: customerNode }),
  };
  const catalogue = {
    products: [product],
    product: (id: number) => (id === 2 ? product : undefined),
    variant: (id: number) => (id === 21 ? variant : undefined),
    taxonomy: { version: "1", categories: () => [category], category: () => null },
    updateProduct: record("updateProduct"),
    updateVariant: record("updateVariant"),
    adjustStock: record("adjustStock"),
    deleteProduct: record("deleteProduct"),
  };
  const trade = {
    size: () => ({ orders: 1, events: 3 }),
    placeOrder: (draft: { lines: DraftLine[] }) => {
      calls.push(["placeOrder", draft]);
      const isKnown = draft.lines.every((entry) => entry.variantId === 21);
      return isKnown
        ? { orderId: 7, userErrors: [] }
        : { orderId: null, userErrors: [{ field: null, message: "Variant does not exist" }] };
    },
    refundOrder: record("refundOrder"),
    editOrder: record("editOrder"),
    cancelOrder: record("cancelOrder"),
    deleteOrder: record("deleteOrder"),
    mergeCustomers: (from: number, into: number) => {
      calls.push(["mergeCustomers", from, into]);
      return from === into ? [{ field: null, message: "Customers must differ" }] : [];
    },
  } as unknown as Trade;
  const world = {
    settings: {
      shopDomain: SHOP,
      shopName: "Fake Store",
      shopId: 77,
      weightUnit: "POUNDS",
      timezone: "America/New_York",
      currency: "USD",
      countryCode: "US",
      plan: "standard",
      taxesIncluded: false,
    },
    clock: () => Date.UTC(2026, 5, 1),
    catalogue,
    trade,
    shop: () => ({ __typename: "Shop", id: "gid://shopify/Shop/77" }),
    resource: (name: ResourceName) => resources[name],
  } as unknown as World;
  const platform = {
    shop: SHOP,
    app: {
      apiKey: "key",
      id: 1,
      title: "Shelfwise",
      handle: "shelfwise",
      requiredScopes: ["read_orders"],
      optionalScopes: ["read_reports"],
    },
    isInstalled: () => state.installed,
    install: () => {
      state.installed = true;
    },
    uninstall: () => {
      state.installed = false;
    },
    grantedScopes: () => state.granted,
    grantScopes: (scopes: string[]) => state.granted.push(...scopes),
    revokeScopes: (scopes: string[]) => {
      state.granted = state.granted.filter((scope) => !scopes.includes(scope));
    },
  } as unknown as Platform;
  const devStore = {
    shops: [SHOP],
    webhooks: {
      deliver: (topic: string, payload: object) => calls.push(["deliver", topic, payload]),
    },
    clock: () => Date.UTC(2026, 5, 1),
    apiSecret: "secret",
    world: () => world,
    platform: () => platform,
    appUrl: () => state.appUrl,
    mintSessionToken: () => Promise.resolve("token-1"),
  } as unknown as DevStore;

  const server = createServer(express().use(createAdminRouter(devStore)));
  const url = await listenHere(server);
  return {
    url,
    calls,
    state,
    async ask(path, form, headers) {
      const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
      const extra = headers ? { headers: headers as Record<string, string> } : {};
      const response = await fetch(url + path, { ...init, ...extra, redirect: "manual" });
      return {
        status: response.status,
        body: await response.text(),
        location: response.headers.get("location"),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
