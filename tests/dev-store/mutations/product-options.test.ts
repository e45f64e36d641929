import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const remove = `mutation ($id: ID!, $options: [ID!]!, $strategy: ProductOptionDeleteStrategy) {
  productOptionsDelete(productId: $id, options: $options, strategy: $strategy) {
    deletedOptionsIds
    product { id }
    userErrors { field message code }
  }
}`;
const create = `mutation ($id: ID!, $options: [OptionCreateInput!]!) {
  productOptionsCreate(productId: $id, options: $options, variantStrategy: LEAVE_AS_IS) {
    product { id }
    userErrors { field message code }
  }
}`;
const read = `query ($id: ID!) {
  product(id: $id) {
    hasOnlyDefaultVariant
    options { id name position optionValues { id name hasVariants } }
    variants(first: 50) { nodes { id title selectedOptions { name value } } }
  }
}`;

async function openBench() {
  const bench = await openMutationBench();
  const { ask, gid: id } = bench;
  const errorsOf = (answer: { userErrors: { field: string[]; code: string | null }[] }) =>
    answer.userErrors.map(({ field, code }) => [field.join("."), code]);
  return {
    ...bench,
    read: async () => (await ask(read, { id })).data.product,
    remove: async (options: string[], rest: object = {}) =>
      errorsOf((await ask(remove, { id, options, ...rest })).data.productOptionsDelete),
    create: async (options: object[], rest: object = {}) =>
      errorsOf((await ask(create, { id, options, ...rest })).data.productOptionsCreate),
  };
}
const option = (name: string, value: string, position?: number) => ({
  name,
  values: [{ name: value }],
  ...(position === undefined ? {} : { position }),
});

it("gives every variant the value of a new option, and takes it away with the option", async () => {
  const bench = await openBench();
  const before = await bench.read();
  expect(await bench.create([option("Origin", "Portugal", 1)])).toEqual([]);
  const between = await bench.read();
  expect(between.options.map((one: { name: string }) => one.name)).toEqual([
    "Origin",
    ...before.options.map((one: { name: string }) => one.name),
  ]);
  expect(between.options[0].optionValues).toMatchObject([{ name: "Portugal", hasVariants: true }]);
  expect(between.variants.nodes).toHaveLength(before.variants.nodes.length);
  between.variants.nodes.forEach((variant: { title: string }, at: number) => {
    expect(variant.title).toBe(`Portugal / ${before.variants.nodes[at].title}`);
  });
  // The others keep their ids, and their values theirs.
  const strip = (one: { position: number }) => ({ ...one, position: null });
  expect(between.options.slice(1).map(strip)).toEqual(before.options.map(strip));
  expect(bench.changes.map(({ topic }) => topic)).toEqual(["products/update"]);

  expect(await bench.remove([between.options[0].id])).toEqual([]);
  expect(await bench.read()).toEqual(before);
});

it("leaves a product whose last option goes the one that Shopify gives, which makes room again", async () => {
  const bench = await openBench();
  const plain = bench.store
    .world()
    .catalogue.products.find(
      ({ variants }) => variants.length === 1 && variants[0]?.title === "Default Title",
    );
  const id = `gid://shopify/Product/${plain?.id}`;
  const shown = async () => (await bench.ask(read, { id })).data.product;
  const before = await shown();
  expect(before.hasOnlyDefaultVariant).toBe(true);
  expect(await bench.create([option("Colour", "Red")], { id })).toEqual([]);
  const between = await shown();
  expect(between).toMatchObject({
    hasOnlyDefaultVariant: false,
    options: [{ name: "Colour", position: 1 }],
    variants: { nodes: [{ title: "Red", selectedOptions: [{ name: "Colour", value: "Red" }] }] },
  });
  expect(await bench.remove([between.options[0].id], { id })).toEqual([]);
  expect(await shown()).toMatchObject({
    hasOnlyDefaultVariant: true,
    options: [{ name: "Title", optionValues: [{ name: "Default Title" }] }],
    variants: { nodes: [{ title: "Default Title" }] },
  });
});

it("refuses what Shopify refuses, and changes nothing then", async () => {
  const bench = await openBench();
  const before = await bench.read();
  const [first] = before.options;
  expect(first.optionValues.length).toBeGreaterThan(1);
  expect(await bench.remove([first.id])).toEqual([
    ["options.0", "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES"],
  ]);
  expect(await bench.remove([first.id], { strategy: "POSITION" })).toEqual([["strategy", null]]);
  const nothing = "gid://shopify/ProductOption/9";
  expect(await bench.remove([nothing])).toEqual([["options.0", "OPTION_DOES_NOT_EXIST"]]);
  const gone = { id: "gid://shopify/Product/9" };
  expect(await bench.remove([first.id], gone)).toEqual([["productId", "PRODUCT_DOES_NOT_EXIST"]]);
  expect(await bench.create([option("X", "Y")], gone)).toEqual([
    ["productId", "PRODUCT_DOES_NOT_EXIST"],
  ]);
  const name = "options.0.name";
  expect(await bench.create([option(first.name.toUpperCase(), "Y")])).toEqual([
    [name, "OPTION_ALREADY_EXISTS"],
  ]);
  expect(await bench.create([option(" ", "Y")])).toEqual([[name, "OPTION_NAME_MISSING"]]);
  expect(await bench.create([option("x".repeat(256), "Y")])).toEqual([
    [name, "OPTION_NAME_TOO_LONG"],
  ]);
  expect(await bench.create([{ name: "X", values: [] }])).toEqual([
    ["options.0.values", "NEW_OPTION_WITHOUT_VALUE_FOR_EXISTING_VARIANTS"],
  ]);
  expect(await bench.create([option("X", "Y", 9)])).toEqual([
    ["options.0.position", "POSITION_OUT_OF_BOUNDS"],
  ]);
  const three = ["X", "Y", "Z"].map((each) => option(each, "1"));
  expect((await bench.create(three)).at(-1)).toEqual(["options.2.name", "OPTIONS_OVER_LIMIT"]);
  expect(await bench.create([option("X", "1"), option("x", "2")])).toContainEqual([
    "options.1.name",
    "DUPLICATED_OPTION_NAME",
  ]);
  expect(await bench.read()).toEqual(before);
  expect(bench.changes).toEqual([]);
});
