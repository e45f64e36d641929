import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const run = `mutation ($query: String!) {
  bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } }
}`;
const products = `{
  products(query: "status:draft") {
    edges {
      node {
        id
        options { name }
        media { edges { node { id alt } } }
        resourcePublicationsV2(onlyPublished: false) {
          edges { node { isPublished publication { id } } }
        }
      }
    }
  }
}`;

it("exports in bulk what was written: alt texts, options, and publications of a draft", async () => {
  const { ask, gid, store, product } = await openMutationBench();
  const { catalogue } = store.world();
  const media = "query ($id: ID!) { product(id: $id) { media(first: 1) { nodes { id } } } }";
  const image = (await ask(media, { id: gid })).data.product.media.nodes[0].id as string;
  const options = "query ($id: ID!) { product(id: $id) { options { id } } }";
  const option = (await ask(options, { id: gid })).data.product.options[0].id as string;
  const number = (id: string) => Number(id.split("/").at(-1));
  catalogue.updateProduct(product.id, { status: "DRAFT" });
  catalogue.updateMedia(number(image), { alt: "In another light" });
  catalogue.updateOption(product.id, { optionId: number(option), name: "Kind", values: [] });

  const started = (await ask(run, { query: products })).data.bulkOperationRunQuery;
  expect(started.userErrors).toEqual([]);
  const told = async () =>
    (await ask("{ currentBulkOperation { status url } }")).data.currentBulkOperation;
  await expect.poll(async () => (await told()).status).toBe("COMPLETED");
  const lines = (await (await fetch((await told()).url)).text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find(({ id }) => id === gid)).toMatchObject({
    options: expect.arrayContaining([{ name: "Kind" }]) as unknown,
  });
  expect(lines.find(({ id }) => id === image)).toMatchObject({ alt: "In another light" });
  const entries = lines.filter((line) => line.__parentId === gid && "isPublished" in line);
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.every(({ isPublished }) => isPublished === false)).toBe(true);
});
