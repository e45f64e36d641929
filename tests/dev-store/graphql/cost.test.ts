import { getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema/load";
import { operationCost } from "./cost";

const { schema } = loadSchema();

function cost(
  text: string,
  variables: Record<string, unknown> = {},
  data?: Record<string, unknown> | null,
): number {
  const document = parse(text);
  return operationCost(schema, document, getOperationAST(document)!, variables, data);
}

describe("query cost", () => {
  it("prices scalars at 0 and objects at 1", () => {
    expect(cost("{ shop { name currencyCode } }")).toBe(1);
    expect(cost("{ shop { name plan { publicDisplayName } } }")).toBe(2);
  });

  it("prices a connection at 2 plus its size times a node", () => {
    expect(cost("{ orders(first: 1) { edges { node { id } } } }")).toBe(3);
    expect(
      cost("{ orders(last: 10) { nodes { id customer { id } } pageInfo { endCursor } } }"),
    ).toBe(22);
  });

  it("multiplies through nested connections and reads variables", () => {
    const text =
      "query Q($n: Int = 4, $m: Int!) { orders(first: $n) { nodes { lineItems(first: $m) { nodes { id } } } } }";
    // 2 + 4 x (1 + 2 + 5 x 1)
    expect(cost(text, { m: 5 })).toBe(34);
    expect(cost(text, { m: 5, n: 1 })).toBe(10);
  });

  it("prices an interface by its most expensive branch", () => {
    const text = `{ node(id: "x") {
      id
      ... on Order { customer { id } totalPriceSet { shopMoney { amount } } }
      ... on Product { seo { title } }
    } }`;
    expect(cost(text)).toBe(4);
  });

  it("follows fragments and does not pay twice for a field asked for twice", () => {
    const text = `{ shop { ...A plan { publicDisplayName } } }
      fragment A on Shop { plan { shopifyPlus } }`;
    expect(cost(text)).toBe(2);
  });

  it("prices a mutation at 10", () => {
    const text =
      'mutation { tagsAdd(id: "x", tags: ["a"]) { node { id } userErrors { message } } }';
    expect(cost(text)).toBe(10);
  });

  it("prices what came back: nodes returned, nulls free", () => {
    const text = "{ orders(first: 50) { edges { node { id customer { id } } } } }";
    const edge = (customer: unknown) => ({ node: { id: "1", customer } });
    const data = { orders: { edges: [edge(null), edge({ id: "2" })] } };
    expect(cost(text)).toBe(102);
    expect(cost(text, {}, data)).toBe(5);
    expect(cost(text, {}, { orders: { edges: [] } })).toBe(2);
  });
});
