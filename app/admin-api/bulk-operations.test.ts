import { expect, it } from "vitest";
import { listRunningBulkOperations, readBulkOperation } from "./bulk-operations";
import type { AdminClient } from "./client.server";

const operation = {
  id: "gid://shopify/BulkOperation/1",
  status: "COMPLETED",
  errorCode: null,
  createdAt: "2026-11-22T10:00:00Z",
  objectCount: "12",
  rootObjectCount: "3",
  url: "https://storage.googleapis.com/x",
  query: "{ shop { id } }",
};

const domain = "one.myshopify.com";
const shop = { myshopifyDomain: domain };

function answering(data: unknown): AdminClient {
  return {
    shop: { id: 1, domain },
    query: async () => ({ data, denied: [] }),
  } as unknown as AdminClient;
}

it("reads counts, which come as text, as numbers", async () => {
  const read = await readBulkOperation(answering({ bulkOperation: operation, shop }), operation.id);
  expect(read).toMatchObject({ objectCount: 12, rootObjectCount: 3 });
  expect(read?.createdAt).toEqual(new Date("2026-11-22T10:00:00Z"));
});

it.each([
  ["without a count", { objectCount: undefined }],
  ["with a count that is no number", { objectCount: "many" }],
  ["with a status it does not know", { status: "ASLEEP" }],
  ["with a time that is none", { createdAt: "yesterday" }],
])("takes an operation %s for unusable instead of guessing", async (_what, change) => {
  const node = { ...operation, ...change };
  await expect(
    readBulkOperation(answering({ bulkOperation: node, shop }), operation.id),
  ).rejects.toMatchObject({ code: "upstream_invalid" });
  await expect(
    listRunningBulkOperations(answering({ bulkOperations: { nodes: [node] } })),
  ).rejects.toMatchObject({ code: "upstream_invalid" });
});

it("refuses an operation that another shop answers for", async () => {
  const other = { bulkOperation: operation, shop: { myshopifyDomain: "two.myshopify.com" } };
  await expect(readBulkOperation(answering(other), operation.id)).rejects.toMatchObject({
    code: "wrong_shop",
  });
});
