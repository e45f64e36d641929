import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { listenHere } from "../platform/listen";
import { openTestStore } from "../platform/test-client";
import type { FaultRule } from "./types";

const TOML = `
name = "Shelf"
client_id = "key"
application_url = "https://example.test"
[access_scopes]
scopes = "read_orders,read_products,read_customers"
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["products/update", "customers/update"]
  uri = "/webhooks"
`;

interface Received {
  topic: string;
  n: number;
  webhookId: string;
  eventId: string;
}

/** A store whose webhooks come to a server of the test; `change(topic, n)` makes the n-th happen. */
async function openStore(rules: readonly FaultRule[], scale = 1e-6) {
  const folder = mkdtempSync(join(tmpdir(), "dev-store-toml-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tomlPath = join(folder, "shopify.app.toml");
  writeFileSync(tomlPath, TOML);
  const received: Received[] = [];
  const app = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      received.push({ ...namesOf(request.headers), n: (JSON.parse(body) as Received).n });
      response.end();
    });
  });
  const appUrl = await listenHere(app);
  onTestFinished(() => void app.close());
  const { store, world } = await openTestStore({
    tomlPath,
    requiredScopes: undefined as never,
    optionalScopes: undefined as never,
    webhookRetryScale: scale,
    faults: rules,
  });
  store.setAppUrl(appUrl);
  const change = (n: number, topic = "products/update") => {
    const resource = topic === "products/update" ? ("products" as const) : ("customers" as const);
    world.emit({ topic, resource, id: 1, at: world.clock(), payload: { id: 1, n } });
  };
  return { store, received, change };
}

function namesOf(headers: IncomingHttpHeaders): Omit<Received, "n"> {
  const header = (name: string) => String(headers[`x-shopify-${name}`]);
  return {
    topic: header("topic"),
    webhookId: header("webhook-id"),
    eventId: header("event-id"),
  };
}

it("webhooks of one topic are lost, those of others are not", async () => {
  const { store, received, change } = await openStore([
    { operation: "products/update", skip: 1, fault: { type: "webhook-lost" } },
  ]);
  change(1);
  change(2);
  change(2, "customers/update");
  change(3);
  await store.webhooks.settled();
  expect(received.map(({ topic, n }) => `${topic} ${n}`).sort()).toEqual([
    "customers/update 2",
    "products/update 1",
    "products/update 3",
  ]);
  expect(store.webhooks.deliveries.find(({ fault }) => fault)).toMatchObject({
    fault: "webhook-lost",
    status: "failed",
    attempts: 0,
  });
});

it("webhooks come twice: the same delivery, or that of a second subscription", async () => {
  const { store, received, change } = await openStore([
    { fault: { type: "webhook-duplicated" } },
    { fault: { type: "webhook-duplicated", as: "second-subscription", copies: 2 } },
  ]);
  change(1);
  change(2);
  change(3);
  await store.webhooks.settled();
  const of = (n: number) => received.filter((each) => each.n === n);
  const ids = (n: number, name: "webhookId" | "eventId") =>
    new Set(of(n).map((each) => each[name]));
  expect([of(1).length, of(2).length, of(3).length]).toEqual([2, 3, 1]);
  expect([ids(1, "webhookId").size, ids(1, "eventId").size]).toEqual([1, 1]);
  expect([ids(2, "webhookId").size, ids(2, "eventId").size]).toEqual([3, 1]);
  expect(store.webhooks.deliveries.map(({ status }) => status)).toEqual(
    Array.from({ length: 6 }, () => "delivered"),
  );
});

it("webhooks come late by the store's time, and others pass them", async () => {
  const hour = 3_600_000;
  const { store, received, change } = await openStore(
    [{ fault: { type: "webhook-late", ms: 12 * hour } }],
    1e-5,
  );
  change(1);
  change(2);
  await expect.poll(() => received.length).toBe(1);
  const from = performance.now();
  await store.webhooks.settled();
  // 12 hours at this scale are 432 ms.
  expect(performance.now() - from).toBeGreaterThan(200);
  expect(received.map(({ n }) => n)).toEqual([2, 1]);
});

it("an older webhook comes after the newer one of its subscription", async () => {
  const { store, received, change } = await openStore(
    [
      { operation: "products/update", times: 2, fault: { type: "webhook-out-of-order" } },
      { operation: "customers/update", fault: { type: "webhook-out-of-order", withinMs: 1_000 } },
    ],
    1,
  );
  change(1);
  change(2);
  change(10, "customers/update");
  change(3);
  change(4);
  // Of these there is no newer one: it comes in the end.
  await store.webhooks.settled();
  const of = (topic: string) => received.filter((each) => each.topic === topic);
  expect(of("products/update").map(({ n }) => n)).toEqual([3, 2, 1, 4]);
  expect(of("customers/update").map(({ n }) => n)).toEqual([10]);
  expect(store.faults.hits("webhook-out-of-order")).toBe(3);
});

it("the webhook of a bulk operation's end never comes", async () => {
  const { store, received, change } = await openStore([
    { operation: /^bulk_operations\//, times: "always", fault: { type: "webhook-lost" } },
  ]);
  change(1);
  store.webhooks.deliver("bulk_operations/finish", { n: 5 }, { shop: store.shops[0]! });
  await store.webhooks.settled();
  expect(received.map(({ n }) => n)).toEqual([1]);
});
