import { describe, expect, it } from "vitest";
import { loadSchema } from "../schema/load";
import { checkDocument } from "./documents";

const { schema } = loadSchema();

function codes(text: string): unknown[] {
  return checkDocument(schema, text).errors.map((error) => error.extensions?.["code"]);
}

describe("validation errors", () => {
  it("names an unknown field with type and path as Shopify does", () => {
    expect(checkDocument(schema, "query Q { shop { colour } }").errors).toEqual([
      {
        message: "Field 'colour' doesn't exist on type 'Shop'",
        locations: [{ line: 1, column: 18 }],
        path: ["query Q", "shop", "colour"],
        extensions: { code: "undefinedField", typeName: "Shop", fieldName: "colour" },
      },
    ]);
  });

  it("gives Shopify's codes for the usual mistakes", () => {
    expect(codes("{ shop(x: 1) { name } }")).toEqual(["argumentNotAccepted"]);
    expect(codes("{ order { id } }")).toEqual(["missingRequiredArguments"]);
    expect(codes("{ shop }")).toEqual(["selectionMismatch"]);
    expect(codes("{ shop { name { x } } }")).toEqual(["selectionMismatch"]);
    expect(codes('{ orders(first: "two") { nodes { id } } }')).toEqual([
      "argumentLiteralsIncompatible",
    ]);
    expect(codes("{ orders(first: $n) { nodes { id } } }")).toEqual(["variableNotDefined"]);
    expect(codes("query ($n: Int) { shop { name } }")).toEqual(["variableNotUsed"]);
    expect(codes("query ($n: String) { orders(first: $n) { nodes { id } } }")).toEqual([
      "variableMismatch",
    ]);
    expect(codes("{ shop { ...A } }")).toEqual(["useAndDefineFragment"]);
    expect(codes("{ shop { ... on Nothing { id } } }")).toEqual(["undefinedType"]);
  });

  it("answers a syntax error with its place only", () => {
    const { document, errors } = checkDocument(schema, "{ shop { name }");
    expect(document).toBeNull();
    expect(errors).toEqual([
      { message: expect.stringMatching(/^syntax error, /), locations: [{ line: 1, column: 16 }] },
    ]);
  });
});
