import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { FAKE_NOW } from "../platform/fake-world";
import { openTestStore } from "../platform/test-client";
import type { TestClient } from "../platform/test-client";

const SHOP = "fake-one.myshopify.com";

async function statusWith(client: TestClient, token: unknown): Promise<number> {
  const { status } = await client.post(
    "/admin/api/2026-07/graphql.json",
    { query: "{ shop { name } }" },
    { "x-shopify-access-token": String(token) },
  );
  return status;
}

function refresh(client: TestClient, refreshToken: unknown) {
  return client.post("/admin/oauth/access_token", {
    client_id: client.store.apiKey,
    client_secret: client.store.apiSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
}

describe("session tokens", () => {
  it("carry the claims the app's library checks", async () => {
    const { store } = await openTestStore();
    const token = await store.mintSessionToken(SHOP, { userId: 42 });
    const now = FAKE_NOW / 1000;
    expect(decodeProtectedHeader(token)).toEqual({ alg: "HS256", typ: "JWT" });
    expect(decodeJwt(token)).toEqual({
      iss: `https://${SHOP}/admin`,
      dest: `https://${SHOP}`,
      aud: store.apiKey,
      sub: "42",
      iat: now,
      nbf: now,
      exp: now + 60,
      jti: expect.any(String),
      sid: expect.any(String),
    });
  });

  it("are handed to the admin page of an installed shop, across origins", async () => {
    const { store } = await openTestStore();
    const ask = () => fetch(`${store.url}/dev/session-token?shop=${SHOP}`);
    const response = await ask();
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const { token } = (await response.json()) as { token: string };
    expect(decodeJwt(token).aud).toBe(store.apiKey);
    store.platform().uninstall();
    expect((await ask()).status).toBe(403);
  });
});

describe("token exchange", () => {
  it("gives an expiring offline token with a refresh token when asked to", async () => {
    const { exchange } = await openTestStore({ requiredScopes: ["read_orders", "read_products"] });
    const { status, body } = await exchange({ expiring: "1" });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^shpat_[0-9a-f]{32}$/),
      scope: "read_orders,read_products",
      expires_in: 3600,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 7_776_000,
    });
  });

  it("refuses a permanent offline token, as Shopify does to apps made since April 2026", async () => {
    const { exchange } = await openTestStore();
    for (const expiring of ["0", undefined]) {
      const { status, body } = await exchange({ expiring });
      expect([status, body["error"]]).toEqual([400, "invalid_request"]);
      expect(body["error_description"]).toContain("expiring=1");
    }
  });

  it("gives older apps a permanent one, and an online one with its user", async () => {
    const client = await openTestStore({ allowsPermanentTokens: true });
    const permanent = await client.exchange({ expiring: "0" });
    expect(Object.keys(permanent.body)).toEqual(["access_token", "scope"]);
    client.time.now += 365 * 24 * 3600 * 1000;
    expect(await statusWith(client, permanent.body["access_token"])).toBe(200);
    const online = await client.exchange({
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    });
    expect(online.body).toMatchObject({ associated_user: { account_owner: true } });
  });

  it("turns a permanent token into an expiring pair once", async () => {
    const client = await openTestStore({ allowsPermanentTokens: true });
    const { body } = await client.exchange({ expiring: "0" });
    const offline = "urn:shopify:params:oauth:token-type:offline-access-token";
    const more = {
      subject_token: body["access_token"],
      subject_token_type: offline,
      expiring: "1",
    };
    const { body: unasked } = await client.exchange({ ...more, expiring: "0" });
    expect(unasked["error"]).toBe("invalid_request");
    const migrated = await client.exchange(more);
    expect(migrated.body["refresh_token"]).toBeDefined();
    expect(await statusWith(client, body["access_token"])).toBe(401);
    expect((await client.exchange(more)).body["error"]).toBe("invalid_subject_token");
  });

  it("refuses expired, foreign and forged session tokens, wrong clients and grants", async () => {
    const { store, exchange, time } = await openTestStore();
    const expired = await store.mintSessionToken(SHOP, { lifetimeSeconds: -30 });
    const errorOf = async (more: Record<string, unknown>) => {
      const { status, body } = await exchange(more);
      return [status, body["error"]];
    };
    expect(await errorOf({ subject_token: expired })).toEqual([400, "invalid_subject_token"]);
    const good = await store.mintSessionToken();
    expect(await errorOf({ subject_token: `${good}x` })).toEqual([400, "invalid_subject_token"]);
    time.now += 71_000;
    expect(await errorOf({ subject_token: good })).toEqual([400, "invalid_subject_token"]);
    expect(await errorOf({ client_secret: "guess" })).toEqual([400, "application_cannot_be_found"]);
    expect(await errorOf({ grant_type: "password" })).toEqual([400, "unsupported_grant_type"]);
    store.platform().uninstall();
    expect(await errorOf({})).toEqual([400, "app_not_installed"]);
  });
});

describe("refreshing", () => {
  it("rotates: the old refresh token works until the new access token is first used", async () => {
    const client = await openTestStore();
    const first = (await client.exchange({ expiring: "1" })).body;
    const lost = await refresh(client, first["refresh_token"]);
    expect(lost.status).toBe(200);
    const again = await refresh(client, first["refresh_token"]);
    expect(again.status).toBe(200);
    expect(again.body["refresh_token"]).not.toBe(lost.body["refresh_token"]);
    expect(await statusWith(client, again.body["access_token"])).toBe(200);
    const late = await refresh(client, first["refresh_token"]);
    expect([late.status, late.body["error"]]).toEqual([400, "invalid_grant"]);
    expect((await refresh(client, again.body["refresh_token"])).status).toBe(200);
  });

  it("ends the sibling pairs of parallel refreshes when one of them is first used", async () => {
    const client = await openTestStore();
    const first = (await client.exchange()).body;
    const [kept, sibling] = await Promise.all([
      refresh(client, first["refresh_token"]),
      refresh(client, first["refresh_token"]),
    ]);
    const descendant = await refresh(client, sibling.body["refresh_token"]);
    expect(await statusWith(client, kept.body["access_token"])).toBe(200);
    for (const { body } of [sibling, descendant]) {
      expect(await statusWith(client, body["access_token"])).toBe(401);
      expect((await refresh(client, body["refresh_token"])).body["error"]).toBe("invalid_grant");
    }
    expect(await statusWith(client, kept.body["access_token"])).toBe(200);
    expect((await refresh(client, kept.body["refresh_token"])).status).toBe(200);
  });

  it("is told apart from token exchange in the log", async () => {
    const client = await openTestStore();
    const { body } = await client.exchange();
    await refresh(client, body["refresh_token"]);
    await statusWith(client, body["access_token"]);
    const response = await fetch(`${client.store.url}/dev/log`);
    const { requests } = (await response.json()) as { requests: { grantType: unknown }[] };
    expect(requests.map((record) => record.grantType)).toEqual([
      "urn:ietf:params:oauth:grant-type:token-exchange",
      "refresh_token",
      null,
      null,
    ]);
  });

  it("ends access tokens after an hour and refresh tokens after 90 days", async () => {
    const client = await openTestStore();
    const { body } = await client.exchange({ expiring: "1" });
    client.time.now += 3_599_000;
    expect(await statusWith(client, body["access_token"])).toBe(200);
    client.time.now += 1_000;
    expect(await statusWith(client, body["access_token"])).toBe(401);
    client.time.now += 90 * 24 * 3600 * 1000;
    expect((await refresh(client, body["refresh_token"])).body["error"]).toBe("invalid_grant");
  });

  it("ends every token at revocation and at uninstall, which fires app/uninstalled", async () => {
    const client = await openTestStore();
    const { body } = await client.exchange({ expiring: "1" });
    client.store.platform().revokeTokens();
    expect(await statusWith(client, body["access_token"])).toBe(401);
    const next = (await client.exchange({ expiring: "1" })).body;
    client.store.platform().uninstall();
    expect(await statusWith(client, next["access_token"])).toBe(401);
    client.store.platform().install();
    expect(await statusWith(client, next["access_token"])).toBe(401);
    expect((await refresh(client, next["refresh_token"])).body["error"]).toBe("invalid_grant");
  });
});
