import { createHmac, randomBytes } from "node:crypto";

/** A secret for a webhook, which its receiver is told once. */
export const createWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64url")}`;

/** HMAC-SHA256 over `timestamp.body`, in hex: what a receiver compares with, before it believes the body. */
export function signWebhook(secret: string, timestamp: number, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}
