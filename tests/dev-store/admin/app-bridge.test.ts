import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { readAppBridge } from "./index";

type FetchCall = { url: string; authorization: string | null };

/** The script in a page that runs on its own (not framed), with just the browser it touches. */
function openPage(
  search = "?embedded=1&shop=fake.myshopify.com&host=aG9zdA",
  { isFramed = false } = {},
) {
  const calls: FetchCall[] = [];
  const answers: Response[] = [];
  const opened: string[] = [];
  const posted: { type: string; payload: unknown }[] = [];
  const listeners: Record<string, ((event: unknown) => void)[]> = {};
  let now = 1_000_000;
  let tokens = 0;
  const pageUrl = `http://app.test:4000/sales${search}`;

  class FakeRequest extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === "string" ? new URL(input, pageUrl) : input, init);
    }
  }
  const bodies: unknown[] = [];
  const fetchFake = (input: RequestInfo | URL, init?: RequestInit) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), pageUrl), init);
    if (init?.body !== undefined) bodies.push(init.body);
    if (request.url.includes("/dev/session-token")) {
      tokens += 1;
      return Promise.resolve(Response.json({ token: `token-${tokens}` }));
    }
    calls.push({ url: request.url, authorization: request.headers.get("authorization") });
    return Promise.resolve(answers.shift() ?? new Response("ok"));
  };
  const location = Object.assign(new URL(pageUrl), {
    assign: (url: string) => opened.push(`assign ${url}`),
    replace: (url: string) => opened.push(`replace ${url}`),
  });
  const states: string[] = [];
  const history = {
    pushState: (_state: unknown, _unused: string, url: string) => states.push(url),
    replaceState: () => {},
  };
  const document = {
    currentScript: { src: "http://store.test/app-bridge.js", dataset: { apiKey: "key" } },
    documentElement: {},
    adoptedStyleSheets: [],
    addEventListener: () => {},
    querySelector: () => null,
    querySelectorAll: () => [],
    getElementById: () => null,
  };
  const page: Record<string, unknown> = {
    document,
    location,
    history,
    sessionStorage: { getItem: () => null, setItem: () => {} },
    Date: { now: () => now },
    Request: FakeRequest,
    URL,
    URLSearchParams,
    HTMLElement: class {},
    Element: class {},
    CSSStyleSheet: class {
      replaceSync() {}
    },
    MutationObserver: class {
      observe() {}
    },
    customElements: { get: () => undefined, define: () => {} },
    addEventListener: (type: string, run: (event: unknown) => void) =>
      (listeners[type] ??= []).push(run),
    setTimeout: () => 1,
    clearTimeout: () => {},
    fetch: fetchFake,
    open: (url: string) => opened.push(`open ${url}`),
  };
  page.window = page;
  const parent = {
    postMessage: (message: { type: string; payload: unknown }) => posted.push(message),
  };
  page.parent = isFramed ? parent : page;
  runInContext(readAppBridge(), createContext(page));
  type Shopify = {
    idToken(): Promise<string>;
    scopes: { request(scopes: string[]): Promise<unknown> };
    intents: { invoke(name: string, options?: { value: string }): Promise<unknown> };
    shopifyQL: { available(): Promise<boolean> };
    config: object;
    resourcePicker(options: object): Promise<unknown>;
  };
  return {
    shopify: page.shopify as Shopify,
    fetch: page.fetch as (url: string, init?: RequestInit) => Promise<Response>,
    open: page.open as (url: string, target?: string) => unknown,
    history,
    states,
    calls,
    answers,
    opened,
    bodies,
    /** The admin's answer to the first question. */
    answer: (value: unknown) => {
      const data = { from: "admin", type: "answer", id: 1, value };
      const event = { source: parent, origin: "http://store.test", data };
      for (const listener of listeners["message"] ?? []) listener(event);
    },
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe("the App Bridge stand-in", () => {
  it("is a plain script", () => {
    expect(() => new Function(readAppBridge())).not.toThrow();
  });

  it("keeps a session token for 50 seconds and shares a request that is under way", async () => {
    const { shopify, wait } = openPage();
    expect(await Promise.all([shopify.idToken(), shopify.idToken()])).toEqual([
      "token-1",
      "token-1",
    ]);
    wait(49_999);
    expect(await shopify.idToken()).toBe("token-1");
    wait(1);
    expect(await shopify.idToken()).toBe("token-2");
  });

  it("authorizes calls to the app and leaves others and given headers alone", async () => {
    const { fetch, calls } = openPage();
    await fetch("/data");
    await fetch("http://api.app.test:4000/x");
    await fetch("http://elsewhere.test/x");
    await fetch("/own", { headers: { Authorization: "Basic x" } });
    expect(calls.map((call) => call.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-1",
      null,
      "Basic x",
    ]);
  });

  it("repeats a call once with a new token when the app asks for it", async () => {
    const { fetch, calls, answers } = openPage();
    const headers = { "X-Shopify-Retry-Invalid-Session-Request": "1" };
    answers.push(new Response("", { status: 401, headers }));
    const response = await fetch("/data", { method: "POST", body: "a=1" });
    expect(response.status).toBe(200);
    expect(calls.map((call) => call.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("leaves the page when the app asks for reauthorization", async () => {
    const { fetch, opened, answers } = openPage();
    const url = "https://fake.myshopify.com/admin/oauth/install?optional_scopes=read_reports";
    const headers = { "X-Shopify-API-Request-Failure-Reauthorize-Url": url };
    answers.push(new Response("", { status: 401, headers }));
    await fetch("/data");
    expect(opened).toEqual([
      "assign http://store.test/store/fake/oauth/install?optional_scopes=read_reports",
    ]);
  });

  it("maps addresses of Shopify's admin to this store's pages", () => {
    const { open, opened } = openPage();
    open("shopify:admin/products/2", "_top");
    open("shopify://admin/orders/7", "_blank");
    open("https://admin.shopify.com/store/fake/customers/5", "_top");
    open("http://elsewhere.test/help");
    expect(opened).toEqual([
      "assign http://store.test/store/fake/products/2",
      "open http://store.test/store/fake/orders/7",
      "assign http://store.test/store/fake/customers/5",
      "open http://elsewhere.test/help",
    ]);
  });

  it("comes back from the bounce page with a token in the address", async () => {
    const target = encodeURIComponent("http://app.test:4000/sales?range=7d");
    const { opened } = openPage(`?shop=fake.myshopify.com&shopify-reload=${target}`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toEqual(["replace http://app.test:4000/sales?range=7d&id_token=token-1"]);
  });

  it("keeps shop and host in the address over client navigation", () => {
    const { history, states } = openPage();
    history.pushState({}, "", "/quality?tab=findings");
    expect(states).toEqual([
      "/quality?tab=findings&embedded=1&shop=fake.myshopify.com&host=aG9zdA",
    ]);
  });

  it("sends calls to the Admin API to the store, with a session token", async () => {
    const { fetch, calls, bodies } = openPage();
    const body = JSON.stringify({ query: "{ shop { name } }" });
    await fetch("shopify:admin/api/graphql.json", { method: "POST", body });
    await fetch("shopify:admin/api/2026-07/graphql.json", { method: "POST", body });
    const url = "http://store.test/dev/direct-api/graphql.json?shop=fake.myshopify.com";
    expect(calls).toEqual([
      { url, authorization: "Bearer token-1" },
      { url: `${url}&version=2026-07`, authorization: "Bearer token-1" },
    ]);
    expect(bodies).toEqual([body, body]);
    await expect(fetch("shopify:admin/api/orders.json")).rejects.toThrow(/graphql\.json/);
  });

  it("opens the admin's page of a product to edit it", async () => {
    const { shopify, opened } = openPage();
    await shopify.intents.invoke("edit:shopify/Product", { value: "gid://shopify/Product/2" });
    expect(opened).toEqual(["assign http://store.test/store/fake/products/2"]);
  });

  it("knows from the granted scopes whether ShopifyQL is there", async () => {
    for (const [granted, expected] of [
      [["read_orders", "read_reports"], true],
      [["read_orders"], false],
    ] as const) {
      const { shopify, answer } = openPage(undefined, { isFramed: true });
      const available = shopify.shopifyQL.available();
      answer({ granted });
      expect(await available).toBe(expected);
    }
  });

  it("rejects what it does not offer with a message that names it", async () => {
    const { shopify } = openPage();
    await expect(shopify.intents.invoke("edit:shopify/Product")).rejects.toThrow(/intents\.invoke/);
    await expect(shopify.shopifyQL.available()).rejects.toThrow(/needs the admin/);
    await expect(shopify.scopes.request(["read_reports"])).rejects.toThrow(/needs the admin/);
    await expect(shopify.resourcePicker({ type: "order" })).rejects.toThrow(/product/);
  });
});
