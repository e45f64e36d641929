import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAdminClient } from "../../../app/admin-api/client.server";
import { shopIdentityQuery } from "../../../app/admin-api/documents/shop";
import { shopifyFetch } from "../../../app/admin-api/transport.server";
import { sessionStorage } from "../../../app/session-storage.server";
import { offlineTokens } from "../../../app/shop-tokens.server";
import { startBackfill } from "../../../app/sync/backfill.server";
import { toResourceView } from "../../../app/panels/data-status/view";
import type { Fault, FaultRule } from "../../dev-store/faults/types";
import { listenHere } from "../../dev-store/platform/listen";
import { faultyShop } from "./faulty-shop";

const faulty = faultyShop({
  shopDomain: "client-faults.myshopify.com",
  orders: 60,
  products: 12,
  historyDays: 60,
});
const { time } = faulty;
let elsewhere: Server;
let elsewhereUrl: string;
let received: string[] = [];
let clean: Record<string, string>;

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.end("{}");
  });
  elsewhereUrl = await listenHere(elsewhere);
  await faulty.install();
  await faulty.read();
  clean = await faulty.dump();
});
afterAll(() => void elsewhere.close());

const identity = "ShopIdentity";
const always = Infinity;
const ask = async (deadlineMs = 60_000) => {
  const from = time.clock().getTime();
  const client = await faulty.client();
  const answer = await client.query<{ shop: { myshopifyDomain: string } }>(
    shopIdentityQuery,
    {},
    { deadlineMs },
  );
  return {
    domain: answer.data.shop.myshopifyDomain,
    tookMs: time.clock().getTime() - from,
  };
};

it.each<[string, Fault, number]>([
  ["a late answer", { type: "delay", ms: 80 }, 2],
  ["a connection that breaks before the work is done", { type: "drop" }, 4],
  ["an answer lost after the work was done", { type: "drop", when: "after-work" }, 4],
  ["an answer that breaks off", { type: "drop", when: "in-body", bytes: 20 }, 4],
  ["429 with Retry-After", { type: "status", status: 429, retryAfterSeconds: 4 }, 3],
  ["429 without Retry-After", { type: "status", status: 429 }, 4],
  ["500", { type: "status", status: 500 }, 4],
  ["502", { type: "status", status: 502 }, 4],
  ["503", { type: "status", status: 503 }, 4],
  ["504", { type: "status", status: 504 }, 4],
  ["a page of HTML", { type: "garbled", body: "html" }, 3],
  ["an empty answer", { type: "garbled", body: "empty" }, 3],
  ["JSON that is cut off", { type: "garbled", body: "truncated" }, 3],
  ["an internal error", { type: "graphql-error" }, 4],
  ["a storm of THROTTLED", { type: "throttled" }, 12],
  ["a bucket that another app has emptied", { type: "bucket-emptied" }, 3],
  ["401 for a good token", { type: "status", status: 401 }, 3],
  ["a token that ended before its time", { type: "token-ended", how: "expired" }, 1],
])("gets its answer within its deadline in spite of %s", async (_what, fault, times) => {
  const rule: FaultRule = { operation: identity, times, fault };
  faulty.store.faults.add(rule);
  const { domain, tookMs } = await ask();
  expect(domain).toBe(faulty.domain);
  expect(faulty.store.faults.hits(rule)).toBeGreaterThan(0);
  expect(tookMs).toBeLessThan(60_000);
});

it("waits as long as Retry-After says, no less", async () => {
  faulty.store.faults.add({
    operation: identity,
    times: 2,
    fault: { type: "status", status: 429, retryAfterSeconds: 5 },
  });
  expect((await ask()).tookMs).toBeGreaterThanOrEqual(10_000);
});

it.each<[string, Fault]>([
  ["drops every connection", { type: "drop" }],
  ["answers 503 for ever", { type: "status", status: 503 }],
  ["throttles for ever", { type: "throttled" }],
  ["asks to come back tomorrow", { type: "status", status: 429, retryAfterSeconds: 86_400 }],
  ["refuses every new token", { type: "status", status: 401 }],
])("stops at its deadline where Shopify %s", async (_what, fault) => {
  faulty.store.faults.add({ operation: identity, times: always, fault });
  const shop = await faulty.shop();
  const from = time.clock().getTime();
  // A clock that only waiting moves: what this machine takes for the work does not count.
  let at = from;
  const sleep = async (ms: number) => {
    at += Math.ceil(ms);
    await time.sleep(ms);
  };
  const tokens = offlineTokens(shop, { fetch: shopifyFetch, now: time.clock, sleep });
  const client = createAdminClient(shop, { now: () => at, sleep, tokens });
  const query = client.query(shopIdentityQuery, {}, { deadlineMs: 20_000 });
  await expect(query).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(at - from).toBeLessThanOrEqual(20_000);
});

it("does not wait for an answer beyond its deadline", async () => {
  faulty.store.faults.add({
    operation: identity,
    times: always,
    fault: { type: "delay", ms: 15_000 },
  });
  const shop = await faulty.shop();
  const client = createAdminClient(shop);
  const from = Date.now();
  const query = client.query(shopIdentityQuery, {}, { deadlineMs: 400 });
  await expect(query).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(Date.now() - from).toBeLessThan(10_000);
});

it.each([301, 302, 307, 308] as const)(
  "never follows a redirect to another host, with a token, a secret or at all: %i",
  async (status) => {
    received = [];
    const to = `${elsewhereUrl}/taken`;
    const redirect = { type: "redirect", to, status } as const;
    faulty.store.faults.add({ kinds: ["graphql"], times: always, fault: redirect });
    await expect(ask()).rejects.toMatchObject({
      code: "upstream_invalid",
      message: expect.stringMatching(/another address/) as unknown,
    });
    faulty.store.faults.add({ kinds: ["token"], times: always, fault: redirect });
    const shop = await faulty.shop();
    const { accessToken } = (await sessionStorage.loadSession(`offline_${shop.domain}`)) ?? {};
    const tokens = offlineTokens(shop, { fetch: shopifyFetch, now: time.clock, sleep: time.sleep });
    await expect(tokens.get(accessToken)).rejects.toMatchObject({ code: "upstream_unavailable" });
    faulty.store.faults.add({ kinds: ["bulk-download"], times: always, fault: redirect });
    const download = async () => {
      const client = await faulty.client();
      for await (const chunk of client.download(`${faulty.store.url}/bulk/1/x.jsonl`)) void chunk;
    };
    await expect(download()).rejects.toMatchObject({ code: "upstream_invalid" });
    expect(received).toEqual([]);
  },
);

it.each([
  [402, /frozen/],
  [403, /refuses the app access/],
  [423, /locked/],
])(
  "stops at once where the shop answers %i, says why, and reads on after a retry",
  async (status, words) => {
    await faulty.install();
    const rule: FaultRule = {
      kinds: ["graphql"],
      times: always,
      skip: 12,
      fault: { type: "status", status },
    };
    const lift = faulty.store.faults.add(rule);
    const stopped = Object.values(await faulty.read()).map(toResourceView);
    const failed = stopped.filter((view) => view.status === "failed");
    expect(failed.length).toBeGreaterThan(0);
    for (const view of failed) {
      expect(view).toMatchObject({ reason: "reasons.upstream_invalid", canRetry: true });
      expect(view.detail).toMatch(words);
    }
    lift();
    const progress = await faulty.read();
    expect(new Set(Object.values(progress).map(({ status: now }) => now))).toEqual(
      new Set(["done"]),
    );
    expect(await faulty.dump()).toEqual(clean);
  },
);

it("says while an outage lasts what is wrong and when it tries again, and goes on from where it was", async () => {
  const shop = await faulty.install();
  await startBackfill(shop, { now: time.clock() });
  const resumed: FaultRule = { range: true, times: always, fault: { type: "delay", ms: 0 } };
  faulty.store.faults.add(resumed);
  const outage: FaultRule = {
    kinds: ["bulk-download"],
    operation: "orders",
    times: always,
    fault: { type: "drop", when: "in-body", bytes: 20_000 },
  };
  const lift = faulty.store.faults.add(outage);
  await time.runToEnd(await faulty.client());
  const { orders } = await time.progress(await faulty.client());
  if (!orders) throw new Error("No orders");
  expect(toResourceView(orders)).toMatchObject({
    status: "failed",
    reason: "reasons.upstream_unavailable",
    detail: "The download of a bulk result broke off.",
    canRetry: true,
  });
  const after = new Date(toResourceView(orders).nextTryAt ?? 0).getTime() - time.clock().getTime();
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThanOrEqual(60 * 60_000);

  lift();
  const operations = () => faulty.store.requests.filter(({ kind }) => kind === "bulk-run").length;
  const before = operations();
  const progress = await faulty.read();
  expect(progress.orders?.status).toBe("done");
  // The result that was there is read on: no operation is started again, no byte asked for twice.
  expect(operations()).toBe(before);
  expect(faulty.store.faults.hits(resumed)).toBeGreaterThan(0);
  expect(await faulty.dump()).toEqual(clean);
});
