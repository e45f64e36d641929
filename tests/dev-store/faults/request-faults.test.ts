import { describe, expect, it } from "vitest";
import { openBench } from "./testing";

const json = (text: string) => JSON.parse(text) as Record<string, never>;

describe("faults of any request", () => {
  it("leave everything as it is without a rule, and the log without a fault", async () => {
    const { store, ask } = await openBench();
    const { status, text } = await ask();
    expect([status, json(text)]).toMatchObject([200, { data: { shop: { name: "Fake One" } } }]);
    expect(store.requests.map((record) => "fault" in record)).toEqual([false]);
  });

  it("delay the answer, which then comes as ever", async () => {
    const { store, ask } = await openBench([{ name: "slow", fault: { type: "delay", ms: 120 } }]);
    const from = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - from).toBeGreaterThan(100);
    expect(store.requests[0]).toMatchObject({ fault: "slow", status: 200 });
  });

  it("break the connection before the work, or after it: only then was it done", async () => {
    const before = await openBench([{ kinds: ["bulk-run"], fault: { type: "drop" } }]);
    await expect(before.start()).rejects.toThrow("fetch failed");
    const { bulkOperations: none } = await operations(before);
    expect(none.nodes).toEqual([]);
    expect(before.store.requests[0]).toMatchObject({ fault: "drop", status: 0 });

    const after = await openBench([
      { kinds: ["bulk-run"], fault: { type: "drop", when: "after-work" } },
    ]);
    await expect(after.start()).rejects.toThrow("fetch failed");
    const { bulkOperations: one } = await operations(after);
    expect(one.nodes).toHaveLength(1);
  });

  it("break the connection in the middle of the body", async () => {
    const { ask, store } = await openBench([
      { fault: { type: "drop", when: "in-body", bytes: 10 } },
      { fault: { type: "drop", when: "in-body", bytes: 100_000 } },
      { fault: { type: "drop", when: "in-body", bytes: 0 } },
    ]);
    for (let n = 0; n < 3; n += 1) await expect(ask()).rejects.toThrow("terminated");
    expect((await ask()).status).toBe(200);
    expect(store.faults.hits("drop")).toBe(3);
  });

  it.each([
    [429, undefined, null, "application/json"],
    [429, 2, "2.0", "application/json"],
    [500, undefined, null, "text/html"],
    [502, undefined, null, "text/html"],
    [503, 1.5, "1.5", "text/html"],
    [401, undefined, null, "application/json"],
    [402, undefined, null, "application/json"],
    [403, undefined, null, "application/json"],
    [423, undefined, null, "application/json"],
  ])("answer %i, Retry-After %s", async (status, retryAfterSeconds, header, type) => {
    const { ask, store } = await openBench([
      { fault: { type: "status", status, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) } },
    ]);
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get("retry-after")).toBe(header);
    expect(answer.headers.get("content-type")).toContain(type);
    if (type === "application/json") expect(json(answer.text)).toHaveProperty("errors");
    else expect(answer.text).toContain("<!DOCTYPE html>");
    expect(store.requests[0]).toMatchObject({ status, fault: "status" });
    // The token was good all the time.
    expect((await ask()).status).toBe(200);
  });

  it("answer with an error although the work was done", async () => {
    const bench = await openBench([
      { kinds: ["bulk-run"], fault: { type: "status", status: 504, afterWork: true } },
    ]);
    await expect(bench.start()).rejects.toThrow("not valid JSON");
    expect((await operations(bench)).bulkOperations.nodes).toHaveLength(1);
  });

  it("lead to another host, path and all", async () => {
    const { ask } = await openBench([
      { fault: { type: "redirect", to: "https://elsewhere.example", status: 307 } },
    ]);
    const { status, headers } = await ask();
    expect(status).toBe(307);
    expect(headers.get("location")).toBe(
      "https://elsewhere.example/admin/api/2026-07/graphql.json",
    );
  });

  it("answer 200 without JSON, with half of it, or with nothing", async () => {
    const { ask } = await openBench([
      { fault: { type: "garbled", body: "html" } },
      { fault: { type: "garbled", body: "truncated" } },
      { fault: { type: "garbled", body: "truncated", bytes: 7 } },
      { fault: { type: "garbled", body: "empty" } },
    ]);
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[0]!.text).toContain("<html");
    expect(answers[1]!.text).toMatch(/^\{"data":.*[^}]$/);
    expect(answers[2]!.text).toBe('{"data"');
    expect(answers[3]!.text).toBe("");
  });

  it("strike by operation name, root field, and root field of a bulk query", async () => {
    const unavailable = { type: "status", status: 503 } as const;
    const { ask, start, store } = await openBench([
      { name: "by name", operation: "Shop", fault: unavailable },
      { name: "by field", operation: /^product/, fault: unavailable },
      { name: "bulk orders", kinds: ["bulk-run"], operation: "orders", fault: { type: "drop" } },
    ]);
    expect((await ask("query Shop { shop { name } }")).status).toBe(503);
    expect((await ask("query Shop { shop { name } }")).status).toBe(200);
    expect((await ask("query Some { products(first: 1) { nodes { id } } }")).status).toBe(503);
    expect((await start("{ products { edges { node { id } } } }")).userErrors).toEqual([]);
    await expect(start("query Named { orders { edges { node { id } } } }")).rejects.toThrow();
    expect(store.requests.map(({ fault }) => fault)).toEqual([
      "by name",
      undefined,
      "by field",
      undefined,
      "bulk orders",
    ]);
  });
});

describe("faults of the Admin API", () => {
  it("refuse a mutation, which is not carried out", async () => {
    const { ask } = await openBench([
      { operation: "flowTriggerReceive", fault: { type: "mutation-refused", message: "No" } },
    ]);
    const tell = `mutation Tell {
      flowTriggerReceive(handle: "trading-alert", payload: {}) { userErrors { field message } }
    }`;
    expect(json((await ask("query Shop { shop { name } }")).text)).toMatchObject({
      data: { shop: {} },
    });
    expect(json((await ask(tell)).text)).toEqual({
      data: { flowTriggerReceive: { userErrors: [{ field: null, message: "No" }] } },
    });
  });

  it("answer with an error of GraphQL", async () => {
    const { ask, store } = await openBench([{ fault: { type: "graphql-error" } }]);
    const { status, text } = await ask();
    expect(status).toBe(200);
    const { errors, data } = json(text) as { errors?: { extensions: object }[]; data?: unknown };
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    expect(store.requests[0]?.error).toBe("INTERNAL_SERVER_ERROR");
  });

  it("throttle without touching the bucket, with a cost that fits", async () => {
    const { ask, store } = await openBench([
      { times: 2, fault: { type: "throttled", available: 1_900 } },
    ]);
    const query = "{ orders(first: 5) { nodes { id } } }";
    for (let n = 0; n < 2; n += 1) {
      const { errors, extensions } = json((await ask(query)).text) as unknown as Throttled;
      expect(errors[0]!.extensions.code).toBe("THROTTLED");
      const { requestedQueryCost, actualQueryCost, throttleStatus } = extensions.cost;
      expect(actualQueryCost).toBeNull();
      expect(throttleStatus).toMatchObject({ maximumAvailable: 2_000, restoreRate: 100 });
      expect(throttleStatus.currentlyAvailable).toBeLessThan(requestedQueryCost);
    }
    expect(store.requests[1]).toMatchObject({ error: "THROTTLED", fault: "throttled" });
    const { extensions } = json((await ask(query)).text) as unknown as Throttled;
    expect(extensions.cost.throttleStatus.currentlyAvailable).toBeGreaterThan(1_980);
  });

  it("empty the bucket, so that it is low until the clock has refilled it", async () => {
    const { ask, time } = await openBench([{ fault: { type: "bucket-emptied", leave: 50 } }]);
    const left = async () => {
      const { extensions } = json((await ask()).text) as unknown as Throttled;
      return extensions.cost.throttleStatus.currentlyAvailable;
    };
    expect(await left()).toBeLessThanOrEqual(50);
    time.now += 3_000;
    const after = await left();
    expect(after).toBeGreaterThan(300);
    expect(after).toBeLessThan(400);
  });

  it("end one token before its time, or all of them with what could renew them", async () => {
    const bench = await openBench();
    const { body } = await bench.exchange();
    bench.store.faults.add({ skip: 1, fault: { type: "token-ended", how: "expired" } });
    expect((await bench.ask()).status).toBe(200);
    expect((await bench.ask()).status).toBe(401);
    expect((await bench.ask()).status).toBe(401);
    // The other token lives on.
    const headers = { "x-shopify-access-token": String(body["access_token"]) };
    const path = "/admin/api/2026-07/graphql.json";
    expect((await bench.raw(path, { query: "{ shop { name } }" }, headers)).status).toBe(200);
    bench.store.faults.add({ fault: { type: "token-ended", how: "revoked" } });
    expect((await bench.raw(path, { query: "{ shop { name } }" }, headers)).status).toBe(401);
    expect((await bench.refresh(body["refresh_token"])).status).toBe(400);
  });

  it("tell of another shop", async () => {
    const { ask } = await openBench([
      { fault: { type: "other-shop" } },
      { fault: { type: "other-shop", domain: "b.myshopify.com" } },
    ]);
    const query = "{ shop { id myshopifyDomain } }";
    const answers = [await ask(query), await ask(query), await ask(query)];
    const shops = answers.map(
      ({ text }) => (JSON.parse(text) as { data: { shop: unknown } }).data.shop,
    );
    expect(shops).toEqual([
      { id: "gid://shopify/Shop/977", myshopifyDomain: "other-shop.myshopify.com" },
      { id: "gid://shopify/Shop/977", myshopifyDomain: "b.myshopify.com" },
      { id: "gid://shopify/Shop/77", myshopifyDomain: "fake-one.myshopify.com" },
    ]);
  });
});

interface Throttled {
  errors: { extensions: { code: string } }[];
  extensions: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: { currentlyAvailable: number };
    };
  };
}

async function operations(bench: { ask(query: string): Promise<{ text: string }> }) {
  const query = "{ bulkOperations(first: 10) { nodes { id status } } }";
  const { text } = await bench.ask(query);
  return (JSON.parse(text) as { data: { bulkOperations: { nodes: unknown[] } } }).data;
}
