import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

it("finds products, variants, inventory items and images by id, and null for what was deleted", async () => {
  const { ask, gid, product, store } = await openMutationBench();
  const media = "query ($id: ID!) { product(id: $id) { media(first: 1) { nodes { id } } } }";
  const image = (await ask(media, { id: gid })).data.product.media.nodes[0].id as string;
  const [variant] = product.variants;
  const ids = [
    gid,
    `gid://shopify/ProductVariant/${variant!.id}`,
    `gid://shopify/InventoryItem/${variant!.inventoryItemId}`,
    image,
  ];
  const nodes = async () =>
    (await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", { ids })).data.nodes;
  expect(await nodes()).toEqual([
    { __typename: "Product", id: ids[0] },
    { __typename: "ProductVariant", id: ids[1] },
    { __typename: "InventoryItem", id: ids[2] },
    { __typename: "MediaImage", id: ids[3] },
  ]);
  store.world().catalogue.deleteProduct(product.id);
  expect(await nodes()).toEqual([null, null, null, null]);
});
