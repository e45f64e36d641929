import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openTestStore } from "./test-client";
import type { TestClient } from "./test-client";

function writeToml(access: string): string {
  const folder = mkdtempSync(join(tmpdir(), "dev-store-toml-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "shopify.app.toml");
  writeFileSync(
    path,
    `name = "Shelf"
client_id = "key"
application_url = "https://example.test"
[webhooks]
api_version = "2026-07"
${access}`,
  );
  return path;
}

const OPEN = "[access.admin]\nembedded_app_direct_api_access = true\ndirect_api_mode = 'offline'";

async function ask({ store }: TestClient, token: string, more = "") {
  const url = `${store.url}/dev/direct-api/graphql.json?shop=${store.shops[0]}${more}`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: "{ orders(first: 1) { nodes { id } } customers(first: 1) { nodes { id } } }",
    }),
  });
  const body = (await response.json()) as { errors?: { message: string }[]; data?: unknown };
  return { response, body };
}

describe("the Admin API from the browser", () => {
  it("answers a session token with the app's rights, across origins", async () => {
    const client = await openTestStore({
      tomlPath: writeToml(OPEN),
      requiredScopes: ["read_orders"],
    });
    const { response, body } = await ask(client, await client.store.mintSessionToken());
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(body.errors![0]!.message).toContain("Access denied for customers field");
    expect(client.store.requests.at(-1)).toMatchObject({
      kind: "graphql",
      shop: "fake-one.myshopify.com",
      operation: "orders",
      status: 200,
    });
    const preflight = await fetch(`${client.store.url}/dev/direct-api/graphql.json`, {
      method: "OPTIONS",
    });
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
  });

  it("refuses expired tokens, other versions and shops without the app", async () => {
    const client = await openTestStore({ tomlPath: writeToml(OPEN) });
    const { store } = client;
    const token = await store.mintSessionToken();
    const expired = await store.mintSessionToken(undefined, { lifetimeSeconds: -30 });
    expect((await ask(client, expired)).response.status).toBe(401);
    expect((await ask(client, token, "&version=2024-01")).response.status).toBe(404);
    expect((await ask(client, token, "&version=2026-07")).response.status).toBe(200);
    store.platform().uninstall();
    expect((await ask(client, token)).response.status).toBe(401);
  });

  it("is closed to apps whose configuration does not ask for it", async () => {
    for (const access of ["", "[access.admin]\ndirect_api_mode = 'offline'"]) {
      const client = await openTestStore({ tomlPath: writeToml(access) });
      const { response, body } = await ask(client, await client.store.mintSessionToken());
      expect(response.status).toBe(403);
      expect(body.errors).toContain("embedded_app_direct_api_access");
    }
  });
});
