import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a webhook's signature fits: base64 HMAC-SHA256 over the raw body with the app's secret,
 * compared in constant time as bytes.
 */
export function isSignedBy(
  secret: string,
  rawBody: string | Buffer,
  signature: string | null,
): boolean {
  if (signature === null) return false;
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
