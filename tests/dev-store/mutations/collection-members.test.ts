import { expect, it } from "vitest";
import { openMutationBench } from "./testing";
import type { MutationBench } from "./testing";

const update = `mutation ($product: ProductUpdateInput!) {
  productUpdate(product: $product) { product { handle } userErrors { field message } }
}`;
const add = `mutation ($id: ID!, $productIds: [ID!]!) {
  collectionAddProductsV2(id: $id, productIds: $productIds) {
    job { id done }
    userErrors { field message code }
  }
}`;
const remove = `mutation ($id: ID!, $productIds: [ID!]!) {
  collectionRemoveProducts(id: $id, productIds: $productIds) {
    job { id done }
    userErrors { field message }
  }
}`;

/** A collection of either kind that the product is not in, and how often the product is in it. */
async function openCollections(bench: MutationBench) {
  const { ask, gid } = bench;
  const { data } = await ask(
    `query ($id: ID!) { collections(first: 50) { nodes { id handle hasProduct(id: $id) } } }`,
    { id: gid },
  );
  const find = (handle: string) =>
    data.collections.nodes.find((one: { handle: string }) => one.handle === handle).id as string;
  return {
    byHand: find("summer-lookbook-2023"),
    smart: find("premium"),
    async membersOf(id: string): Promise<{ count: number; isIn: boolean; listed: boolean }> {
      const reading = await ask(
        `query ($id: ID!, $product: ID!) {
          collection(id: $id) { productsCount { count } products(first: 50) { nodes { id } } }
          product(id: $product) { inCollection(id: $id) }
        }`,
        { id, product: gid },
      );
      const { collection, product } = reading.data;
      return {
        count: collection.productsCount.count,
        isIn: product.inCollection,
        listed: collection.products.nodes.some((one: { id: string }) => one.id === gid),
      };
    },
  };
}

const inside = { count: 1, isIn: true, listed: true };
const outside = { count: 0, isIn: false, listed: false };

it("lets productUpdate join and leave a collection picked by hand", async () => {
  const bench = await openMutationBench();
  const { ask, gid: id, changes } = bench;
  const { byHand, membersOf } = await openCollections(bench);
  expect(await membersOf(byHand)).toEqual(outside);
  const join = await ask(update, { product: { id, collectionsToJoin: [byHand] } });
  expect(join.data.productUpdate.userErrors).toEqual([]);
  expect(await membersOf(byHand)).toEqual(inside);
  expect(changes.map(({ topic }) => topic)).toEqual(["collections/update", "products/update"]);
  await ask(update, { product: { id, collectionsToLeave: [byHand] } });
  expect(await membersOf(byHand)).toEqual(outside);
});

it("refuses to change a smart collection by hand", async () => {
  const bench = await openMutationBench();
  const { ask, gid: id, changes } = bench;
  const { smart } = await openCollections(bench);
  const refused = await ask(update, {
    product: { id, title: "Kept back", collectionsToJoin: [smart, "gid://shopify/Collection/9"] },
  });
  expect(refused.data.productUpdate.userErrors).toEqual([
    {
      field: ["collectionsToJoin"],
      message: "Can't manually add products to a smart collection",
    },
    { field: ["collectionsToJoin"], message: "Collection does not exist" },
  ]);
  const variables = { id: smart, productIds: [id] };
  expect((await ask(add, variables)).data.collectionAddProductsV2).toEqual({
    job: null,
    userErrors: [
      {
        field: ["id"],
        message: "Can't manually add products to a smart collection",
        code: "CANT_ADD_TO_SMART_COLLECTION",
      },
    ],
  });
  expect((await ask(remove, variables)).data.collectionRemoveProducts.userErrors).toHaveLength(1);
  expect(changes).toEqual([]);
});

it("adds and removes products by collection", async () => {
  const bench = await openMutationBench();
  const { ask, gid, changes } = bench;
  const { byHand: id, membersOf } = await openCollections(bench);
  const variables = { id, productIds: [gid, "gid://shopify/Product/9"] };
  expect((await ask(add, variables)).data.collectionAddProductsV2).toMatchObject({
    job: { done: true },
    userErrors: [],
  });
  expect(await membersOf(id)).toEqual(inside);
  await ask(remove, variables);
  expect(await membersOf(id)).toEqual(outside);
  expect(changes.map(({ topic }) => topic)).toEqual(["collections/update", "collections/update"]);
});

it("lets productUpdate change the handle to one that no other product has", async () => {
  const { ask, gid: id, store, product } = await openMutationBench();
  const other = store.world().catalogue.products.find((one) => one.id !== product.id)!;
  const handle = store.world().resource("products").node(other.id)!.handle as string;
  const taken = await ask(update, { product: { id, handle } });
  expect(taken.data.productUpdate.userErrors).toEqual([
    {
      field: ["handle"],
      message: `Handle '${handle}' already in use. Please provide a new handle.`,
    },
  ]);
  const changed = await ask(update, {
    product: { id, handle: "Oak Chair, large", redirectNewHandle: true },
  });
  expect(changed.data.productUpdate).toEqual({
    product: { handle: "oak-chair-large" },
    userErrors: [],
  });
});
