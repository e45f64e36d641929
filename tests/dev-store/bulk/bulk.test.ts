import { describe, expect, it } from "vitest";
import { openTestStore } from "../platform/test-client";
import type { TestClient } from "../platform/test-client";

const ORDERS =
  "{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }";

async function run(client: TestClient, query: string, groupObjects = false) {
  const { data } = await client.graphql(
    `mutation ($query: String!, $groupObjects: Boolean!) {
      bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
        bulkOperation { id status objectCount url }
        userErrors { field message code }
      } }`,
    { query, groupObjects },
  );
  return data.bulkOperationRunQuery;
}

async function read(client: TestClient, id: string) {
  const { data } = await client.graphql(
    `query ($id: ID!) { bulkOperation(id: $id) {
      id status errorCode objectCount rootObjectCount fileSize url partialDataUrl
      createdAt completedAt query type } }`,
    { id },
  );
  return data.bulkOperation;
}

async function waitFor(client: TestClient, id: string, statuses: string[]) {
  for (;;) {
    const operation = await read(client, id);
    if (statuses.includes(operation.status)) return operation;
  }
}

async function exportLines(client: TestClient, query: string, groupObjects = false) {
  const { bulkOperation, userErrors } = await run(client, query, groupObjects);
  expect(userErrors).toEqual([]);
  expect(bulkOperation.status).toBe("CREATED");
  const operation = await waitFor(client, bulkOperation.id, ["COMPLETED", "FAILED"]);
  expect(operation.status).toBe("COMPLETED");
  const text = operation.url === null ? "" : await (await fetch(operation.url)).text();
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, string>);
  return { operation, text, lines };
}

describe("bulk operations", () => {
  it("write every root and every child once, children after their parent", async () => {
    const client = await openTestStore({ world: { orders: 45 } });
    const { operation, text, lines } = await exportLines(client, ORDERS);
    expect(operation).toMatchObject({
      errorCode: null,
      rootObjectCount: "45",
      objectCount: String(lines.length),
      fileSize: String(text.length),
      partialDataUrl: null,
      type: "QUERY",
      query: ORDERS,
    });
    // Order n has (n mod 3) + 1 lines: 15 x (1 + 2 + 3).
    expect(lines).toHaveLength(45 + 90);
    const seen = new Set<string>();
    for (const line of lines) {
      expect(seen.has(line["id"]!)).toBe(false);
      if (line["__parentId"]) expect(seen.has(line["__parentId"])).toBe(true);
      seen.add(line["id"]!);
    }
  });

  it("interleave children of different parents when lines are not grouped", async () => {
    const client = await openTestStore({ world: { orders: 45 } });
    const { lines } = await exportLines(client, ORDERS);
    const after = lines.map((line, at) => [line["__parentId"], lines[at - 1]?.["id"]]);
    const adjacent = after.filter(([parent, previous]) => parent && parent === previous);
    expect(adjacent.length).toBeLessThan(5);
    // And a second window of parents begins only after the children of the first.
    const firstChild = lines.findIndex((line) => line["__parentId"]);
    expect(lines.slice(firstChild).some((line) => !line["__parentId"])).toBe(true);
  });

  it("keep children right behind their parent when grouped", async () => {
    const client = await openTestStore({ world: { orders: 25 } });
    const { lines } = await exportLines(client, ORDERS, true);
    let parent = "";
    for (const line of lines) {
      if (!line["__parentId"]) parent = line["id"]!;
      else expect(line["__parentId"]).toBe(parent);
    }
  });

  it("nest a second level under its own parent and inline plain objects and lists", async () => {
    const client = await openTestStore({ world: { orders: 2 } });
    const { lines } = await exportLines(
      client,
      `{ orders(query: "id:2") { edges { node { id refunds { id }
        totalPriceSet { shopMoney { amount } }
        agreements { edges { node { id reason __typename
          sales { edges { node { id ... on ProductSale { lineType } } } } } } } } } } }`,
    );
    expect(lines).toEqual([
      {
        id: "gid://shopify/Order/2",
        refunds: [],
        totalPriceSet: { shopMoney: { amount: "20.00" } },
      },
      {
        id: "gid://shopify/SalesAgreement/2",
        reason: "ORDER",
        __typename: "OrderAgreement",
        __parentId: "gid://shopify/Order/2",
      },
      {
        id: "gid://shopify/Sale/2",
        lineType: "PRODUCT",
        __parentId: "gid://shopify/SalesAgreement/2",
      },
    ]);
  });

  it("refuse agreements when connections of no Nodes are not accepted", async () => {
    const client = await openTestStore({ acceptsNonNodeConnectionsInBulk: false });
    const { bulkOperation, userErrors } = await run(
      client,
      "{ orders { edges { node { id agreements { edges { node { id } } } } } } }",
    );
    expect(bulkOperation).toBeNull();
    expect(userErrors).toEqual([
      {
        field: ["query"],
        message:
          "Connections whose nodes do not implement Node are not supported in bulk: agreements (SalesAgreement).",
        code: "INVALID",
      },
    ]);
  });

  it("have no url when nothing was found", async () => {
    const client = await openTestStore();
    const { operation } = await exportLines(
      client,
      '{ orders(query: "name:none") { edges { node { id } } } }',
    );
    expect(operation).toMatchObject({ status: "COMPLETED", url: null, objectCount: "0" });
  });

  it("run five at once and name them to the sixth; a canceled one makes room", async () => {
    // Nothing is ever written: the clock stands still.
    const client = await openTestStore({ bulkSpeed: 10 });
    const ids: string[] = [];
    for (let each = 0; each < 5; each += 1) {
      ids.push((await run(client, ORDERS)).bulkOperation.id);
    }
    const sixth = await run(client, ORDERS);
    expect(sixth.bulkOperation).toBeNull();
    expect(sixth.userErrors).toEqual([
      {
        field: null,
        message: `A bulk query operation for this app and shop is already in progress: ${ids.join(", ")}.`,
        code: "OPERATION_IN_PROGRESS",
      },
    ]);
    const cancel = `mutation ($id: ID!) { bulkOperationCancel(id: $id) {
      bulkOperation { status } userErrors { field message } } }`;
    const canceled = await client.graphql(cancel, { id: ids[0] });
    expect(canceled.data.bulkOperationCancel).toEqual({
      bulkOperation: { status: "CANCELING" },
      userErrors: [],
    });
    await waitFor(client, ids[0]!, ["CANCELED"]);
    expect((await run(client, ORDERS)).userErrors).toEqual([]);
    const again = await client.graphql(cancel, { id: ids[0] });
    expect(again.data.bulkOperationCancel.userErrors).toEqual([
      { field: null, message: "A bulk operation cannot be canceled when it is canceled" },
    ]);
    const unknown = await client.graphql(cancel, { id: "gid://shopify/BulkOperation/1" });
    expect(unknown.data.bulkOperationCancel).toEqual({
      bulkOperation: null,
      userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }],
    });
  });

  it("advance with the clock at a given speed, counting as they go", async () => {
    const client = await openTestStore({ bulkSpeed: 20, world: { orders: 100 } });
    const { bulkOperation } = await run(client, "{ orders { edges { node { id } } } }");
    expect((await waitFor(client, bulkOperation.id, ["RUNNING"])).objectCount).toBe("0");
    client.time.now += 1_500;
    let operation = await read(client, bulkOperation.id);
    while (operation.objectCount === "0") operation = await read(client, bulkOperation.id);
    while (operation.objectCount === "20") operation = await read(client, bulkOperation.id);
    expect(operation).toMatchObject({ status: "RUNNING", objectCount: "40", url: null });
    const listed = await client.graphql(
      '{ bulkOperations(first: 5, query: "status:running AND operation_type:query") { nodes { id } } }',
    );
    expect(listed.data.bulkOperations.nodes).toEqual([{ id: bulkOperation.id }]);
    client.time.now += 60_000;
    operation = await waitFor(client, bulkOperation.id, ["COMPLETED"]);
    expect(operation.objectCount).toBe("100");
    expect(operation.completedAt).toBe("2026-06-30T12:01:01Z");
  });

  it("fail with ACCESS_DENIED when a scope is missing, also when it goes away meanwhile", async () => {
    const client = await openTestStore({ bulkSpeed: 20, world: { orders: 100 } });
    const query = "{ orders { edges { node { id customer { id } } } } }";
    const first = (await run(client, query)).bulkOperation.id;
    await waitFor(client, first, ["RUNNING"]);
    client.time.now += 100;
    while ((await read(client, first)).objectCount === "0");
    client.store.platform().revokeScopes(["read_customers"]);
    const failed = await waitFor(client, first, ["FAILED"]);
    expect(failed).toMatchObject({ errorCode: "ACCESS_DENIED", url: null, objectCount: "20" });
    const partial = await (await fetch(failed.partialDataUrl)).text();
    expect(partial.trim().split("\n")).toHaveLength(20);
    const second = (await run(client, query)).bulkOperation.id;
    const refused = await waitFor(client, second, ["FAILED"]);
    expect(refused).toMatchObject({ errorCode: "ACCESS_DENIED", objectCount: "0" });
  });

  it("see only 60 days of orders without read_all_orders", async () => {
    const client = await openTestStore({ world: { orders: 80 } });
    client.store.platform().revokeScopes(["read_all_orders"]);
    const { lines } = await exportLines(client, "{ orders { edges { node { id } } } }");
    expect(lines).toHaveLength(61);
  });

  it("stop serving a result after seven days or when told to", async () => {
    const client = await openTestStore({ tokenLifetimeSeconds: 30 * 24 * 3600 });
    const { operation } = await exportLines(client, ORDERS);
    client.time.now += 7 * 24 * 3600 * 1000 - 1;
    expect((await fetch(operation.url)).status).toBe(200);
    client.time.now += 1;
    const gone = await fetch(operation.url);
    expect([gone.status, await gone.text()]).toEqual([
      403,
      expect.stringContaining("ExpiredToken"),
    ]);
    const next = await exportLines(client, ORDERS);
    client.store.platform().expireBulkUrls();
    expect((await fetch(next.operation.url)).status).toBe(403);
    expect((await fetch(`${client.store.url}/bulk/1/guess.jsonl`)).status).toBe(404);
  });

  it("serve a part of a result to a client that resumes", async () => {
    const client = await openTestStore();
    const { operation, text } = await exportLines(client, ORDERS);
    const part = await fetch(operation.url, { headers: { range: "bytes=40-" } });
    expect([part.status, await part.text()]).toEqual([206, text.slice(40)]);
  });

  it("fail with a named reason when the store has no data for a field", async () => {
    const client = await openTestStore();
    const { bulkOperation } = await run(client, "{ orders { edges { node { id note } } } }");
    const failed = await waitFor(client, bulkOperation.id, ["FAILED"]);
    expect(failed.errorCode).toBe("INTERNAL_SERVER_ERROR");
  });
});
