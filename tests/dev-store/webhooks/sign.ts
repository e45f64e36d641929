import { createHmac } from "node:crypto";

/** Base64 HMAC-SHA256 of the raw body with the app's client secret. */
export function signBody(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body, "utf8").digest("base64");
}

export interface DeliveryHeaders {
  topic: string;
  shop: string;
  body: string;
  secret: string;
  apiVersion: string;
  webhookId: string;
  eventId: string;
  /** Epoch ms at which the event happened, not at which this attempt is made. */
  triggeredAt: number;
  name: string | null;
}

/** The headers of one attempt, as Shopify sends them. */
export function buildHeaders(delivery: DeliveryHeaders): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": delivery.topic,
    "X-Shopify-Hmac-Sha256": signBody(delivery.body, delivery.secret),
    "X-Shopify-Shop-Domain": delivery.shop,
    "X-Shopify-API-Version": delivery.apiVersion,
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": delivery.eventId,
    "X-Shopify-Triggered-At": new Date(delivery.triggeredAt).toISOString(),
    ...(delivery.name === null ? {} : { "X-Shopify-Name": delivery.name }),
  };
}
