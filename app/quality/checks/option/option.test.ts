import { expect, it } from "vitest";
import { ask, type Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { inconsistentValues } from "./opt-01-inconsistent-values";
import { needlessOption } from "./opt-02-needless-option";

const option = (name: string, ...values: string[]): Asked => ({
  product: { hasOnlyDefaultVariant: false, options: [{ name, values }] },
});

testCases(inconsistentValues, [
  ["passed", "of letters", option("Size", "XS", "S", "M", "L", "XL", "2XL")],
  ["passed", "of words", option("Size", "Small", "Medium", "Extra Large")],
  ["finding: same", "of two spellings of a size", option("Größe", "Small", "Sm")],
  ["finding: mixed", "of letters and words", option("Size", "S", "Medium", "L")],
  ["passed", "of numbers", option("Size", "36", "38", "36/38", "3638")],
  ["passed", "of fractions", option("Size", "1/2", "12", "1.5", "15")],
  ["finding: same", "of other capitals", option("Colour", "Navy Blue", "navy-blue")],
  ["passed", "of letters that are no sizes", option("Style", "S", "Small")],
  [
    "passed",
    "of a mark that makes another letter, in Japanese",
    option("カラー", "ガラス", "カラス"),
  ],
  ["notApplicable", "of a product without options"],
]);

testCases(needlessOption, [
  ["passed", "of a choice", option("Colour", "Red", "Blue")],
  ["finding: single", "of one value", option("Colour", "Red")],
  [
    "finding: placeholder",
    "of a placeholder beside real options",
    option("Title", "Default Title", "Large"),
  ],
  ["notApplicable", "of a product without options"],
]);

it("names both spellings", () => {
  expect(ask(inconsistentValues, option("Size", "S", "M", "small"))).toMatchObject({
    evidence: [{ values: { option: "Size", one: "S", other: "small" } }],
  });
});
