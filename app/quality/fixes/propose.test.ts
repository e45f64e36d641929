import { expect, it } from "vitest";
import { productFacts } from "../testing/facts";
import type { Fix, FixContext } from "./fix";
import { proposeChanges } from "./propose";

const context = { shop: { currency: "EUR" } } as FixContext;
const title = (id: string, change: (title: string) => string): Fix => ({
  id,
  checkIds: [],
  fields: ["title"],
  propose: (product) => [
    { field: "title", target: "", before: product.title, after: change(product.title) },
  ],
});
const trim = title("trim", (text) => text.trim());
const small = title("small", (text) => text.toLowerCase());

it("makes one change of what several fixes do to a field, each going by the one before", () => {
  const product = productFacts({ title: " VASE " });
  expect(proposeChanges(product, [trim, small], context)).toEqual([
    {
      field: "title",
      target: "",
      before: " VASE ",
      after: "vase",
      fixIds: ["trim", "small"],
      isChosen: true,
    },
  ]);
  expect(product.title).toBe(" VASE ");
});

it("leaves out what comes out as it was", () => {
  expect(proposeChanges(productFacts({ title: "vase" }), [trim, small], context)).toEqual([]);
});

it("renames values of one option apart, and a renamed one again", () => {
  const rename = (id: string, names: Record<string, string>): Fix => ({
    ...trim,
    id,
    fields: ["optionValue"],
    propose: ({ options }) =>
      options.flatMap(({ name, values }) =>
        values
          .filter((value) => names[value] !== undefined)
          .map((value) => ({
            field: "optionValue" as const,
            target: name,
            before: value,
            after: names[value],
          })),
      ),
  });
  const product = productFacts({ options: [{ name: "Size", values: ["sm", "lg"] }] });
  const once = rename("once", { sm: "Sm", lg: "Large" });
  const again = rename("again", { Sm: "Small" });
  expect(
    proposeChanges(product, [once, again], context).map(({ before, after }) => [before, after]),
  ).toEqual([
    ["sm", "Small"],
    ["lg", "Large"],
  ]);
});

it("asks the merchant for nothing that another fix knows", () => {
  const ask: Fix = {
    ...trim,
    id: "ask",
    propose: ({ title: before }) => [{ field: "title", target: "", before, after: undefined }],
  };
  const product = productFacts({ title: "VASE" });
  expect(proposeChanges(product, [small, ask], context).map(({ after }) => after)).toEqual([
    "vase",
  ]);
  expect(proposeChanges(product, [ask, small], context).map(({ after }) => after)).toEqual([
    "vase",
  ]);
  expect(proposeChanges(product, [ask], context)).toMatchObject([
    { after: undefined, isChosen: false },
  ]);
});
