import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const publication = "{ publications(first: 1) { nodes { id } } }";
const change = (name: string) => `mutation ($id: ID!, $input: [PublicationInput!]!) {
  ${name}(id: $id, input: $input) {
    publishable { ... on Product { id } resourcePublicationsCount { count } }
    shop { myshopifyDomain }
    userErrors { field message }
  }
}`;
const read = `query ($id: ID!, $onlineStore: ID!) {
  product(id: $id) {
    updatedAt
    publishedAt
    onlineStoreUrl
    publishedOnPublication(publicationId: $onlineStore)
    resourcePublicationsV2(first: 9, onlyPublished: false) {
      nodes { isPublished publishDate publication { id } }
    }
  }
}`;

it("takes a product off the online store and puts it back", async () => {
  const { ask, gid: id, changes, time } = await openMutationBench(["write_publications"]);
  const onlineStore = (await ask(publication)).data.publications.nodes[0].id as string;
  const look = async () => (await ask(read, { id, onlineStore })).data.product;
  const entryOf = (product: {
    resourcePublicationsV2: { nodes: { publication: { id: string } }[] };
  }) => product.resourcePublicationsV2.nodes.find((one) => one.publication.id === onlineStore);
  const variables = { id, input: [{ publicationId: onlineStore }] };
  expect(entryOf(await look())).toMatchObject({ isPublished: true });

  const gone = (await ask(change("publishableUnpublish"), variables)).data.publishableUnpublish;
  expect(gone).toMatchObject({ publishable: { id }, userErrors: [] });
  const unpublished = await look();
  expect(unpublished).toMatchObject({
    publishedAt: null,
    onlineStoreUrl: null,
    publishedOnPublication: false,
    updatedAt: "2026-11-20T13:00:00Z",
  });
  expect(entryOf(unpublished)).toBeUndefined();

  time.now += 60_000;
  const back = (await ask(change("publishablePublish"), variables)).data.publishablePublish;
  expect(back.userErrors).toEqual([]);
  const published = await look();
  expect(published).toMatchObject({
    publishedAt: "2026-11-20T13:01:00Z",
    publishedOnPublication: true,
  });
  expect(published.onlineStoreUrl).toContain("/products/");
  expect(entryOf(published)).toMatchObject({
    isPublished: true,
    publishDate: "2026-11-20T13:01:00Z",
  });
  expect(changes.map(({ topic }) => topic)).toEqual(["products/update", "products/update"]);

  await ask(change("publishablePublish"), variables);
  expect(changes).toHaveLength(2);
});

it("stages a draft, which is published when it becomes active", async () => {
  const { ask, gid: id, store, product } = await openMutationBench(["write_publications"]);
  const onlineStore = (await ask(publication)).data.publications.nodes[0].id as string;
  const variables = { id, input: [{ publicationId: onlineStore }] };
  await ask(change("publishableUnpublish"), variables);
  store.world().catalogue.updateProduct(product.id, { status: "DRAFT" });
  await ask(change("publishablePublish"), variables);
  const staged = (await ask(read, { id, onlineStore })).data.product;
  expect(staged).toMatchObject({ publishedAt: null, publishedOnPublication: false });
  expect(staged.resourcePublicationsV2.nodes[0]).toMatchObject({
    isPublished: false,
    publishDate: null,
  });
  store.world().catalogue.updateProduct(product.id, { status: "ACTIVE" });
  expect((await ask(read, { id, onlineStore })).data.product).toMatchObject({
    publishedAt: "2026-11-20T13:00:00Z",
    publishedOnPublication: true,
  });
});

it("refuses products and publications that are not there", async () => {
  const { ask, gid: id, changes } = await openMutationBench(["write_publications"]);
  const input = [{ publicationId: "gid://shopify/Publication/9" }];
  const ask1 = async (variables: object, name = "publishablePublish") =>
    (await ask(change(name), variables as Record<string, unknown>)).data[name].userErrors;
  expect(await ask1({ id, input })).toEqual([
    {
      field: ["input", "0", "publicationId"],
      message: "Publication does not exist or is not publishable",
    },
  ]);
  expect(await ask1({ id: "gid://shopify/Product/9", input }, "publishableUnpublish")).toEqual([
    { field: ["id"], message: "Resource does not exist" },
  ]);
  expect(changes).toEqual([]);
});

it("needs write_publications", async () => {
  const { ask, gid: id } = await openMutationBench();
  for (const name of ["publishablePublish", "publishableUnpublish"]) {
    const { errors } = await ask(change(name), { id, input: [] });
    expect(errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
    expect(errors?.[0]?.message).toContain("Required access: `write_publications` access scope.");
  }
});
