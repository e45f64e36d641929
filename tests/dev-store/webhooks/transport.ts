import { randomUUID } from "node:crypto";

/** Shopify waits five seconds in all for an answer. */
export const DELIVERY_TIMEOUT_MS = 5_000;

/** The outside world of the webhooks module: real in the demo, replaced in its tests. */
export interface WebhookPorts {
  /** Sends one POST and resolves to the HTTP status; rejects when nothing answers. */
  post(
    url: string,
    headers: Record<string, string>,
    body: string,
    signal: AbortSignal,
  ): Promise<number>;
  setTimer(run: () => void, ms: number): unknown;
  clearTimer(timer: unknown): void;
  newId(): string;
}

export const REAL_PORTS: WebhookPorts = {
  async post(url, headers, body, signal) {
    // A redirect is not followed: Shopify counts it as a failure.
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal,
    });
    await response.arrayBuffer();
    return response.status;
  },
  setTimer: (run, ms) => setTimeout(run, ms).unref(),
  clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
  newId: randomUUID,
};

/** One attempt: the HTTP status, or null when nothing answered within five seconds. */
export async function attemptDelivery(
  delivery: { url: string; headers: Record<string, string>; body: string },
  ports: WebhookPorts,
): Promise<number | null> {
  const controller = new AbortController();
  const timer = ports.setTimer(() => controller.abort(), DELIVERY_TIMEOUT_MS);
  try {
    return await ports.post(delivery.url, delivery.headers, delivery.body, controller.signal);
  } catch {
    return null;
  } finally {
    ports.clearTimer(timer);
  }
}
