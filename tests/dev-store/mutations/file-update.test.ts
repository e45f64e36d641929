import { expect, it } from "vitest";
import { openMutationBench } from "./testing";

const update = `mutation ($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) {
    files { __typename id alt updatedAt }
    userErrors { field message code }
  }
}`;
const media = `query ($id: ID!) {
  product(id: $id) { updatedAt media(first: 9) { nodes { id alt preview { image { altText } } } } }
}`;

it("gives a product's image another alt text, which every reading then has", async () => {
  const { ask, gid, changes, product } = await openMutationBench(["write_files"]);
  const [image] = (await ask(media, { id: gid })).data.product.media.nodes;
  const { data, extensions } = await ask(update, { files: [{ id: image.id, alt: "A red mug" }] });
  expect(data.fileUpdate).toEqual({
    files: [
      {
        __typename: "MediaImage",
        id: image.id,
        alt: "A red mug",
        updatedAt: "2026-11-20T13:00:00Z",
      },
    ],
    userErrors: [],
  });
  expect(extensions?.cost.actualQueryCost).toBe(10);
  const after = (await ask(media, { id: gid })).data.product;
  expect(after.updatedAt).toBe("2026-11-20T13:00:00Z");
  expect(after.media.nodes[0]).toEqual({
    id: image.id,
    alt: "A red mug",
    preview: { image: { altText: "A red mug" } },
  });
  expect(changes).toMatchObject([{ topic: "products/update", id: product.id }]);
  const told = changes[0]?.payload.media as { alt: string }[];
  expect(told[0]?.alt).toBe("A red mug");
});

it("refuses files that are not there and alt texts that are too long, and then changes nothing", async () => {
  const { ask, gid, changes } = await openMutationBench(["write_files"]);
  const [image] = (await ask(media, { id: gid })).data.product.media.nodes;
  const files = [
    { id: image.id, alt: "Fine" },
    { id: "gid://shopify/MediaImage/9", alt: "Nothing" },
    { id: "gid://shopify/Video/9", alt: "Nothing" },
    { id: image.id, alt: "x".repeat(513) },
    { id: image.id, filename: "other.jpg" },
  ];
  const { data } = await ask(update, { files });
  expect(data.fileUpdate.files).toEqual([]);
  expect(
    data.fileUpdate.userErrors.map((one: { field: string[]; code: string }) => [
      one.field.join("."),
      one.code,
    ]),
  ).toEqual([
    ["files.1.id", "FILE_DOES_NOT_EXIST"],
    ["files.2.id", "FILE_DOES_NOT_EXIST"],
    ["files.3.alt", "ALT_VALUE_LIMIT_EXCEEDED"],
    ["files.4.filename", "INVALID"],
  ]);
  expect(changes).toEqual([]);
  expect(
    (await ask(update, { files: [{ id: image.id, alt: "x".repeat(512) }] })).data,
  ).toMatchObject({ fileUpdate: { userErrors: [] } });
});

it("needs write_files", async () => {
  const { ask } = await openMutationBench();
  const { errors } = await ask(update, { files: [{ id: "gid://shopify/MediaImage/9", alt: "" }] });
  expect(errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  expect(errors?.[0]?.message).toMatch(
    /^Access denied for fileUpdate field\. Required access: `write_files` access scope or `write_themes`/,
  );
});
