import { randomUUID } from "node:crypto";
import { SignJWT, errors, jwtVerify } from "jose";
import type { Clock } from "../world/types";
import type { SessionTokenOptions } from "../platform/types";

export interface SessionTokenIssuer {
  apiKey: string;
  apiSecret: string;
  clock: Clock;
}

/** What stays the same for one staff member's browser session. */
const DEFAULT_USER_ID = 902_541_635;
const DEFAULT_LIFETIME_SECONDS = 60;
/** Shopify and its library allow this much clock difference. */
const TOLERANCE_SECONDS = 10;

/**
 * The token App Bridge hands to the app: HS256 by the app's secret, claims iss, dest, aud, sub, exp,
 * nbf, iat, jti, sid; valid for about a minute.
 */
export async function signSessionToken(
  issuer: SessionTokenIssuer,
  shop: string,
  options: SessionTokenOptions = {},
): Promise<string> {
  const now = Math.floor(issuer.clock() / 1000);
  const lifetime = options.lifetimeSeconds ?? DEFAULT_LIFETIME_SECONDS;
  const userId = String(options.userId ?? DEFAULT_USER_ID);
  return new SignJWT({ dest: `https://${shop}`, sid: sessionId(shop, userId) })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(`https://${shop}/admin`)
    .setAudience(issuer.apiKey)
    .setSubject(userId)
    .setIssuedAt(now)
    .setNotBefore(Math.min(now, now + lifetime))
    .setExpirationTime(now + lifetime)
    .setJti(randomUUID())
    .sign(secretOf(issuer));
}

/** The user id of a good token for that shop; null for a bad, expired or foreign one. */
export async function verifySessionToken(
  issuer: SessionTokenIssuer,
  shop: string,
  token: string,
): Promise<{ userId: number } | null> {
  try {
    const { payload } = await jwtVerify(token, secretOf(issuer), {
      algorithms: ["HS256"],
      audience: issuer.apiKey,
      issuer: `https://${shop}/admin`,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(issuer.clock()),
      requiredClaims: ["exp", "nbf", "sub", "dest"],
    });
    if (payload["dest"] !== `https://${shop}`) return null;
    return { userId: Number(payload.sub) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function secretOf(issuer: SessionTokenIssuer): Uint8Array {
  return new TextEncoder().encode(issuer.apiSecret);
}

function sessionId(shop: string, userId: string): string {
  return Buffer.from(`${shop}/${userId}`).toString("hex").padEnd(64, "0").slice(0, 64);
}
