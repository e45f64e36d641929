import type { ProductFacts } from "../../facts/facts";
import { testCases } from "../../testing/cases";
import { shirts } from "../../testing/facts";
import { apparelWithoutAudience } from "./tax-14-apparel-without-audience";
import { apparelWithoutColourOrSize } from "./tax-15-apparel-without-colour-or-size";

const both = { "target-gender": [{ name: "Female" }], "age-group": [{ name: "Adults" }] };
function apparel(own: ProductFacts["attributes"], code = "aa-1-13-7") {
  return {
    product: {
      category: { ...shirts, id: `gid://shopify/TaxonomyCategory/${code}` },
      attributes: own,
    },
  };
}
testCases(apparelWithoutAudience, [
  ["notApplicable", "of a vase"],
  ["passed", "where both are given", apparel(both)],
  ["finding: both", "where none is", apparel({})],
  ["finding: gender", "where only the age is", apparel({ "age-group": [{ name: "Adults" }] })],
  [
    "finding: age",
    "where only the gender is",
    apparel({ "target-gender": [{ name: "Female" }] }, "aa-8-3"),
  ],
  [
    "passed",
    "where Google's channel has both",
    apparel({
      "mm-google-shopping.gender": [{ name: "male" }],
      "mm-google-shopping.age_group": [{ name: "adult" }],
    }),
  ],
  [
    "passed",
    "of children's clothing, which says the age",
    apparel({ "target-gender": [{ name: "Female" }] }, "aa-1-25-1"),
  ],
  ["notApplicable", "of jewelry", apparel({}, "aa-6-3")],
  ["unknown: notRead", "where fields are not read", apparel(undefined)],
]);

function apparelOptions(names: string[], own: ProductFacts["attributes"]) {
  return {
    product: {
      category: shirts,
      attributes: own,
      options: names.map((name) => ({ name, values: ["A"] })),
    },
  };
}
testCases(apparelWithoutColourOrSize, [
  ["notApplicable", "of a vase"],
  [
    "passed",
    "with both as options, fields not read",
    apparelOptions(["Farbe", "Größe"], undefined),
  ],
  [
    "passed",
    "with one as an option and one as a field",
    apparelOptions(["المقاس"], { "color-pattern": [{ name: "Red" }] }),
  ],
  ["finding: size", "without a size", apparelOptions(["Couleur"], {})],
  ["finding: colour", "without a colour", apparelOptions(["サイズ"], {})],
  ["finding: both", "with neither", apparelOptions(["Fit"], {})],
  [
    "unknown: notRead",
    "where fields are not read and may hold it",
    apparelOptions(["Size"], undefined),
  ],
]);
