import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { resetSessionStorage, sessionStorage } from "../../../app/session-storage.server";
import { offlineTokens, type TokenDependencies } from "../../../app/shop-tokens.server";
import type { Database } from "../../../app/store/database.server";
import { createSessionStorage } from "../../../app/store/sessions.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { createTokenBox } from "../../../app/store/token-box.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const domain = "one.myshopify.com";
const start = Date.parse("2026-06-01T12:00:00Z");

let db: Database;
let shop: ShopRow;
let now: number;
let refreshes: { refresh_token: string }[];

beforeAll(async () => {
  db = await openTestDatabase();
  resetSessionStorage();
});
afterAll(() => db.close());
beforeEach(async () => {
  shop = await installTestShop(db, domain);
  await db.query("update shop set token_lease_until = null, needs_reauth_at = null");
  now = start;
  refreshes = [];
});

async function storeToken(expiresInMs: number | null, refreshToken: string | null = "refresh-1") {
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      scope: "read_orders",
      accessToken: "access-1",
      ...(expiresInMs === null ? {} : { expires: new Date(now + expiresInMs) }),
      ...(refreshToken === null ? {} : { refreshToken }),
    }),
  );
}

function tokensAnswering(answer: (call: number) => Response | Promise<Response>): {
  get: (rejected?: string) => Promise<string>;
} {
  const dependencies: TokenDependencies = {
    fetch: async (_url, init) => {
      refreshes.push(JSON.parse(String(init?.body)) as { refresh_token: string });
      return answer(refreshes.length);
    },
    now: () => new Date(now),
    sleep: async (ms) => {
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  return offlineTokens(shop, dependencies);
}

const renewed = (call: number, more: object = {}) =>
  Response.json({
    access_token: `access-${call + 1}`,
    scope: "read_orders",
    refresh_token: `refresh-${call + 1}`,
    expires_in: 3600,
    refresh_token_expires_in: 7_776_000,
    ...more,
  });

it("keeps tokens encrypted in the table", async () => {
  await storeToken(3_600_000);
  const { rows } = await db.query<{ accessToken: string; refreshToken: string }>(
    `select "accessToken", "refreshToken" from session`,
  );
  expect(JSON.stringify(rows)).not.toMatch(/access-1|refresh-1/);
});

it("uses a token that has life left without asking Shopify", async () => {
  await storeToken(3_600_000);
  expect(await tokensAnswering(renewed).get()).toBe("access-1");
  expect(refreshes).toEqual([]);
});

it("renews a token that ends within five minutes, and keeps the new pair", async () => {
  await storeToken(4 * 60_000);
  expect(await tokensAnswering(renewed).get()).toBe("access-2");
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  expect(session).toMatchObject({ accessToken: "access-2", refreshToken: "refresh-2" });
  expect(session?.expires?.getTime()).toBe(start + 3_600_000);
});

it("refreshes once for twenty jobs that ask at the same time", async () => {
  await storeToken(0);
  const tokens = tokensAnswering(renewed);
  const got = await Promise.all(Array.from({ length: 20 }, () => tokens.get()));
  expect(new Set(got)).toEqual(new Set(["access-2"]));
  expect(refreshes).toHaveLength(1);
});

it("gives an answer without expires_in an end, so that it is renewed again", async () => {
  await storeToken(0);
  await tokensAnswering((call) => renewed(call, { expires_in: undefined })).get();
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  expect(session?.expires?.getTime()).toBe(start + 3_600_000);
});

it("keeps the old refresh token where the answer was lost, and uses it again", async () => {
  await storeToken(0);
  const lost = tokensAnswering(() => Promise.reject(new TypeError("socket hang up")));
  await expect(lost.get()).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(await tokensAnswering(renewed).get()).toBe("access-3");
  expect(refreshes.map(({ refresh_token }) => refresh_token)).toEqual(["refresh-1", "refresh-1"]);
});

it("marks the shop and forgets the token where Shopify rejects the refresh token", async () => {
  await storeToken(0);
  const tokens = tokensAnswering(() => Response.json({ error: "invalid_grant" }, { status: 400 }));
  await expect(tokens.get()).rejects.toMatchObject({ code: "needs_reauth" });
  expect((await findShopByDomain(domain))?.needsReauthAt).not.toBeNull();
  expect(await sessionStorage.loadSession(`offline_${domain}`)).toBeUndefined();
});

it("leaves the shop as it is where Shopify is merely down", async () => {
  await storeToken(0);
  const tokens = tokensAnswering(() => new Response("", { status: 503 }));
  await expect(tokens.get()).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect((await findShopByDomain(domain))?.needsReauthAt).toBeNull();
});

it("takes the lease of a process that died while refreshing", async () => {
  await storeToken(0);
  await db.query("update shop set token_lease_owner = 'dead', token_lease_until = $1", [
    new Date(now + 5_000),
  ]);
  expect(await tokensAnswering(renewed).get()).toBe("access-2");
});

it("renews a token that Shopify has just refused, though it seemed alive", async () => {
  await storeToken(3_600_000);
  expect(await tokensAnswering(renewed).get("access-1")).toBe("access-2");
});

it("keeps the tokens of a shop that is merely frozen", async () => {
  await storeToken(0);
  const tokens = tokensAnswering(() => new Response("", { status: 402 }));
  await expect(tokens.get()).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(await sessionStorage.loadSession(`offline_${domain}`)).toBeDefined();
});

it("does not throw away the token that the merchant brought while a refresh was refused", async () => {
  await storeToken(0);
  const tokens = tokensAnswering(async () => {
    const session = await sessionStorage.loadSession(`offline_${domain}`);
    if (!session) throw new Error("No session");
    session.accessToken = "access-of-the-merchant";
    await sessionStorage.storeSession(session);
    return Response.json({ error: "invalid_grant" }, { status: 400 });
  });
  await expect(tokens.get()).rejects.toMatchObject({ code: "upstream_unavailable" });
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  expect(session?.accessToken).toBe("access-of-the-merchant");
  expect((await findShopByDomain(domain))?.needsReauthAt).toBeNull();
});

it("seals a token anew that was sealed with an older key", async () => {
  const keys = [randomBytes(32), randomBytes(32)].map((key, index) => ({ id: `k${index}`, key }));
  const [older, newer] = keys as [(typeof keys)[0], (typeof keys)[0]];
  await storeToken(3_600_000);
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  if (!session) throw new Error("No session");
  await createSessionStorage(db, createTokenBox([older])).storeSession(session);
  const rotated = createSessionStorage(db, createTokenBox([newer, older]));
  expect((await rotated.loadSession(session.id))?.accessToken).toBe("access-1");
  const alone = createSessionStorage(db, createTokenBox([newer]));
  expect((await alone.loadSession(session.id))?.refreshToken).toBe("refresh-1");
});
