import { describe, expect, it } from "vitest";
import { openTestStore } from "./test-client";

const SHOPIFYQL = '{ shopifyqlQuery(query: "FROM sales SHOW orders") { parseErrors } }';

describe("scopes", () => {
  it("refuses a field without its scope in Shopify's shape and keeps the rest", async () => {
    const { graphql } = await openTestStore({ requiredScopes: ["read_orders"] });
    const { data, errors } = await graphql(
      "{ shop { name } orders(first: 1) { nodes { id customer { id } } } }",
    );
    expect(data.orders.nodes[0].customer).toBeNull();
    expect(data.shop.name).toBe("Fake One");
    expect(errors).toEqual([
      {
        message:
          "Access denied for customer field. Required access: `read_customers` access scope.",
        locations: [{ line: 1, column: 47 }],
        path: ["orders", "nodes", 0, "customer"],
        extensions: {
          code: "ACCESS_DENIED",
          documentation: "https://shopify.dev/api/usage/access-scopes",
          requiredAccess: "`read_customers` access scope.",
        },
      },
    ]);
  });

  it("lets a refused required root take the whole answer with it", async () => {
    const { graphql } = await openTestStore({ requiredScopes: ["read_orders"] });
    const { data, errors } = await graphql("{ shop { name } products(first: 1) { nodes { id } } }");
    expect(data).toBeNull();
    expect(errors![0]!.path).toEqual(["products"]);
  });

  it("guards objects behind node by their type", async () => {
    const { graphql } = await openTestStore({ requiredScopes: ["read_orders"] });
    const { errors } = await graphql('{ node(id: "gid://shopify/Customer/1") { id } }');
    expect(errors![0]!.extensions!["code"]).toBe("ACCESS_DENIED");
  });

  it("changes with grants and revocations at run time", async () => {
    const { graphql, store } = await openTestStore();
    const granted = "{ currentAppInstallation { accessScopes { handle } } }";
    store.platform().revokeScopes(["read_customers"]);
    const denied = await graphql("{ customers(first: 1) { nodes { id } } }");
    expect(denied.errors![0]!.extensions!["code"]).toBe("ACCESS_DENIED");
    store.platform().grantScopes(["read_customers"]);
    const allowed = await graphql("{ customers(first: 1) { nodes { id } } }");
    expect(allowed.data.customers.nodes).toHaveLength(1);
    const { data } = await graphql(granted);
    expect(data.currentAppInstallation.accessScopes).toContainEqual({ handle: "read_customers" });
    expect(() => store.platform().grantScopes(["read_everything"])).toThrow("read_everything");
  });

  it("needs level 2 customer data for ShopifyQL besides read_reports", async () => {
    const { graphql, store } = await openTestStore();
    expect((await graphql(SHOPIFYQL)).errors![0]!.extensions!["code"]).toBe("ACCESS_DENIED");
    store.platform().grantScopes(["read_reports"]);
    expect((await graphql(SHOPIFYQL)).data.shopifyqlQuery.parseErrors).toEqual([]);
    store.platform().protectedCustomerData = 1;
    expect((await graphql(SHOPIFYQL)).errors![0]!.message).toContain("Level 2");
  });
});

describe("protected customer data", () => {
  const APPROVAL = "https://shopify.dev/docs/apps/launch/protected-customer-data";
  const contacts = `{
    customers(first: 1) { nodes { id email numberOfOrders } }
    orders(first: 1) { nodes { id email shippingAddress { countryCodeV2 } customer { id } } }
  }`;

  it("closes names and addresses below level 2, and nothing else", async () => {
    const { graphql } = await openTestStore({ protectedCustomerData: 1 });
    const { data, errors } = await graphql(contacts);
    expect(data.customers.nodes[0]).toEqual({
      id: "gid://shopify/Customer/1",
      email: null,
      numberOfOrders: "3",
    });
    expect(data.orders.nodes[0]).toMatchObject({
      email: null,
      shippingAddress: null,
      customer: { id: "gid://shopify/Customer/2" },
    });
    expect(errors!.map((error) => [error.path!.join("."), error.message])).toEqual([
      ["customers.nodes.0.email", closed("email field")],
      ["orders.nodes.0.email", closed("email field")],
      ["orders.nodes.0.shippingAddress", closed("MailingAddress object")],
    ]);
    expect(errors![0]!.extensions).toEqual({ code: "ACCESS_DENIED", documentation: APPROVAL });
  });

  it("closes customers altogether at level 0, by every way to them", async () => {
    const { graphql, store } = await openTestStore({ protectedCustomerData: 0 });
    const { data, errors } = await graphql("{ orders(first: 1) { nodes { id customer { id } } } }");
    expect(data.orders.nodes).toEqual([{ id: "gid://shopify/Order/1", customer: null }]);
    expect(errors![0]!.message).toBe(closed("Customer object"));
    const one = await graphql('{ node(id: "gid://shopify/Customer/1") { id } }');
    expect([one.data.node, one.errors![0]!.message]).toEqual([null, closed("Customer object")]);
    const ids = '["gid://shopify/Customer/1", "gid://shopify/Order/1"]';
    const several = await graphql(`{ nodes(ids: ${ids}) { id } }`);
    expect(several.data.nodes).toEqual([null, { id: "gid://shopify/Order/1" }]);
    expect(several.errors!.map((error) => error.path)).toEqual([["nodes", 0]]);
    store.platform().protectedCustomerData = 2;
    expect((await graphql("{ customers(first: 1) { nodes { email } } }")).errors).toBeUndefined();
  });

  it("fails a bulk operation that reads what is closed", async () => {
    const { graphql } = await openTestStore({ protectedCustomerData: 1 });
    const { data } = await graphql(`
      mutation {
        bulkOperationRunQuery(
          query: "{ orders { edges { node { id email } } } }"
          groupObjects: false
        ) {
          bulkOperation {
            id
          }
          userErrors {
            message
          }
        }
      }
    `);
    const { id } = data.bulkOperationRunQuery.bulkOperation;
    const poll = "query ($id: ID!) { bulkOperation(id: $id) { status errorCode } }";
    await expect
      .poll(async () => (await graphql(poll, { id })).data.bulkOperation)
      .toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
  });

  const closed = (what: string) =>
    `This app is not approved to access the ${what}. See ${APPROVAL} for more details.`;
});

describe("orders older than 60 days", () => {
  const names = "{ orders(first: 100) { nodes { name } } ordersCount { count } }";

  it("do not exist without read_all_orders, however they are asked for", async () => {
    const world = { orders: 80 };
    const { graphql, store } = await openTestStore({ world });
    expect((await graphql(names)).data.ordersCount.count).toBe(80);
    store.platform().revokeScopes(["read_all_orders"]);
    const { data } = await graphql(`
      {
        orders(first: 100) {
          nodes {
            name
          }
        }
        ordersCount {
          count
        }
        order(id: "gid://shopify/Order/1") {
          id
        }
        node(id: "gid://shopify/Order/1") {
          id
        }
        customer(id: "gid://shopify/Customer/1") {
          lastOrder {
            id
          }
          orders(first: 5) {
            nodes {
              id
            }
          }
        }
      }
    `);
    // Order 80 is today's; the 60 days before today reach back to order 20.
    expect(data.orders.nodes[0].name).toBe("#1020");
    expect(data.ordersCount.count).toBe(61);
    expect(data.order).toBeNull();
    expect(data.node).toBeNull();
    expect(data.customer).toEqual({ lastOrder: null, orders: { nodes: [] } });
  });
});

describe("query limits", () => {
  // 2 + 240 x (1 + 2 + 1 x 1)
  const costly = "{ orders(first: 240) { nodes { lineItems(first: 1) { nodes { id } } } } }";

  it("refuses a query over 1,000 points before it runs", async () => {
    const { graphql } = await openTestStore();
    const { data, errors, extensions } = await graphql(
      "{ orders(first: 250) { nodes { lineItems(first: 2) { nodes { id } } } } }",
    );
    expect(data).toBeUndefined();
    expect(errors![0]!.message).toMatch(
      /^Query cost is 1252, which exceeds the single query max cost limit \(1000\)\./,
    );
    expect(errors![0]!.extensions).toMatchObject({
      code: "MAX_COST_EXCEEDED",
      cost: 1252,
      maxCost: 1000,
    });
    expect(extensions!.cost).toMatchObject({
      actualQueryCost: null,
      throttleStatus: { currentlyAvailable: 2000 },
    });
  });

  it("gives back what a query did not use", async () => {
    const { graphql } = await openTestStore({ world: { orders: 3 } });
    const { extensions } = await graphql(costly);
    // Three orders, each with one line shown.
    expect(extensions!.cost).toEqual({
      requestedQueryCost: 962,
      actualQueryCost: 14,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1986, restoreRate: 100 },
    });
  });

  it("throttles with HTTP 200 when the bucket is empty, until the clock has refilled it", async () => {
    const { graphql, time } = await openTestStore({ world: { orders: 240 } });
    expect((await graphql(costly)).errors).toBeUndefined();
    expect((await graphql(costly)).errors).toBeUndefined();
    const { data, errors, extensions } = await graphql(costly);
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: "Throttled",
        extensions: {
          code: "THROTTLED",
          documentation: "https://shopify.dev/api/usage/rate-limits",
        },
      },
    ]);
    expect(extensions!.cost).toEqual({
      requestedQueryCost: 962,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 76, restoreRate: 100 },
    });
    time.now += 8_000;
    expect((await graphql(costly)).errors![0]!.message).toBe("Throttled");
    time.now += 1_000;
    expect((await graphql(costly)).errors).toBeUndefined();
  });
});
