import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { listenHere } from "./listen";
import { openTestStore } from "./test-client";

const TOML = `
name = "Shelf"
client_id = "key"
application_url = "https://example.test"
[access_scopes]
scopes = "read_orders,read_products"
optional_scopes = ["read_customers"]
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["products/update", "customers/update", "bulk_operations/finish", "app/scopes_update", "app/uninstalled"]
  uri = "/webhooks"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks"
`;

it("changes of the world, scopes, bulk operations and uninstalling reach the app", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dev-store-toml-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tomlPath = join(folder, "shopify.app.toml");
  writeFileSync(tomlPath, TOML);
  const app = createServer((request, response) => {
    request.resume();
    response.end();
  });
  const appUrl = await listenHere(app);
  onTestFinished(() => void app.close());

  const { store, world, graphql } = await openTestStore({
    tomlPath,
    requiredScopes: undefined as never,
    optionalScopes: undefined as never,
    webhookRetryScale: 1e-7,
  });
  store.setAppUrl(`${appUrl}/`);
  expect(store.platform().grantedScopes()).toEqual(["read_orders", "read_products"]);
  world.emit({
    topic: "products/update",
    resource: "products",
    id: 1,
    at: world.clock(),
    payload: { id: 1, title: "Oak Chair" },
  });
  const customer = {
    topic: "customers/update",
    resource: "customers" as const,
    id: 1,
    at: world.clock(),
    payload: { id: 1 },
  };
  world.emit(customer);
  store.platform().grantScopes(["read_customers"]);
  world.emit(customer);
  const { data } = await graphql(`
    mutation {
      bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }", groupObjects: false) {
        bulkOperation {
          id
        }
      }
    }
  `);
  const { id } = data.bulkOperationRunQuery.bulkOperation;
  for (;;) {
    const { data: polled } = await graphql(
      "query ($id: ID!) { bulkOperation(id: $id) { status } }",
      { id },
    );
    if (polled.bulkOperation.status === "COMPLETED") break;
  }
  store.platform().uninstall();
  await expect.poll(() => store.webhooks.deliveries.at(-1)?.topic).toBe("shop/redact");
  await store.webhooks.settled();
  const sent = store.webhooks.deliveries.map(({ topic, status, body }) => ({
    topic,
    status,
    body: JSON.parse(body) as Record<string, unknown>,
  }));
  expect(sent.map(({ topic, status }) => [topic, status])).toEqual([
    ["products/update", "delivered"],
    ["app/scopes_update", "delivered"],
    ["customers/update", "delivered"],
    ["bulk_operations/finish", "delivered"],
    ["app/uninstalled", "delivered"],
    ["shop/redact", "delivered"],
  ]);
  expect(sent[1]!.body).toMatchObject({
    previous: ["read_orders", "read_products"],
    current: ["read_orders", "read_products", "read_customers"],
  });
  expect(sent[3]!.body).toMatchObject({
    admin_graphql_api_id: id,
    status: "completed",
    error_code: null,
    type: "query",
  });
  expect(sent[4]!.body).toMatchObject({ myshopify_domain: "fake-one.myshopify.com" });
});
