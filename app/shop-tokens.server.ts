import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { env } from "./env.server";
import { AppError } from "./lib/errors";
import { sessionStorage } from "./session-storage.server";
import { releaseTokenLease, takeTokenLease } from "./store/token-lease.server";
import { findShopById, recordNeedsReauth } from "./store/shops.server";
import type { ShopRef } from "./store/with-shop.server";
import { shopifyFetch, type Fetch } from "./admin-api/transport.server";

// A token this close to its end is renewed first: a long download must not outlive it.
const minimumLifeMs = 5 * 60_000;
// What Shopify's documentation gives as an expiring token's life, for answers that leave it out.
const defaultLifeSeconds = 3600;
const leaseMs = 20_000;
const leasePollMs = 200;

const answerSchema = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
});

export interface TokenSource {
  /** A token good for the next minutes. `rejected`: one that Shopify has just refused. */
  get(rejected?: string): Promise<string>;
}

export interface TokenDependencies {
  fetch: Fetch;
  now: () => Date;
  sleep: (ms: number) => Promise<void>;
}

const realDependencies: TokenDependencies = {
  fetch: shopifyFetch,
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * The shop's offline token, renewed when needed. However many jobs and processes ask at once, one
 * refreshes (a lease on the shop's row) and the others wait for what it stores. Throws AppError
 * needs_reauth where only the merchant can help, upstream_unavailable where waiting may.
 */
export function offlineTokens(
  shop: ShopRef,
  { fetch, now, sleep }: TokenDependencies = realDependencies,
): TokenSource {
  const sessionId = `offline_${shop.domain}`;

  async function stored(rejected?: string): Promise<string | null> {
    const session = await sessionStorage.loadSession(sessionId);
    if (!session?.accessToken) throw await giveUp("There is no token for this shop.");
    if (session.accessToken === rejected) return null;
    const endsAt = session.expires?.getTime() ?? Infinity;
    return endsAt - now().getTime() > minimumLifeMs ? session.accessToken : null;
  }

  async function giveUp(message: string, refused?: Session): Promise<AppError> {
    const current = await sessionStorage.loadSession(sessionId);
    if (refused && current && current.accessToken !== refused.accessToken) {
      // The merchant has opened the app meanwhile and brought a new one.
      return new AppError("upstream_unavailable", "The app's token has just been replaced.");
    }
    await recordNeedsReauth(shop, now());
    // Without a stored token the next visit of the merchant makes the library fetch a new one.
    await sessionStorage.deleteSession(sessionId);
    return new AppError("needs_reauth", `${message} Open the app in the admin to connect again.`);
  }

  async function refresh(): Promise<string> {
    const session = await sessionStorage.loadSession(sessionId);
    if (!session?.refreshToken) {
      throw await giveUp("The token was refused and cannot be renewed.", session);
    }
    const response = await requestRefresh(shop, session.refreshToken, fetch);
    const body: unknown = await response.json().catch(() => null);
    // A frozen or locked shop answers with other 4xx, and keeps its tokens.
    if (response.status === 400 || response.status === 401) {
      throw await giveUp("Shopify no longer accepts the app's token.", session);
    }
    const answer = answerSchema.safeParse(body);
    if (!response.ok || !answer.success) {
      throw new AppError("upstream_unavailable", "Shopify did not renew the app's token.");
    }
    // Uninstalled meanwhile: a token kept now would be taken for good after a reinstall.
    if ((await findShopById(shop.id))?.uninstalledAt !== null) {
      throw new AppError("superseded", "The shop has uninstalled the app.");
    }
    const { access_token, refresh_token, expires_in, refresh_token_expires_in } = answer.data;
    const inSeconds = (seconds: number) => new Date(now().getTime() + seconds * 1000);
    const renewed = new Session({
      id: session.id,
      shop: session.shop,
      state: session.state,
      isOnline: false,
      scope: answer.data.scope ?? session.scope,
      accessToken: access_token,
      // Never without an end: a session that seems eternal would not be renewed again.
      expires: inSeconds(expires_in ?? defaultLifeSeconds),
      refreshToken: refresh_token ?? session.refreshToken,
      refreshTokenExpires: refresh_token_expires_in
        ? inSeconds(refresh_token_expires_in)
        : session.refreshTokenExpires,
    });
    await sessionStorage.storeSession(renewed);
    return access_token;
  }

  return {
    async get(rejected) {
      const owner = randomUUID();
      const giveUpAt = now().getTime() + 2 * leaseMs;
      while (now().getTime() < giveUpAt) {
        const token = await stored(rejected);
        if (token) return token;
        if (await takeTokenLease(shop, owner, now(), leaseMs)) {
          try {
            // The one before us may have renewed it between our look and our lease.
            return (await stored(rejected)) ?? (await refresh());
          } finally {
            await releaseTokenLease(shop, owner);
          }
        }
        await sleep(leasePollMs);
      }
      throw new AppError("upstream_unavailable", "The app's token is still being renewed.");
    },
  };
}

async function requestRefresh(shop: ShopRef, refreshToken: string, fetch: Fetch) {
  try {
    return await fetch(`https://${shop.domain}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        client_id: env().SHOPIFY_API_KEY,
        client_secret: env().SHOPIFY_API_SECRET,
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      }),
      // Secrets are for this shop's address: they must not travel to where that points.
      redirect: "manual",
      signal: AbortSignal.timeout(15_000),
    });
  } catch (cause) {
    throw new AppError("upstream_unavailable", "Shopify could not be reached.", null, { cause });
  }
}
