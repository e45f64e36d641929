import { expect, it } from "vitest";
import { createPixelLimits } from "./limits";
import { createTokenBuckets } from "./token-buckets";

it("gives what a key has, and gives it back with time", () => {
  const buckets = createTokenBuckets({ most: 10, perSecond: 2, keys: 10 });
  expect(buckets.take("a", 10, 0)).toBe(true);
  expect(buckets.take("a", 1, 0)).toBe(false);
  expect(buckets.take("b", 1, 0)).toBe(true);
  expect(buckets.take("a", 2, 999)).toBe(false);
  expect(buckets.take("a", 2, 1_000)).toBe(true);
  expect(buckets.take("a", 11, 3_600_000)).toBe(false);
  expect(buckets.take("a", 10, 3_600_000)).toBe(true);
  // A clock that was set back gives nothing, and takes nothing.
  expect(buckets.take("a", 1, 0)).toBe(false);
});

it("remembers so many keys, and forgets the one used longest ago", () => {
  const buckets = createTokenBuckets({ most: 1, perSecond: 0, keys: 2 });
  for (const key of ["a", "b"]) buckets.take(key, 1, 0);
  expect(buckets.take("a", 1, 0)).toBe(false);
  buckets.take("c", 1, 0);
  expect(buckets.take("a", 1, 0)).toBe(false);
  expect(buckets.take("b", 1, 0)).toBe(true);
});

it("limits by address and by the shop's id, known or not, and addresses anew every day", () => {
  const limits = createPixelLimits();
  const now = new Date("2026-11-30T23:59:59Z");
  const admit = (shop: string, address: string, at = now) =>
    limits.admit({ shop, address, events: 50 }, at);
  const taken = Array.from({ length: 13 }, () => admit("one", "192.0.2.1"));
  expect(taken.filter(Boolean).length).toBe(12);
  expect(admit("two", "192.0.2.1")).toBe(false);
  expect(admit("one", "192.0.2.2")).toBe(true);
  expect(admit("one", "192.0.2.1", new Date("2026-12-01T00:00:00Z"))).toBe(true);

  let count = 0;
  while (admit("three", `198.51.100.${count}`)) count += 1;
  expect(count).toBe(400);
  expect(admit("four", "203.0.113.1")).toBe(true);
});
