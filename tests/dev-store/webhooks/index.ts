import type { WebhookDelivery, Webhooks, WebhooksOptions } from "../platform/types";
import { createWebhookFaults } from "../faults/webhook-faults";
import { readAppConfig } from "./config";
import { compileFilter } from "./filter";
import type { PayloadFilter } from "./filter";
import { selectFields } from "./fields";
import { retryDelayMs } from "./retries";
import { buildHeaders } from "./sign";
import { attemptDelivery, REAL_PORTS } from "./transport";
import type { WebhookPorts } from "./transport";
import type { Subscription } from "./config";

export { sendCompliance } from "./compliance";

/** Finished deliveries kept for tests and for the log; the oldest go first. */
const KEPT_DELIVERIES = 5_000;

interface Listener extends Subscription {
  matches: PayloadFilter;
}

/**
 * The webhooks of one app. Subscriptions come from its shopify.app.toml; each delivery is signed,
 * keeps its body, ids and address over all retries, and is sent in order per subscription as long
 * as it is the first attempt (a retried one is late, as at Shopify).
 * `ports` are the network and the timers, replaced in tests.
 */
export function createWebhooks(
  options: WebhooksOptions,
  ports: WebhookPorts = REAL_PORTS,
): Webhooks {
  const listeners = readListeners(options.tomlPath);
  const deliveries: WebhookDelivery[] = [];
  const lanes = new Map<string, WebhookDelivery[]>();
  const busyLanes = new Set<string>();
  const timers = new Set<unknown>();
  const waiters = new Set<() => void>();
  let open = 0;
  let isPaused = false;
  let isClosed = false;
  const faults = createWebhookFaults({
    enqueue,
    lose: (delivery) => finish(delivery, "failed"),
    later: (run, ms) => later(run, ms * options.retryScale),
    copy(delivery, as) {
      if (as === "same-delivery") return accept({ ...delivery });
      const id = ports.newId();
      const headers = { ...delivery.headers, "X-Shopify-Webhook-Id": id };
      return accept({ ...delivery, id, headers });
    },
  });

  function deliver(
    topic: string,
    payload: Record<string, unknown>,
    target: { shop: string },
  ): void {
    const appUrl = options.appUrl();
    if (isClosed || appUrl === null || !mayFire(topic, target.shop)) return;
    const eventId = ports.newId();
    const triggeredAt = options.clock();
    for (const [index, listener] of listeners.entries()) {
      if (listener.topic !== topic || !listener.matches(payload)) continue;
      const body = JSON.stringify(
        listener.includeFields ? selectFields(payload, listener.includeFields) : payload,
      );
      const webhookId = ports.newId();
      const delivery: WebhookDelivery = {
        id: webhookId,
        eventId,
        shop: target.shop,
        topic,
        url: new URL(listener.uri, appUrl).href,
        body,
        headers: buildHeaders({
          topic,
          shop: target.shop,
          body,
          secret: options.apiSecret,
          apiVersion: options.apiVersion,
          webhookId,
          eventId,
          triggeredAt,
          name: listener.name,
        }),
        attempts: 0,
        status: "queued",
        lastResponse: null,
        createdAt: triggeredAt,
      };
      accept(delivery);
      const struck = options.strike?.(topic, target.shop) ?? null;
      if (struck) delivery.fault = struck.name;
      faults.send(`${target.shop} ${index}`, delivery, struck?.fault ?? null);
    }
  }

  function accept(delivery: WebhookDelivery): WebhookDelivery {
    remember(delivery);
    open += 1;
    return delivery;
  }

  // An uninstalled shop still owes the app the news of it, and its compliance requests.
  function mayFire(topic: string, shop: string): boolean {
    if (topic === "app/uninstalled") return true;
    if (listeners.some((listener) => listener.topic === topic && listener.isCompliance))
      return true;
    return options.isInstalled(shop) && options.mayReceive(shop, topic);
  }

  function remember(delivery: WebhookDelivery): void {
    deliveries.push(delivery);
    if (deliveries.length <= KEPT_DELIVERIES) return;
    const oldest = deliveries.findIndex((entry) => entry.status !== "queued");
    if (oldest >= 0) deliveries.splice(oldest, 1);
  }

  function enqueue(lane: string, delivery: WebhookDelivery): void {
    const queue = lanes.get(lane) ?? [];
    lanes.set(lane, queue);
    queue.push(delivery);
    void drain(lane, queue);
  }

  async function drain(lane: string, queue: WebhookDelivery[]): Promise<void> {
    if (busyLanes.has(lane)) return;
    busyLanes.add(lane);
    while (!isPaused && !isClosed) {
      const delivery = queue.shift();
      if (!delivery) break;
      await attempt(lane, delivery);
    }
    busyLanes.delete(lane);
  }

  async function attempt(lane: string, delivery: WebhookDelivery): Promise<void> {
    delivery.attempts += 1;
    delivery.lastResponse = await attemptDelivery(delivery, ports);
    const status = delivery.lastResponse;
    if (status !== null && status >= 200 && status < 300) return finish(delivery, "delivered");
    const delay = retryDelayMs(delivery.attempts, options.retryScale);
    if (delay === null) return finish(delivery, "failed");
    if (isClosed) return;
    later(() => enqueue(lane, delivery), delay);
  }

  /** Milliseconds of real time, unless the store is closed before. */
  function later(run: () => void, ms: number): () => void {
    const timer = ports.setTimer(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return () => {
      timers.delete(timer);
      ports.clearTimer(timer);
    };
  }

  function finish(delivery: WebhookDelivery, status: "delivered" | "failed"): void {
    delivery.status = status;
    open -= 1;
    release();
  }

  function release(): void {
    if (open > 0 && !isClosed) return;
    for (const wake of waiters) wake();
    waiters.clear();
  }

  return {
    deliveries,
    deliver,
    settled: () =>
      new Promise((resolve) => {
        waiters.add(resolve);
        release();
      }),
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
      for (const [lane, queue] of lanes) void drain(lane, queue);
    },
    close: () => {
      isClosed = true;
      for (const timer of timers) ports.clearTimer(timer);
      timers.clear();
      lanes.clear();
      release();
    },
  };
}

function readListeners(tomlPath: string | null): Listener[] {
  if (tomlPath === null) return [];
  return readAppConfig(tomlPath).subscriptions.map((subscription) => ({
    ...subscription,
    matches: subscription.filter === null ? () => true : compileFilter(subscription.filter),
  }));
}
