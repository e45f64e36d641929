import { describe, expect, it } from "vitest";
import { createBucket } from "./throttle";

describe("points bucket", () => {
  it("refills by the clock up to the plan's size", () => {
    let now = 0;
    const bucket = createBucket("standard", () => now);
    expect(bucket.take(2000)).toBe(true);
    expect(bucket.take(1)).toBe(false);
    now += 1500;
    expect(bucket.status()).toEqual({
      maximumAvailable: 2000,
      currentlyAvailable: 150,
      restoreRate: 100,
    });
    now += 60_000;
    expect(bucket.status().currentlyAvailable).toBe(2000);
  });

  it("takes nothing when there is too little, and gives back what was not used", () => {
    const bucket = createBucket("standard", () => 0);
    expect(bucket.take(1500)).toBe(true);
    expect(bucket.take(600)).toBe(false);
    bucket.giveBack(1400);
    expect(bucket.status().currentlyAvailable).toBe(1900);
    bucket.giveBack(500);
    expect(bucket.status().currentlyAvailable).toBe(2000);
  });

  it("is larger and faster on larger plans", () => {
    expect(createBucket("advanced", () => 0).status()).toMatchObject({
      maximumAvailable: 4000,
      restoreRate: 200,
    });
    expect(createBucket("plus", () => 0).status()).toMatchObject({
      maximumAvailable: 20_000,
      restoreRate: 1000,
    });
  });
});
