import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createWebhooks } from "./index";
import type { WebhookPorts } from "./transport";

const SHOP = "one.myshopify.com";
const NOW = Date.UTC(2026, 5, 1, 12);

const TOML = `
client_id = "key"
name = "Test"
application_url = "http://app.test"
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["products/update"]
  uri = "/webhooks/products"
  filter = "status:active"
  include_fields = ["id", "variants.id"]
  name = "products"
  [[webhooks.subscriptions]]
  topics = ["products/update", "app/uninstalled"]
  uri = "/webhooks/all"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks/compliance"
`;

interface Sent {
  url: string;
  headers: Record<string, string>;
  body: string;
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function setUp(answer: (attempt: number, url: string) => number | Promise<number>) {
  const folder = mkdtempSync(join(tmpdir(), "webhooks-"));
  folders.push(folder);
  const tomlPath = join(folder, "shopify.app.toml");
  writeFileSync(tomlPath, TOML);
  const sent: Sent[] = [];
  const timers: { run: () => void; ms: number; isDone: boolean }[] = [];
  let ids = 0;
  const state = {
    installed: true,
    closedTopics: [] as string[],
    appUrl: "http://app.test" as string | null,
  };
  const ports: WebhookPorts = {
    post: (url, headers, body) => {
      sent.push({ url, headers, body });
      return Promise.resolve(answer(sent.length, url));
    },
    setTimer: (run, ms) => {
      const timer = { run, ms, isDone: false };
      timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => {
      (timer as { isDone: boolean }).isDone = true;
    },
    newId: () => `id-${(ids += 1)}`,
  };
  const webhooks = createWebhooks(
    {
      apiSecret: "secret",
      apiVersion: "2026-07",
      clock: () => NOW,
      tomlPath,
      appUrl: () => state.appUrl,
      isInstalled: () => state.installed,
      mayReceive: (_shop, topic) => !state.closedTopics.includes(topic),
      retryScale: 1,
    },
    ports,
  );
  /** Lets promises run, then fires the retry timers that wait; returns their delays. */
  async function fireTimers(): Promise<number[]> {
    await flush();
    const waiting = timers.filter((timer) => !timer.isDone);
    for (const timer of waiting) {
      timer.isDone = true;
      timer.run();
    }
    await flush();
    return waiting.map((timer) => timer.ms);
  }
  return { webhooks, sent, state, fireTimers };
}

async function flush(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

const payload = { id: 5, status: "active", title: "Mug", variants: [{ id: 1, sku: "A" }] };

describe("createWebhooks", () => {
  it("signs the raw body with the app's secret and sends Shopify's headers", async () => {
    const { webhooks, sent } = setUp(() => 200);
    webhooks.deliver("products/update", payload, { shop: SHOP });
    await webhooks.settled();
    const first = sent[0]!;
    expect(first.url).toBe("http://app.test/webhooks/products");
    expect(first.headers["X-Shopify-Hmac-Sha256"]).toBe(
      createHmac("sha256", "secret").update(first.body).digest("base64"),
    );
    expect(first.headers).toMatchObject({
      "X-Shopify-Topic": "products/update",
      "X-Shopify-Shop-Domain": SHOP,
      "X-Shopify-API-Version": "2026-07",
      "X-Shopify-Triggered-At": "2026-06-01T12:00:00.000Z",
      "X-Shopify-Name": "products",
    });
    expect(sent[1]!.headers).not.toHaveProperty("X-Shopify-Name");
  });

  it("shares the event id over subscriptions and gives each its own webhook id", async () => {
    const { webhooks, sent } = setUp(() => 200);
    webhooks.deliver("products/update", payload, { shop: SHOP });
    await webhooks.settled();
    const ids = (name: string) => new Set(sent.map((request) => request.headers[name]));
    expect(sent).toHaveLength(2);
    expect(ids("X-Shopify-Event-Id").size).toBe(1);
    expect(ids("X-Shopify-Webhook-Id").size).toBe(2);
  });

  it("reduces the body to include_fields, after the filter saw all of it", async () => {
    const { webhooks, sent } = setUp(() => 200);
    webhooks.deliver("products/update", payload, { shop: SHOP });
    webhooks.deliver("products/update", { ...payload, status: "draft" }, { shop: SHOP });
    await webhooks.settled();
    const products = sent.filter((request) => request.url.endsWith("/products"));
    expect(products.map((request) => JSON.parse(request.body))).toEqual([
      { id: 5, variants: [{ id: 1 }] },
    ]);
  });

  it("retries eight times over four hours with the same ids and body, then gives up", async () => {
    const { webhooks, sent, fireTimers } = setUp(() => 500);
    webhooks.deliver("app/uninstalled", { id: 1 }, { shop: SHOP });
    const delays: number[] = [];
    for (let i = 0; i < 10; i += 1) delays.push(...(await fireTimers()));
    await webhooks.settled();
    expect(sent).toHaveLength(9);
    expect(delays).toHaveLength(8);
    expect(delays.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(4 * 3_600_000, 3);
    expect(delays[7]! / delays[6]!).toBeCloseTo(2, 6);
    expect(new Set(sent.map((request) => JSON.stringify(request))).size).toBe(1);
    expect(webhooks.deliveries[0]).toMatchObject({ status: "failed", attempts: 9 });
  });

  it("counts a redirect and a broken connection as failures and delivers on the next try", async () => {
    const { webhooks, sent, fireTimers } = setUp((attempt) => {
      if (attempt === 1) return 302;
      return attempt === 2 ? Promise.reject(new Error("ECONNREFUSED")) : 204;
    });
    webhooks.deliver("app/uninstalled", {}, { shop: SHOP });
    await fireTimers();
    expect(webhooks.deliveries[0]).toMatchObject({ status: "queued", lastResponse: null });
    await fireTimers();
    await webhooks.settled();
    expect(sent).toHaveLength(3);
    expect(webhooks.deliveries[0]).toMatchObject({ status: "delivered", lastResponse: 204 });
  });

  it("sends an uninstalled shop nothing but the uninstall and compliance requests", async () => {
    const { webhooks, state } = setUp(() => 200);
    state.installed = false;
    webhooks.deliver("products/update", payload, { shop: SHOP });
    webhooks.deliver("app/uninstalled", {}, { shop: SHOP });
    webhooks.deliver("shop/redact", {}, { shop: SHOP });
    await webhooks.settled();
    expect(webhooks.deliveries.map((delivery) => delivery.topic)).toEqual([
      "app/uninstalled",
      "shop/redact",
    ]);
  });

  it("keeps back what the app has no scope for, never uninstalls and compliance requests", async () => {
    const { webhooks, state } = setUp(() => 200);
    state.closedTopics = ["products/update", "app/uninstalled", "shop/redact"];
    for (const topic of state.closedTopics) webhooks.deliver(topic, payload, { shop: SHOP });
    await webhooks.settled();
    expect(webhooks.deliveries.map((delivery) => delivery.topic)).toEqual([
      "app/uninstalled",
      "shop/redact",
    ]);
  });

  it("drops what happens while no app is known", async () => {
    const { webhooks, state, sent } = setUp(() => 200);
    state.appUrl = null;
    webhooks.deliver("products/update", payload, { shop: SHOP });
    await webhooks.settled();
    expect(sent).toEqual([]);
  });

  it("holds deliveries while paused and sends them in order after resume", async () => {
    const { webhooks, sent } = setUp(() => 200);
    webhooks.pause();
    for (const id of [1, 2, 3]) webhooks.deliver("app/uninstalled", { id }, { shop: SHOP });
    await flush();
    expect(sent).toEqual([]);
    webhooks.resume();
    await webhooks.settled();
    expect(sent.map((request) => request.body)).toEqual(['{"id":1}', '{"id":2}', '{"id":3}']);
  });

  it("stops its retries on close and lets settled() return", async () => {
    const { webhooks, sent, fireTimers } = setUp(() => 500);
    webhooks.deliver("app/uninstalled", {}, { shop: SHOP });
    await flush();
    webhooks.close();
    await webhooks.settled();
    expect(await fireTimers()).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});
