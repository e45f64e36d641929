import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema/load";
import { validateBulkQuery } from "./validate";

const admin = loadSchema();

function messages(query: string, acceptsNonNodes = true): string[] {
  return validateBulkQuery(admin, query, acceptsNonNodes).errors.map((error) => error.message);
}

describe("bulk query validator", () => {
  it("accepts connections two levels below the root", () => {
    const query = `{ orders(query: "status:any") { edges { node { id
      agreements { edges { node { id sales { edges { node { id quantity } } } } } }
      lineItems { edges { node { id } } } } } } }`;
    expect(messages(query)).toEqual([]);
  });

  it("refuses nodes in place of edges", () => {
    expect(messages("{ products { nodes { id title } } }")).toEqual([
      "All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: 'products'.",
    ]);
  });

  it("refuses a parent without id, or with an aliased one", () => {
    const message =
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': products.";
    const query = (parent: string) =>
      `{ products { edges { node { ${parent} variants { edges { node { id } } } } } } }`;
    expect(messages(query("title"))).toEqual([message]);
    expect(messages(query("key: id"))).toEqual([message]);
    expect(messages(query("id"))).toEqual([]);
  });

  it("refuses a connection within a list field", () => {
    expect(
      messages(
        "{ orders { edges { node { id refunds { refundLineItems { edges { node { id } } } } } } } }",
      ),
    ).toEqual([
      "Queries that contain a connection field within a list field are not currently supported.",
    ]);
    expect(messages("{ orders { edges { node { id refunds { id createdAt } } } } }")).toEqual([]);
  });

  it("refuses depth three, six connections, node and no connection at all", () => {
    expect(
      messages(
        "{ collections { edges { node { id products { edges { node { id variants { edges { node { id metafields { edges { node { id } } } } } } } } } } } } }",
      ),
    ).toEqual(["Bulk queries cannot contain connections with a nesting depth greater than 2."]);
    const nested = ["variants", "metafields", "collections", "media", "sellingPlanGroups"]
      .map((name) => `${name} { edges { node { id } } }`)
      .join(" ");
    expect(messages(`{ products { edges { node { id ${nested} } } } }`)).toEqual([
      "Bulk queries cannot contain more than 5 connections.",
    ]);
    expect(messages('{ node(id: "gid://shopify/Product/0") { id } }')).toEqual([
      "Bulk queries cannot contain a top level `node` field.",
      "Bulk queries must contain at least one connection.",
    ]);
    expect(messages("{ shop { name } }")).toEqual([
      "Bulk queries must contain at least one connection.",
    ]);
  });

  it("refuses mutations, several roots, variables, unknown fields and nothing", () => {
    expect(messages('mutation { tagsAdd(id: "x", tags: "a") { node { id } } }')).toEqual([
      "Invalid operation type. Only `query` operations are supported.",
    ]);
    expect(
      messages("{ products { edges { node { id } } } orders { edges { node { id } } } }"),
    ).toEqual(["Bulk queries must contain a single top level field."]);
    expect(
      messages("query ($q: String) { products(query: $q) { edges { node { id } } } }"),
    ).toEqual(["Bulk queries cannot contain variables."]);
    expect(messages("{ products { edges { node { colour } } } }")).toEqual([
      "Invalid bulk query: Field 'colour' doesn't exist on type 'Product'",
    ]);
    expect(messages(" ")).toEqual(["Invalid bulk query: syntax error, unexpected end of file"]);
  });

  it("refuses connections of no Nodes when the switch is off, naming them", () => {
    const query = `{ orders { edges { node { id
      agreements { edges { node { id sales { edges { node { id } } } } } } } } } }`;
    expect(messages(query, true)).toEqual([]);
    expect(messages(query, false)).toEqual([
      "Connections whose nodes do not implement Node are not supported in bulk: agreements (SalesAgreement), sales (Sale).",
    ]);
    expect(messages("{ orders { edges { node { id } } } }", false)).toEqual([]);
  });
});
