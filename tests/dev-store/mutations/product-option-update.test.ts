import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const update = `mutation (
  $id: ID!
  $option: OptionUpdateInput!
  $values: [OptionValueUpdateInput!]
) {
  productOptionUpdate(productId: $id, option: $option, optionValuesToUpdate: $values) {
    product { id }
    userErrors { field message code }
  }
}`;
const read = `query ($id: ID!) {
  product(id: $id) {
    options { id name optionValues { id name hasVariants } }
    variants(first: 50) { nodes { title updatedAt selectedOptions { name value } } }
  }
}`;

interface Variant {
  title: string;
  selectedOptions: { name: string; value: string }[];
}

it("renames an option and its values, and with them the variants", async () => {
  const { ask, gid: id, changes } = await openMutationBench();
  const before = (await ask(read, { id })).data.product;
  const [option] = before.options;
  const [value] = option.optionValues;
  const values = [{ id: value.id, name: " Renamed " }];
  const { data } = await ask(update, { id, option: { id: option.id, name: "Kind" }, values });
  expect(data.productOptionUpdate).toEqual({ product: { id }, userErrors: [] });

  const after = (await ask(read, { id })).data.product;
  expect(after.options[0]).toEqual({
    ...option,
    name: "Kind",
    optionValues: [{ ...value, name: "Renamed" }, ...option.optionValues.slice(1)],
  });
  expect(after.options.slice(1)).toEqual(before.options.slice(1));
  const had = before.variants.nodes.filter((one: Variant) => one.title.startsWith(value.name));
  const has = after.variants.nodes.filter((one: Variant) => one.title.startsWith("Renamed / "));
  expect(has.length).toBeGreaterThan(0);
  expect(has).toHaveLength(had.length);
  expect(has[0].selectedOptions[0]).toEqual({ name: "Kind", value: "Renamed" });
  expect(changes.map(({ topic }) => topic)).toEqual(["products/update"]);
  expect((changes[0]?.payload.options as { name: string }[])[0]?.name).toBe("Kind");
});

it("lets two values change their names with each other", async () => {
  const { ask, gid: id } = await openMutationBench();
  const [option] = (await ask(read, { id })).data.product.options;
  const [first, second] = option.optionValues;
  const values = [
    { id: first.id, name: second.name },
    { id: second.id, name: first.name },
  ];
  const { data } = await ask(update, { id, option: { id: option.id }, values });
  expect(data.productOptionUpdate.userErrors).toEqual([]);
  const after = (await ask(read, { id })).data.product.options[0].optionValues;
  expect(after.map((one: { name: string }) => one.name).slice(0, 2)).toEqual([
    second.name,
    first.name,
  ]);
});

it("refuses names that are taken, empty or too long and ids that are not there", async () => {
  const { ask, gid: id, changes } = await openMutationBench();
  const { options } = (await ask(read, { id })).data.product;
  const [option, other] = options;
  const [first, second] = option.optionValues;
  const refusal = async (option: object, values: object[] = [], product = id) => {
    const { data } = await ask(update, { id: product, option, values });
    return data.productOptionUpdate.userErrors.map((one: { field: string[]; code: string }) => [
      one.field.join("."),
      one.code,
    ]);
  };
  const own = { id: option.id };
  const value = (id: string, name: string) => ({ id, name });
  expect(await refusal(own, [value(first.id, second.name)])).toEqual([
    ["optionValuesToUpdate.0.name", "OPTION_VALUE_ALREADY_EXISTS"],
  ]);
  expect(await refusal(own, [value(first.id, "Same"), value(second.id, "same")])).toEqual([
    ["optionValuesToUpdate.0.name", "DUPLICATED_OPTION_VALUE"],
    ["optionValuesToUpdate.1.name", "DUPLICATED_OPTION_VALUE"],
  ]);
  expect(await refusal(own, [value(first.id, " "), value(second.id, "x".repeat(256))])).toEqual([
    ["optionValuesToUpdate.0.name", "INVALID_NAME"],
    ["optionValuesToUpdate.1.name", "OPTION_VALUE_NAME_TOO_LONG"],
  ]);
  expect(await refusal(own, [value(other.optionValues[0].id, "Else")])).toEqual([
    ["optionValuesToUpdate.0.id", "OPTION_VALUE_DOES_NOT_EXIST"],
  ]);
  expect(await refusal({ ...own, name: other.name.toUpperCase() })).toEqual([
    ["option.name", "OPTION_ALREADY_EXISTS"],
  ]);
  expect(await refusal({ ...own, name: "" })).toEqual([["option.name", "INVALID_NAME"]]);
  expect(await refusal({ id: "gid://shopify/ProductOption/9" })).toEqual([
    ["option.id", "OPTION_DOES_NOT_EXIST"],
  ]);
  expect(await refusal(own, [], "gid://shopify/Product/9")).toEqual([
    ["productId", "PRODUCT_DOES_NOT_EXIST"],
  ]);
  expect(await refusal({ ...own, position: 2 })).toEqual([["option.position", null]]);
  expect(changes).toEqual([]);
  // Its own name in other letters is no other value's.
  expect(await refusal(own, [value(first.id, first.name.toUpperCase())])).toEqual([]);
});

it("needs write_products, as all that changes products and collections does", async () => {
  const { ask, gid: id } = await openMutationBench(["read_products"], []);
  const denied = async (mutation: string, variables: object) => {
    const { errors } = await ask(mutation, variables as Record<string, unknown>);
    expect(errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
    expect(errors?.[0]?.message).toContain("Required access: `write_products` access scope.");
  };
  await denied(update, { id, option: { id } });
  await denied(
    `mutation ($id: ID!) {
      collectionAddProductsV2(id: $id, productIds: []) { job { id } userErrors { message } }
    }`,
    { id },
  );
  await denied(
    `mutation ($id: ID!) {
      productUpdate(product: { id: $id }) { product { id } userErrors { message } }
    }`,
    { id },
  );
});
