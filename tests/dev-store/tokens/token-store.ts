import { randomBytes } from "node:crypto";
import type { Clock } from "../world/types";

export type TokenMode = "offline" | "online";

export interface AccessToken {
  token: string;
  mode: TokenMode;
  userId: number | null;
  /** Epoch ms; null = a permanent offline token. */
  expiresAt: number | null;
}

export interface RefreshToken {
  token: string;
  expiresAt: number;
}

export interface IssuedTokens {
  access: AccessToken;
  refresh: RefreshToken | null;
}

/** Refresh tokens live 90 days. */
export const REFRESH_LIFETIME_SECONDS = 90 * 24 * 3600;
/** Online tokens live until the admin session ends, about a day. */
export const ONLINE_LIFETIME_SECONDS = 24 * 3600 - 1;

/** An expiring pair that came from a refresh token and whose access token has not been used yet. */
interface UnusedPair {
  access: string;
  refresh: string;
  /** The refresh token it came from. */
  parent: string;
}

/**
 * Tokens of one app on one shop. A refresh token is good for one rotation: it stays valid only until
 * an access token that came from it is used for the first time, so that an answer lost on the way
 * can be asked for again. That first use decides: the other pairs that came from it end.
 */
export interface TokenStore {
  issueOffline(options: { isExpiring: boolean }): IssuedTokens;
  issueOnline(userId: number): IssuedTokens;
  /** Null when the refresh token is unknown, expired or superseded. */
  refresh(refreshToken: string): IssuedTokens | null;
  /** A permanent offline token for an expiring pair; the permanent one stops working. */
  migrate(permanentToken: string): IssuedTokens | null;
  /** The token if it is good now; this counts as its first use. */
  use(token: string): AccessToken | null;
  /** Ends an access token `seconds` from now, whatever was said about its lifetime. */
  endAfter(token: string, seconds: number): void;
  revokeAll(): void;
}

export function createTokenStore(clock: Clock, lifetimeSeconds: number): TokenStore {
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();
  /** By access token. */
  const unused = new Map<string, UnusedPair>();

  const issueAccess = (mode: TokenMode, userId: number | null, seconds: number | null) => {
    const prefix = mode === "offline" ? "shpat_" : "shpua_";
    const access: AccessToken = {
      token: prefix + randomBytes(16).toString("hex"),
      mode,
      userId,
      expiresAt: seconds === null ? null : clock() + seconds * 1000,
    };
    accessTokens.set(access.token, access);
    return access;
  };
  const issuePair = () => {
    const refresh: RefreshToken = {
      token: "shprt_" + randomBytes(16).toString("hex"),
      expiresAt: clock() + REFRESH_LIFETIME_SECONDS * 1000,
    };
    refreshTokens.set(refresh.token, refresh);
    return { access: issueAccess("offline", null, lifetimeSeconds), refresh };
  };
  const endWithDescendants = (pair: UnusedPair): void => {
    unused.delete(pair.access);
    accessTokens.delete(pair.access);
    refreshTokens.delete(pair.refresh);
    for (const other of unused.values()) {
      if (other.parent === pair.refresh) endWithDescendants(other);
    }
  };
  /** The pair is in the app's hands, and so is everything it came from. */
  const settle = (pair: UnusedPair): void => {
    unused.delete(pair.access);
    refreshTokens.delete(pair.parent);
    for (const other of unused.values()) {
      if (other.parent === pair.parent) endWithDescendants(other);
      else if (other.refresh === pair.parent) settle(other);
    }
  };
  return {
    issueOffline: ({ isExpiring }) =>
      isExpiring ? issuePair() : { access: issueAccess("offline", null, null), refresh: null },
    issueOnline: (userId) => ({
      access: issueAccess("online", userId, ONLINE_LIFETIME_SECONDS),
      refresh: null,
    }),
    refresh(token) {
      const held = refreshTokens.get(token);
      if (!held || held.expiresAt <= clock()) return null;
      const issued = issuePair();
      const { access, refresh } = issued;
      unused.set(access.token, { access: access.token, refresh: refresh.token, parent: token });
      return issued;
    },
    migrate(permanentToken) {
      const held = accessTokens.get(permanentToken);
      if (!held || held.mode !== "offline" || held.expiresAt !== null) return null;
      accessTokens.delete(permanentToken);
      return issuePair();
    },
    use(token) {
      const held = accessTokens.get(token);
      if (!held) return null;
      if (held.expiresAt !== null && held.expiresAt <= clock()) {
        accessTokens.delete(token);
        return null;
      }
      const pair = unused.get(token);
      if (pair) settle(pair);
      return held;
    },
    endAfter(token, seconds) {
      const held = accessTokens.get(token);
      if (held) held.expiresAt = clock() + seconds * 1000;
    },
    revokeAll() {
      accessTokens.clear();
      refreshTokens.clear();
      unused.clear();
    },
  };
}
