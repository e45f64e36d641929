import { describe, expect, it } from "vitest";
import { openTestStore } from "./test-client";

describe("GraphQL over HTTP", () => {
  it("answers several roots of one query, with its cost", async () => {
    const { graphql } = await openTestStore();
    const { data, errors, extensions } = await graphql(
      "{ shop { name } orders(first: 2) { edges { node { id } } } }",
    );
    expect(errors).toBeUndefined();
    expect(data.shop.name).toBe("Fake One");
    expect(data.orders.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual([
      "gid://shopify/Order/1",
      "gid://shopify/Order/2",
    ]);
    expect(extensions!.cost).toMatchObject({ requestedQueryCost: 5, actualQueryCost: 5 });
  });

  it("does not know other shops, versions and tokens", async () => {
    const { post } = await openTestStore();
    const path = "/admin/api/2026-07/graphql.json";
    const body = { query: "{ shop { name } }" };
    const other = await post(path, body, { "x-forwarded-host": "other.myshopify.com" });
    expect(other.status).toBe(404);
    const old = await post("/admin/api/2025-10/graphql.json", body);
    expect(old.status).toBe(404);
    expect(old.body["errors"]).toContain("2026-07 only");
    const stranger = await post(path, body, { "x-shopify-access-token": "shpat_no" });
    expect(stranger.status).toBe(401);
    expect(stranger.body).toEqual({
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
    expect(stranger.headers.get("x-shopify-api-version")).toBe("2026-07");
  });

  it("names what it has no data for, and never answers a silent null", async () => {
    const { graphql } = await openTestStore();
    const { data, errors } = await graphql("{ products(first: 1) { nodes { id handle } } }");
    expect(data).toBeNull();
    expect(errors![0]).toMatchObject({
      message: "dev-store has no data for Product.handle",
      path: ["products", "nodes", 0, "handle"],
    });
    const root = await graphql("{ giftCards(first: 1) { nodes { id } } shop { name } }");
    expect(root.errors![0]!.message).toMatch(/read_gift_cards/);
    const argument = await graphql(
      "{ products(first: 1) { nodes { variants(first: 1, sortKey: SKU) { nodes { id } } } } }",
    );
    expect(argument.errors![0]!.message).toBe(
      "dev-store has no argument sortKey for Product.variants",
    );
  });

  it("pages forwards and backwards without gaps, also in reverse and by value", async () => {
    const { graphql } = await openTestStore();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graphql(
        `
          query ($after: String) {
            products(first: 3, after: $after, sortKey: TITLE, reverse: true) {
              nodes {
                title
              }
              pageInfo {
                hasNextPage
                hasPreviousPage
                endCursor
              }
            }
          }
        `,
        { after },
      );
      seen.push(...data.products.nodes.map((node: { title: string }) => node.title));
      expect(data.products.pageInfo.hasPreviousPage).toBe(after !== null);
      after = data.products.pageInfo.hasNextPage ? data.products.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(["oak stool", "Walnut Shelf", "Pine Table", "Oak Chair"]);

    const last = await graphql(
      "{ orders(last: 2) { nodes { name } pageInfo { startCursor hasNextPage } } }",
    );
    expect(last.data.orders.nodes).toEqual([{ name: "#1009" }, { name: "#1010" }]);
    const before = await graphql(
      "query ($c: String) { orders(last: 1, before: $c) { nodes { name } } }",
      { c: last.data.orders.pageInfo.startCursor },
    );
    expect(before.data.orders.nodes).toEqual([{ name: "#1008" }]);
  });

  it("pages connections inside nodes and follows references", async () => {
    const { graphql } = await openTestStore();
    const { data } = await graphql(`
      {
        order(id: "gid://shopify/Order/2") {
          customer {
            id
            orders(first: 2) {
              nodes {
                name
              }
              pageInfo {
                hasNextPage
                endCursor
              }
            }
          }
          lineItems(first: 2, reverse: true) {
            nodes {
              quantity
              product {
                title
              }
            }
          }
        }
      }
    `);
    expect(data.order.customer.orders.nodes).toEqual([{ name: "#1001" }, { name: "#1002" }]);
    expect(data.order.lineItems.nodes).toEqual([
      { quantity: 3, product: { title: "Oak Chair" } },
      { quantity: 2, product: { title: "Oak Chair" } },
    ]);
    const next = await graphql(
      `
        query ($c: String) {
          customer(id: "gid://shopify/Customer/1") {
            orders(first: 2, after: $c) {
              nodes {
                name
              }
              pageInfo {
                hasNextPage
              }
            }
          }
        }
      `,
      { c: data.order.customer.orders.pageInfo.endCursor },
    );
    expect(next.data.customer.orders).toEqual({
      nodes: [{ name: "#1009" }],
      pageInfo: { hasNextPage: false },
    });
  });

  it("refuses pages over 250 and pages without a size", async () => {
    const { graphql } = await openTestStore();
    const large = await graphql("{ orders(first: 251) { nodes { id } } }");
    expect(large.errors![0]!.message).toBe("first cannot exceed 250");
    const none = await graphql("{ orders { nodes { id } } }");
    expect(none.errors![0]!.message).toBe("you must provide one of first or last");
    const cursor = await graphql('{ orders(first: 1, after: "nonsense") { nodes { id } } }');
    expect(cursor.errors![0]!.extensions!["code"]).toBe("INVALID_CURSOR");
  });

  it("searches, counts and names an unknown filter", async () => {
    const { graphql } = await openTestStore();
    const { data } = await graphql(`
      {
        ordersCount(query: "financial_status:paid") {
          count
          precision
        }
        capped: ordersCount(limit: 3) {
          count
          precision
        }
        orders(first: 5, query: "tag:vip", sortKey: ID, reverse: true) {
          nodes {
            name
          }
        }
        productTypes(first: 5) {
          nodes
        }
      }
    `);
    expect(data.ordersCount).toEqual({ count: 5, precision: "EXACT" });
    expect(data.capped).toEqual({ count: 3, precision: "AT_LEAST" });
    expect(data.orders.nodes).toEqual([{ name: "#1010" }, { name: "#1005" }]);
    expect(data.productTypes.nodes).toEqual(["Seating", "Storage"]);
    const wrong = await graphql('{ orders(first: 1, query: "colour:red") { nodes { id } } }');
    expect(wrong.errors![0]!.message).toContain("colour");
  });

  it("finds nodes of any known type and refuses unknown ones by name", async () => {
    const { graphql } = await openTestStore();
    const { data } = await graphql(`
      {
        nodes(ids: ["gid://shopify/Order/3", "gid://shopify/Product/99"]) {
          id
          ... on Order {
            name
          }
        }
        node(id: "gid://shopify/TaxonomyCategory/ap-1") {
          ... on TaxonomyCategory {
            fullName
          }
        }
      }
    `);
    expect(data.nodes).toEqual([{ id: "gid://shopify/Order/3", name: "#1003" }, null]);
    expect(data.node.fullName).toBe("Animals & Pet Supplies > Live Animals");
    const unknown = await graphql('{ node(id: "gid://shopify/Metaobject/1") { id } }');
    expect(unknown.errors![0]!.message).toMatch(/read_metaobjects|no data for node/);
  });

  it("takes at most 250 ids and sorts only by what it can", async () => {
    const { graphql } = await openTestStore();
    const ids = Array.from({ length: 251 }, (_, at) => `gid://shopify/Order/${at + 1}`);
    const many = await graphql("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(many.errors![0]!.message).toBe(
      "The input array size of 251 is greater than the maximum allowed of 250.",
    );
    const sorted = await graphql("{ orders(first: 1, sortKey: PO_NUMBER) { nodes { id } } }");
    expect(sorted.errors![0]!.message).toBe("dev-store cannot sort Order by PO_NUMBER");
  });

  it("lists no webhook subscriptions and makes addresses absolute", async () => {
    const { graphql, store } = await openTestStore();
    const { data } = await graphql(`
      {
        webhookSubscriptions(first: 5) {
          nodes {
            id
          }
        }
        product(id: "gid://shopify/Product/1") {
          onlineStoreUrl
        }
        currentAppInstallation {
          app {
            title
          }
          activeSubscriptions {
            id
          }
        }
      }
    `);
    expect(data.webhookSubscriptions.nodes).toEqual([]);
    expect(data.product.onlineStoreUrl).toBe(`${store.url}/products/1`);
    expect(data.currentAppInstallation.activeSubscriptions).toEqual([]);
  });

  it("serves a picture for every product, its title escaped", async () => {
    const { store } = await openTestStore();
    const response = await fetch(`${store.url}/cdn/products/7/1.svg?title=Salt%20%26%20Oak`);
    expect(response.headers.get("content-type")).toContain("image/svg+xml");
    expect(await response.text()).toContain("Salt &amp; Oak");
  });

  it("walks the taxonomy from its roots down", async () => {
    const { graphql } = await openTestStore();
    const { data } = await graphql(`
      {
        taxonomy {
          top: categories(first: 5) {
            nodes {
              name
            }
          }
          children: categories(first: 5, childrenOf: "gid://shopify/TaxonomyCategory/ap") {
            nodes {
              name
            }
          }
          found: categories(first: 5, search: "pet supplies live") {
            nodes {
              name
            }
          }
        }
      }
    `);
    expect(data.taxonomy.top.nodes).toEqual([{ name: "Animals & Pet Supplies" }]);
    expect(data.taxonomy.children.nodes).toEqual([
      { name: "Live Animals" },
      { name: "Pet Supplies" },
    ]);
    expect(data.taxonomy.found.nodes).toEqual([{ name: "Live Animals" }]);
  });

  it("keeps a log of what was asked and what it cost", async () => {
    const { graphql, store } = await openTestStore();
    await graphql("query Names { shop { name } }");
    expect(store.requests.at(-1)).toMatchObject({
      kind: "graphql",
      shop: "fake-one.myshopify.com",
      operation: "Names",
      status: 200,
      requestedCost: 1,
      actualCost: 1,
      error: null,
    });
  });

  it("lets a stage answer, delay or drop a kind of request", async () => {
    const { graphql, store } = await openTestStore();
    await graphql("{ shop { name } }");
    const removeReply = store.addStage(({ kind }) =>
      kind === "graphql" ? { status: 503, body: '{"errors":"down"}' } : undefined,
    );
    expect(await graphql("{ shop { name } }")).toEqual({ errors: "down" });
    removeReply();
    const removeDrop = store.addStage(() => "drop");
    await expect(graphql("{ shop { name } }")).rejects.toThrow("fetch failed");
    removeDrop();
    expect((await graphql("{ shop { name } }")).data.shop.name).toBe("Fake One");
  });
});
