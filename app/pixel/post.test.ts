import { expect, it } from "vitest";
import { clampInstant, maxBytes, parsePixelPost } from "./post";

const event = {
  id: "sh-1f0e-44",
  kind: "product",
  session: "0123456789abcdef0123456789abcdef",
  at: "2026-11-30T10:00:00.123Z",
  page: "/products/mug",
  channel: "direct",
  products: [11],
};
const parse = (change: object, events = 1) =>
  parsePixelPost(
    JSON.stringify({ shop: "abc", events: Array(events).fill({ ...event, ...change }) }),
  );

it("takes what a pixel posts, and nothing else of it", () => {
  expect(parse({})?.events).toEqual([event]);
  expect(parse({ email: "ann@example.com" })?.events).toEqual([event]);
  expect(parse({ at: "2026-11-30T11:00:00+01:00" })).not.toBeNull();
  expect(parse({}, 50)?.events.length).toBe(50);
});

it("takes nothing where anything is wrong", () => {
  const wrong: object[] = [
    { id: "" },
    { id: "x".repeat(65) },
    { id: "a b" },
    { kind: "search" },
    { session: "ann" },
    { at: "yesterday" },
    { page: "products" },
    { page: "/?email=ann@example.com" },
    { page: "/a#b" },
    { page: "/a\u0000" },
    { page: `/${"x".repeat(200)}` },
    { channel: "carrier-pigeon" },
    { products: [0] },
    { products: ["11"] },
    { products: [1.5] },
    { products: [1e16] },
    { products: Array(51).fill(1) },
  ];
  for (const change of wrong) expect([change, parse(change)]).toEqual([change, null]);
  expect(parse({}, 0)).toBeNull();
  expect(parse({}, 51)).toBeNull();
  for (const text of ["", "{", "null", "[]", '{"shop":"a b","events":[]}']) {
    expect(parsePixelPost(text)).toBeNull();
  }
});

it("has room for what a pixel sends at most", () => {
  const products = Array.from({ length: 50 }, () => 8_999_999_999_999);
  const events = Array(10).fill({ ...event, page: `/${"x".repeat(199)}`, products });
  const text = JSON.stringify({ shop: "0".repeat(32), events });
  expect(parsePixelPost(text)).not.toBeNull();
  expect(text.length).toBeLessThan(maxBytes);
});

it("believes a clock that can be right", () => {
  const received = new Date("2026-11-30T10:00:00Z");
  const clamp = (at: string) => clampInstant(at, received).toISOString();
  expect(clamp("2026-11-30T09:30:00Z")).toBe("2026-11-30T09:30:00.000Z");
  expect(clamp("2026-11-30T10:00:01Z")).toBe("2026-11-30T10:00:00.000Z");
  expect(clamp("2099-01-01T00:00:00Z")).toBe("2026-11-30T10:00:00.000Z");
  expect(clamp("1999-01-01T00:00:00Z")).toBe("2026-11-30T09:00:00.000Z");
});
