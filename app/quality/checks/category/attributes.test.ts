import { expect, it } from "vitest";
import type { ProductFacts, RecommendedAttribute } from "../../facts/facts";
import { ask } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { categoryFacts, materials, valueGid } from "../../testing/facts";
import { attributesWithoutValue } from "./tax-09-attributes-without-value";
import { attributeNotAllowed } from "./tax-10-attribute-not-allowed";
import { optionNotLinked } from "./tax-11-option-not-linked";

const none = { product: { category: null } };
const unfiled = categoryFacts("na", "Uncategorized");
function attributes(own: ProductFacts["attributes"]) {
  return { product: { attributes: own } };
}
const field = (key: string, name: string, ids: number[] | null): RecommendedAttribute => ({
  key,
  name,
  values: ids && new Map(ids.map((id) => [valueGid(id), `Value ${id}`])),
});
const color = field("color-pattern", "Color", [11, 12]);
const pattern = field("color-pattern", "Pattern", [21]);
const entry = (name: string, ...ids: number[]) => ({ name, valueIds: ids.map(valueGid) });
const unread = { name: "gid://shopify/Metaobject/1" };
/** A product with these fields, of a category that asks for those. */
function fields(asked: RecommendedAttribute[], own: ProductFacts["attributes"]) {
  return { product: { recommendedAttributes: asked, attributes: own } };
}

testCases(attributesWithoutValue, [
  ["passed", "where all have a value"],
  ["passed", "where it is not known what the value stands for", attributes({ material: [unread] })],
  ["finding", "where one has none", attributes({ material: [] })],
  ["finding", "where another has one", attributes({ size: [entry("Large", 5)] })],
  [
    "passed",
    "where the value lies in the metafield of another field",
    attributes({ fabric: [entry("Earthen", 1)] }),
  ],
  [
    "passed",
    "of colour and pattern in one metafield",
    fields([color, pattern], { "color-pattern": [entry("Sunny", 11, 21)] }),
  ],
  [
    "finding",
    "of a colour without a pattern in it",
    fields([color, pattern], { "color-pattern": [entry("Sunny", 11)] }),
  ],
  [
    "unknown: missingScope",
    "where it is not known whether it names a pattern",
    fields([color, pattern], { "color-pattern": [unread] }),
  ],
  [
    "passed",
    "of a measure",
    fields([field("volume", "Volume", null)], { volume: [{ name: "5" }] }),
  ],
  ["unknown: notRead", "where values are not read", attributes(undefined)],
  [
    "unknown: notRead",
    "where it is not known what is recommended",
    { product: { recommendedAttributes: undefined } },
  ],
  ["notApplicable", "where nothing is recommended", { product: { recommendedAttributes: [] } }],
  ["notApplicable", "without a category", none],
]);

it("names the fields that are empty, and counts them", () => {
  const asked = [color, materials, field("volume", "Volume", null)];
  const outcome = ask(attributesWithoutValue, fields(asked, { material: [entry("Glass", 2)] }));
  expect(outcome).toMatchObject({
    evidence: [{ values: { attributes: "Color, Volume", missing: 2, all: 3 } }],
  });
});

testCases(attributeNotAllowed, [
  ["passed", "of an entry that stands for a value in the list, whatever it is called"],
  ["passed", "of another name", attributes({ material: [entry("Grey clay", 1)] })],
  ["finding", "of one that stands for another value", attributes({ material: [entry("Oak", 9)] })],
  ["finding", "of one that stands for none", attributes({ material: [entry("Oak")] })],
  ["finding", "of one of two", attributes({ material: [entry("Glass", 2), entry("Oak", 9)] })],
  [
    "passed",
    "of colour and pattern in one metafield",
    fields([color, pattern], { "color-pattern": [entry("Sunny", 11), entry("Plain", 21)] }),
  ],
  [
    "unknown: missingScope",
    "where it is not known what one stands for",
    attributes({ material: [entry("Glass", 2), unread] }),
  ],
  ["notApplicable", "where none has a value", attributes({})],
  [
    "notApplicable",
    "where any value is allowed",
    fields([field("material", "Material", null)], { material: [{ name: "Oak" }] }),
  ],
  ["unknown: notRead", "where values are not read", attributes(undefined)],
  [
    "unknown: notRead",
    "where it is not known what is recommended",
    { product: { recommendedAttributes: undefined } },
  ],
  ["notApplicable", "without a category", none],
]);

function option(name: string, linkedMetafield?: string | null) {
  return {
    product: {
      options: [{ name, values: ["A", "B"], linkedMetafield }],
      recommendedAttributes: undefined,
    },
  };
}
/** The same where it is known which fields the category has. */
function optionAmong(name: string, ...fieldNames: string[]) {
  const asked = fieldNames.map((each) => field(each, each, null));
  return { product: { ...option(name, null).product, recommendedAttributes: asked } };
}
testCases(optionNotLinked, [
  ["notApplicable", "without an option of colour, size or material"],
  ["passed", "of a linked option", option("Color", "shopify.color-pattern")],
  ["finding", "of one that is not", option("Size", null)],
  ["finding", "of one in German", option("Größe", null)],
  ["finding", "of one in Japanese", option("カラー", null)],
  ["finding", "of one with a field of its kind", optionAmong("Größe", "Color", "Shoe size")],
  ["finding", "of material where it is called fabric", optionAmong("Material", "Fabric")],
  ["notApplicable", "of one without a field of its kind", optionAmong("Size", "Color")],
  ["unknown: notRead", "where links are not read", option("Size")],
  [
    "notApplicable",
    "without a category",
    { product: { ...option("Size", null).product, category: null } },
  ],
  [
    "notApplicable",
    "of what is filed as Uncategorized, which has no fields",
    { product: { ...option("Size", null).product, category: unfiled } },
  ],
]);
