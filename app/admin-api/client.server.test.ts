import { expect, it } from "vitest";
import { AppError } from "../lib/errors";
import { createAdminClient, type ClientDependencies } from "./client.server";

type Reply = { status?: number; headers?: Record<string, string>; body: unknown };

let shops = 0;

/** A client on a scripted Shopify: answers in order, a clock that only sleeping moves. */
function scripted(replies: (Reply | Error)[], tokens: string[] = ["token"]) {
  let now = 0;
  const slept: number[] = [];
  const sent: { token: string | null; redirect: string | undefined }[] = [];
  const dependencies: ClientDependencies = {
    fetch: async (_url, init) => {
      const token = new Headers(init?.headers).get("x-shopify-access-token");
      sent.push({ token, redirect: init?.redirect });
      const reply = replies.shift();
      if (!reply) throw new Error("one request too many");
      if (reply instanceof Error) throw reply;
      const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
      return new Response(text, { status: reply.status ?? 200, headers: reply.headers ?? {} });
    },
    tokens: {
      get: async (rejected) => {
        if (rejected !== undefined && rejected === tokens[0]) tokens.shift();
        const [token] = tokens;
        if (token === undefined) throw new AppError("needs_reauth", "no token left");
        return token;
      },
    },
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 1,
  };
  shops += 1;
  const shop = { id: shops, domain: `shop-${shops}.myshopify.com` };
  return { client: createAdminClient(shop, dependencies), slept, sent };
}

const ok: Reply = { body: { data: { shop: { name: "A" } } } };
const cost = (requested: number, available: number) => ({
  cost: {
    requestedQueryCost: requested,
    throttleStatus: { maximumAvailable: 2000, currentlyAvailable: available, restoreRate: 100 },
  },
});
const graphqlError = (code: string, extra: object = {}) => ({
  body: { data: null, errors: [{ message: `about ${code}`, extensions: { code } }], ...extra },
});

it("hands back the data", async () => {
  const { client } = scripted([ok]);
  expect(await client.query("{ shop { name } }")).toEqual({
    data: { shop: { name: "A" } },
    denied: [],
  });
});

it("waits out THROTTLED for as long as the bucket needs, and asks again", async () => {
  const { client, slept } = scripted([
    graphqlError("THROTTLED", { extensions: cost(500, 100) }),
    ok,
  ]);
  await client.query("{ shop { name } }");
  expect(slept[0]).toBeGreaterThanOrEqual(4000);
  expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000);
});

it("waits before a query that it knows will not fit", async () => {
  const { client, slept, sent } = scripted([
    { body: { data: { a: 1 }, extensions: cost(800, 300) } },
    { body: { data: { a: 1 }, extensions: cost(800, 0) } },
  ]);
  await client.query("{ a }");
  await client.query("{ a }");
  expect(sent).toHaveLength(2);
  expect(slept).toEqual([5000]);
});

it("reads Retry-After of a 429 as seconds", async () => {
  const { client, slept } = scripted([
    { status: 429, headers: { "retry-after": "2.0" }, body: "" },
    ok,
  ]);
  await client.query("{ shop { name } }");
  expect(slept[0]).toBeGreaterThanOrEqual(2000);
  expect(slept[0]).toBeLessThan(3000);
});

it("tries again after 5xx, a broken connection and an answer that is no JSON", async () => {
  const { client, sent } = scripted([
    { status: 502, body: "bad gateway" },
    new TypeError("socket hang up"),
    { body: "<html>" },
    graphqlError("INTERNAL_SERVER_ERROR"),
    ok,
  ]);
  await client.query("{ shop { name } }");
  expect(sent).toHaveLength(5);
});

it("gives up at the deadline with the last cause", async () => {
  const { client } = scripted(Array.from({ length: 50 }, () => ({ status: 503, body: "" })));
  const query = client.query("{ shop { name } }", {}, { deadlineMs: 5_000 });
  await expect(query).rejects.toMatchObject({ code: "upstream_unavailable" });
});

it("says that a query is too costly without trying it again", async () => {
  const { client, sent } = scripted([graphqlError("MAX_COST_EXCEEDED")]);
  await expect(client.query("{ big }")).rejects.toMatchObject({ code: "query_too_costly" });
  expect(sent).toHaveLength(1);
});

it("renews a refused token once and goes on", async () => {
  const { client, sent } = scripted([{ status: 401, body: {} }, ok], ["old", "new"]);
  await client.query("{ shop { name } }");
  expect(sent.map(({ token }) => token)).toEqual(["old", "new"]);
});

it("tries a new token again that Shopify does not know yet, and renews it no second time", async () => {
  const unknown = { status: 401, body: {} };
  const { client, sent } = scripted([unknown, unknown, unknown, ok], ["old", "new", "newer"]);
  await client.query("{ a }");
  expect(sent.map(({ token }) => token)).toEqual(["old", "new", "new", "new"]);
});

it("follows no redirect, and says so", async () => {
  const headers = { location: "https://elsewhere.example/admin/api" };
  const { client, sent } = scripted([{ status: 301, headers, body: "" }]);
  await expect(client.query("{ a }")).rejects.toMatchObject({
    code: "upstream_invalid",
    message: expect.stringMatching(/another address/) as unknown,
  });
  expect(sent.map(({ redirect }) => redirect)).toEqual(["manual"]);
});

it("takes an answer with neither data nor errors for none", async () => {
  const { client, sent } = scripted([{ body: {} }, { body: { data: null } }, ok]);
  await client.query("{ shop { name } }");
  expect(sent).toHaveLength(3);
});

it("leaves a Retry-After that is no number of seconds to its own pauses", async () => {
  const { client, slept } = scripted([
    { status: 429, headers: { "retry-after": "2026-11-22" }, body: "" },
    ok,
  ]);
  await client.query("{ shop { name } }");
  expect(slept[0]).toBeLessThan(1_000);
});

it("keeps what came and lists what was denied", async () => {
  const { client } = scripted([
    {
      body: {
        data: { orders: { n: 1 }, customers: null },
        errors: [
          {
            message: "Access denied for customers field.",
            path: ["customers"],
            extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_customers` access scope." },
          },
        ],
      },
    },
  ]);
  const { data, denied } = await client.query("{ orders customers }");
  expect(data).toEqual({ orders: { n: 1 }, customers: null });
  expect(denied).toEqual([{ path: "customers", requiredAccess: "`read_customers` access scope." }]);
});

it("names the scope where nothing came back", async () => {
  const { client } = scripted([
    {
      body: {
        data: { customers: null },
        errors: [
          {
            message: "Access denied",
            extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_customers` access scope." },
          },
        ],
      },
    },
  ]);
  await expect(client.query("{ customers }")).rejects.toMatchObject({
    code: "missing_scope",
    detail: "read_customers",
  });
});

it("does not repeat what Shopify refuses for good", async () => {
  for (const status of [402, 403, 404, 423]) {
    const { client, sent } = scripted([{ status, body: "" }]);
    await expect(client.query("{ a }")).rejects.toMatchObject({ code: "upstream_invalid" });
    expect(sent).toHaveLength(1);
  }
});

it("downloads results from Shopify's storage only", async () => {
  const { client } = scripted([]);
  for (const url of [
    "http://storage.googleapis.com/x",
    "https://169.254.169.254/latest",
    "nonsense",
  ]) {
    const read = async () => {
      for await (const chunk of client.download(url)) void chunk;
    };
    await expect(read()).rejects.toMatchObject({ code: "upstream_invalid" });
  }
});
