import { expect, it } from "vitest";
import { startPixel, type PixelApi, type SentEvent, type StorefrontEvent } from "./pixel";

/** A browser with a shop's pages in it. */
function openBrowser({ isAllowed = true, keepsCookies = true } = {}) {
  const subscribers = new Map<string, (event: StorefrontEvent) => void>();
  const cookies = new Map<string, string>();
  const stored = new Map<string, string>();
  const posts: { url: string; body: { shop: string; events: SentEvent[] } }[] = [];
  let consent: ((event: never) => void) | undefined;
  let status = 204;
  let nowMs = Date.parse("2026-11-30T10:00:00Z");
  let eventNo = 0;
  const api: PixelApi = {
    analytics: { subscribe: (name, tell) => subscribers.set(name, tell) },
    browser: {
      cookie: {
        get: (name) => {
          if (!keepsCookies) return Promise.reject(new Error("refused"));
          return Promise.resolve(cookies.get(name) ?? "");
        },
        set: (text) => {
          if (!keepsCookies) return Promise.reject(new Error("refused"));
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
          if (text.includes("Max-Age=0")) cookies.delete(name);
          else cookies.set(name, value);
          return Promise.resolve(text);
        },
      },
      sessionStorage: {
        getItem: (name) => Promise.resolve(stored.get(name) ?? null),
        setItem: (name, value) => Promise.resolve(void stored.set(name, value)),
        removeItem: (name) => Promise.resolve(void stored.delete(name)),
      },
    },
    settings: { shop: "shop-id", endpoint: "https://app.example.com/api/pixel" },
    init: { customerPrivacy: { analyticsProcessingAllowed: isAllowed } },
    customerPrivacy: { subscribe: (_name, tell) => (consent = tell as typeof consent) },
  };
  const pixel = startPixel(api, {
    now: () => nowMs,
    send: (url, { body }) => {
      posts.push({ url, body: JSON.parse(body) as (typeof posts)[number]["body"] });
      return status === 0 ? Promise.reject(new Error("offline")) : Promise.resolve({ status });
    },
  });
  return {
    posts,
    cookies,
    stored,
    names: [...subscribers.keys()],
    events: () => posts.flatMap(({ body }) => body.events),
    wait: (minutes: number) => (nowMs += minutes * 60_000),
    answer: (next: number) => (status = next),
    decide: (allowed: boolean) =>
      consent?.({ customerPrivacy: { analyticsProcessingAllowed: allowed } } as never),
    idle: () => pixel.idle(),
    /** Several at once, as Shopify sends them. */
    async tell(name: string, address = "https://shop.example/", data?: unknown, referrer = "") {
      const { hostname, pathname, search } = new URL(address);
      subscribers.get(name)?.({
        id: `event-${(eventNo += 1)}`,
        timestamp: new Date(nowMs).toISOString(),
        context: { document: { location: { hostname, pathname, search }, referrer } },
        data,
      });
      await pixel.idle();
    },
  };
}

it("tells of pages, products, carts and checkouts, and of nothing else", async () => {
  const browser = openBrowser();
  expect(browser.names).toEqual([
    "page_viewed",
    "product_viewed",
    "product_added_to_cart",
    "checkout_started",
    "checkout_completed",
  ]);
  const variant = (id: string) => ({ product: { id, title: "Mug" }, price: { amount: 9 } });
  await browser.tell("page_viewed");
  await browser.tell("product_viewed", undefined, { productVariant: variant("11") });
  await browser.tell("product_added_to_cart", undefined, {
    cartLine: { merchandise: variant("11") },
  });
  await browser.tell("checkout_started", undefined, {
    checkout: {
      email: "ann@example.com",
      phone: "+1555",
      token: "secret-token",
      order: { id: "991", customer: { id: "77" } },
      billingAddress: { lastName: "Archer", address1: "1 High Street" },
      lineItems: [{ variant: variant("gid://shopify/Product/12") }, { variant: variant("12") }],
    },
  });
  await browser.tell("checkout_completed", undefined, {
    checkout: { lineItems: [{ variant: null }] },
  });
  expect(browser.events().map(({ kind, products }) => [kind, products])).toEqual([
    ["page", []],
    ["product", [11]],
    ["cart", [11]],
    ["checkout", [12]],
    ["completed", []],
  ]);
  expect(Object.keys(browser.events()[3] ?? {})).toEqual([
    ...["id", "kind", "session", "at", "page", "channel", "products"],
  ]);
  // The visit is drawn at random, digits and all.
  const all = JSON.stringify(browser.events().map((event) => ({ ...event, session: "" })));
  for (const personal of ["ann@", "1555", "secret", "991", "77", "Archer", "Mug"]) {
    expect(all).not.toContain(personal);
  }
  expect(browser.posts[0]).toMatchObject({
    url: "https://app.example.com/api/pixel",
    body: { shop: "shop-id" },
  });
});

it("has one visit for events at once, until nothing is done for half an hour", async () => {
  const browser = openBrowser();
  await Promise.all([browser.tell("page_viewed"), browser.tell("product_viewed")]);
  browser.wait(29.9);
  await browser.tell("page_viewed");
  browser.wait(29.9);
  await browser.tell("page_viewed");
  browser.wait(30);
  await browser.tell("page_viewed");
  const sessions = browser.events().map(({ session }) => session);
  expect(new Set(sessions.slice(0, 4)).size).toBe(1);
  expect(sessions[4]).not.toBe(sessions[0]);
  expect(sessions[0]).toMatch(/^[0-9a-f]{32}$/);
});

it("keeps the visit's first page and channel, in the tab where cookies are refused", async () => {
  for (const keepsCookies of [true, false]) {
    const browser = openBrowser({ keepsCookies });
    const first = "https://shop.example/products/mug?utm_source=google&utm_medium=cpc&email=ann";
    await browser.tell("page_viewed", first, undefined, "https://www.google.com/");
    await browser.tell("page_viewed", "https://shop.example/cart", undefined, first);
    expect(browser.events().map(({ page, channel }) => [page, channel])).toEqual([
      ["/products/mug", "paid-search"],
      ["/products/mug", "paid-search"],
    ]);
    expect(browser.cookies.size).toBe(keepsCookies ? 1 : 0);
  }
});

it("begins anew where what was remembered is not its own", async () => {
  const browser = openBrowser();
  await browser.tell("page_viewed");
  const [name = ""] = browser.cookies.keys();
  browser.stored.clear();
  for (const nonsense of ["x", "a~b~c~d", `${"a".repeat(32)}~1764496800000~nowhere~%2F`]) {
    browser.cookies.set(name, nonsense);
    await browser.tell("page_viewed");
  }
  expect(new Set(browser.events().map(({ session }) => session)).size).toBe(4);
  expect(browser.events().every(({ channel }) => channel === "direct")).toBe(true);
});

it("is silent without consent, and forgets the visit when it is taken back", async () => {
  const browser = openBrowser({ isAllowed: false });
  await browser.tell("page_viewed");
  expect([browser.posts.length, browser.cookies.size, browser.stored.size]).toEqual([0, 0, 0]);
  browser.decide(true);
  await browser.tell("page_viewed");
  expect(browser.posts.length).toBe(1);
  expect(browser.cookies.size).toBe(1);
  browser.decide(false);
  await browser.tell("page_viewed");
  expect([browser.posts.length, browser.cookies.size, browser.stored.size]).toEqual([1, 0, 0]);
});

it("sends what did not arrive with the next event, under the same ids, and what was refused not", async () => {
  const browser = openBrowser();
  for (const status of [0, 503, 429, 400]) {
    browser.answer(status);
    await browser.tell("page_viewed");
  }
  browser.answer(204);
  await browser.tell("page_viewed");
  expect(browser.posts.map(({ body }) => body.events.map(({ id }) => id))).toEqual([
    ["event-1"],
    ["event-1", "event-2"],
    ["event-1", "event-2", "event-3"],
    ["event-1", "event-2", "event-3", "event-4"],
    ["event-5"],
  ]);
});

it("does not send for ever more, nor what was waiting when consent ended", async () => {
  const browser = openBrowser();
  browser.answer(0);
  for (let n = 0; n < 30; n += 1) await browser.tell("page_viewed");
  expect(browser.posts.at(-1)?.body.events.length).toBe(10);
  expect(JSON.stringify(browser.posts.at(-1)?.body).length).toBeLessThan(16_384);
  browser.decide(false);
  browser.decide(true);
  await browser.tell("page_viewed");
  expect(browser.posts.at(-1)?.body.events.length).toBe(1);
});

it("does nothing where its settings are missing", () => {
  const names: string[] = [];
  startPixel({
    analytics: { subscribe: (name: string) => names.push(name) },
    settings: {},
  } as unknown as PixelApi);
  expect(names).toEqual([]);
});
