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
});
