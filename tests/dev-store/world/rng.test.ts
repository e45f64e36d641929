import { describe, expect, it } from "vitest";

import { createRng } from "./rng";

describe("createRng", () => {
  it("gives the same numbers for the same seed and keys", () => {
    const a = createRng(7, "product", 12);
    const b = createRng(7, "product", 12);
    expect([a.next(), a.next(), a.int(1, 9)]).toEqual([b.next(), b.next(), b.int(1, 9)]);
  });

  it("gives other numbers for another seed, key, or kind of key", () => {
    const firsts = [
      createRng(7, "product", 12),
      createRng(8, "product", 12),
      createRng(7, "product", 13),
      createRng(7, "product", "12"),
      createRng(7, "order", 12),
      createRng(7, "product", 12 + 4294967296),
    ].map((rng) => rng.next());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("spreads first numbers of neighbouring keys evenly", () => {
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const bucket = Math.floor(createRng(1, i).next() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });

  it("keeps whole numbers within both ends and reaches them", () => {
    const rng = createRng(3, "int");
    const seen = new Set(Array.from({ length: 200 }, () => rng.int(2, 5)));
    expect([...seen].sort()).toEqual([2, 3, 4, 5]);
  });

  it("draws in proportion to weights and never an item of weight 0", () => {
    const rng = createRng(3, "weighted");
    let heavy = 0;
    for (let i = 0; i < 4000; i++) {
      const item = rng.weighted([1, 3, 0], (weight) => weight);
      expect(item).not.toBe(0);
      if (item === 3) heavy++;
    }
    expect(heavy / 4000).toBeCloseTo(0.75, 1);
  });

  it("draws normal numbers with mean 0 and deviation 1", () => {
    const rng = createRng(3, "normal");
    const draws = Array.from({ length: 5000 }, () => rng.normal());
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.06);
    expect(Math.sqrt(variance)).toBeCloseTo(1, 1);
  });
});
