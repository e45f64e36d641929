import { describe, expect, it } from "vitest";
import { openTestStore } from "./test-client";

describe("nodes, taxonomy and what surrounds GraphQL over HTTP", () => {
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

  it("serves a picture for every file, with the file's name in words", async () => {
    const { store } = await openTestStore();
    const read = async (name: string) => {
      const response = await fetch(`${store.url}/cdn/shop/files/${name}?v=1700000000`);
      expect(response.headers.get("content-type")).toContain("image/svg+xml");
      return response.text();
    };
    expect(await read("salt-oak-board-front-view-7.jpg")).toMatch(/Salt oak board<.*front view/);
    expect(await read("a%3Cb.jpg")).toContain("A&lt;b");
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
