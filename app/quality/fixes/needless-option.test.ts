import { expect, it } from "vitest";
import type { OptionFacts, ProductFacts, VariantFacts } from "../facts/facts";
import { apparelWithoutColourOrSize } from "../checks/category/tax-15-apparel-without-colour-or-size";
import { categoryFacts, variantFacts } from "../testing/facts";
import { ask } from "../testing/ask";
import { mend, mended } from "../testing/mend";
import {
  calledIn,
  fieldOf,
  findOption,
  optionOfTarget,
  parseFieldValue,
  targetOfOption,
  targetOfValue,
} from "./fields";
import { withChange } from "./with-change";
import { needlessOption } from "./needless-option";

const option = (
  name: string,
  values: string[],
  linkedMetafield: string | null = null,
): OptionFacts => ({
  name,
  values,
  linkedMetafield,
});
const variant = (id: number, values: Record<string, string>): VariantFacts =>
  variantFacts({
    id,
    selectedOptions: Object.entries(values).map(([name, value]) => ({ name, value })),
  });
const sized = {
  hasOnlyDefaultVariant: false,
  options: [option("Glaze", ["Red"]), option("Size", ["S", "M"])],
  variants: [variant(1, { Glaze: "Red", Size: "S" }), variant(2, { Glaze: "Red", Size: "M" })],
};
const propose = (product: Partial<ProductFacts>) => mend(needlessOption, { product });

it("takes away an option of one value, which is not ticked at first", () => {
  expect(propose(sized)).toEqual([
    { field: "option", target: "1. Glaze", before: "Red", after: null, isChosen: false },
  ]);
});

it("ticks the placeholder beside real options", () => {
  const product = {
    ...sized,
    options: [option("Size", ["S", "M"]), option("Title", ["Default Title"])],
    variants: [1, 2].map((id) => variant(id, { Size: "S", Title: "Default Title" })),
  };
  expect(propose(product)).toEqual([
    { field: "option", target: "2. Title", before: "Default Title", after: null, isChosen: true },
  ]);
});

it("asks for another name of the placeholder where it is one of several values", () => {
  const product = { ...sized, options: [option("Title", ["Default Title", "Large"])] };
  expect(propose(product)).toEqual([
    { field: "optionValue", target: "Title", before: "Default Title", after: undefined },
  ]);
});

it("leaves clothing what channels ask for, and what is linked to a field of the category", () => {
  const dress = categoryFacts("aa-1-4", "Apparel & Accessories > Clothing > Dresses");
  const options = [option("Colour", ["Red"]), option("Size", ["S", "M"])];
  const product = { ...sized, options, attributes: {} };
  const shown = ask(apparelWithoutColourOrSize, { product: { ...product, category: dress } });
  expect(shown.state).toBe("passed");
  expect(propose({ ...product, category: dress })).toEqual([]);
  expect(propose(product)).toHaveLength(1);
  expect(
    propose({ ...product, options: [option("Colour", ["Red"], "shopify.color-pattern")] }),
  ).toEqual([]);
  // Nothing is known of a link.
  expect(propose({ ...product, options: [{ name: "Colour", values: ["Red"] }] })).toEqual([]);
  // Shopify would refuse.
  const unused = { ...option("Colour", ["Red"]), unusedValues: ["Blue"] };
  expect(propose({ ...product, options: [unused] })).toEqual([]);
  expect(propose({ ...product, category: dress, options: [option("Cut", ["Long"])] })).toHaveLength(
    1,
  );
});

it("leaves the other options, and the one that Shopify gives where none is left", () => {
  const { product, context } = mended({ product: sized });
  const put = { field: "option", target: "1. Glaze", before: "Red", after: null } as const;
  const after = withChange(product, put, context.shop);
  expect(after.options.map(({ name }) => name)).toEqual(["Size"]);
  expect(after.variants.map(({ selectedOptions }) => selectedOptions)).toEqual([
    [{ name: "Size", value: "S" }],
    [{ name: "Size", value: "M" }],
  ]);
  const single = mended({
    product: {
      ...sized,
      options: [option("Glaze", ["Red"])],
      variants: [variant(1, { Glaze: "Red" })],
    },
  });
  expect(withChange(single.product, put, single.context.shop)).toMatchObject({
    hasOnlyDefaultVariant: true,
    options: [{ name: "Title", values: ["Default Title"] }],
  });
});

it("names an option by where it is, whatever it is called, and lets nobody enter another", () => {
  for (const name of ["Colour", "2. Colour", "Größe\n(cm)", "3.", "1. "]) {
    for (const id of [undefined, "gid://shopify/ProductOption/7"]) {
      const named = { name, ...(id === undefined ? {} : { id }) };
      const target = targetOfOption(2, named);
      expect(optionOfTarget("option", target)).toEqual({ id: id ?? null, position: 2, name });
      expect(calledIn(target)).toBe(`2. ${name}`);
      expect(optionOfTarget("optionValue", targetOfValue(named))).toMatchObject({
        id: id ?? null,
        name,
      });
    }
  }
  expect(fieldOf("option").scope).toBe("write_products");
  expect(parseFieldValue("option", "Blue", { currency: "USD" })).toEqual({ fault: "fixed" });
});

it("finds an option by its id whatever it is called by now, and by its name where that id is not there", () => {
  const [one, two] = ["1", "2"].map((number) => `gid://shopify/ProductOption/${number}`) as [
    string,
    string,
  ];
  const size = { id: one, name: "Größe" };
  const other = { id: two, name: "Size" };
  expect(findOption([other, size], { id: one, name: "Size" })).toBe(size);
  expect(findOption([other], { id: one, name: "Size" })).toBe(other);
  expect(findOption([other, size], { id: null, name: "Size" })).toBe(other);
  expect(findOption([size], { id: two, name: "Size" })).toBeUndefined();
});

it("names the option by its id where that is known", () => {
  const id = "gid://shopify/ProductOption/7";
  const options = [option("Size", ["S", "M"]), { ...option("Glaze", ["Red"]), id }];
  expect(propose({ ...sized, options })).toMatchObject([{ target: `${id} 2. Glaze` }]);
});
