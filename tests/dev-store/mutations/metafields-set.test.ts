import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const set = `mutation ($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { field message code } }
}`;
const material = 'metafield(namespace: "shopify", key: "material") { value compareDigest }';
const all = `{ products(first: 60) { nodes { id ${material} } } }`;
const read = `query ($id: ID!) { product(id: $id) { ${material} } }`;

it("sets what stands in a field of a category, and refuses what Shopify refuses", async () => {
  const { ask, changes } = await openMutationBench();
  const { data } = await ask(all);
  const holding = (
    data.products.nodes as { id: string; metafield: { value: string } | null }[]
  ).flatMap(({ id, metafield }) => (metafield ? [{ id, value: metafield.value }] : []));
  const [one] = holding;
  const other = holding.find(({ value }) => value !== one?.value);
  const metafield = {
    ownerId: one?.id,
    namespace: "shopify",
    key: "material",
    value: other?.value,
  };
  const errorsOf = async (metafields: object[]) =>
    (await ask(set, { metafields })).data.metafieldsSet.userErrors.map(
      (error: { field: string[]; code: string }) => [error.field.join("."), error.code],
    );
  const owner = "gid://shopify/Product/9";
  expect(await errorsOf([{ ...metafield, ownerId: owner }])).toEqual([
    ["metafields.0.ownerId", "INVALID"],
  ]);
  expect(await errorsOf([{ ...metafield, type: "weight" }])).toEqual([
    ["metafields.0.type", "INVALID_TYPE"],
  ]);
  expect(await errorsOf([{ ...metafield, value: "[" }])).toEqual([
    ["metafields.0.value", "INVALID_VALUE"],
  ]);
  // An entry of another field.
  expect(await errorsOf([{ ...metafield, key: "size" }])).toEqual([
    ["metafields.0.value", "INVALID_VALUE"],
  ]);
  // Who has read something else, or that there is nothing.
  for (const compareDigest of ["of-yesterday", null]) {
    expect(await errorsOf([{ ...metafield, compareDigest }])).toEqual([
      ["metafields.0", "STALE_OBJECT"],
    ]);
  }
  expect(changes).toEqual([]);
  const { compareDigest } = (await ask(read, { id: one?.id })).data.product.metafield;
  expect(await errorsOf([{ ...metafield, compareDigest }])).toEqual([]);
  expect((await ask(read, { id: one?.id })).data.product.metafield.value).toBe(other?.value);
  expect(changes.map(({ topic }) => topic)).toEqual(["products/update"]);
});
