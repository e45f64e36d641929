/**
 * A small seeded random source. A generator is keyed by what it is for, e.g.
 * `createRng(seed, "order", 4711)`, so that any item can be generated alone, in any order, and two
 * kinds of item never share a stream.
 */
export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  int(min: number, max: number): number;
  /** One of the list, all equally likely. Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One of the list, as likely as its weight (weights >= 0, not all 0). Throws on an empty list. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** Standard normal (mean 0, deviation 1). */
  normal(): number;
  /** True with probability p. */
  chance(p: number): boolean;
}

/** A generator for one purpose: same seed and keys, same numbers. Keys 1 and "1" differ. */
export function createRng(seed: number, ...keys: (number | string)[]): Rng {
  return new Mulberry(hashKeys(seed, keys));
}

// A class, not closures: a store makes hundreds of thousands of these.
class Mulberry implements Rng {
  constructor(private state: number) {}

  // mulberry32 (public domain, Tommy Ettinger): one 32-bit state, passes gjrand.
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("pick from an empty list");
    return list[Math.floor(this.next() * list.length)] as T;
  }

  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    if (items.length === 0) throw new RangeError("weighted pick from an empty list");
    let total = 0;
    for (const item of items) total += weightOf(item);
    let left = this.next() * total;
    let lastPossible = items[items.length - 1] as T;
    for (const item of items) {
      const weight = weightOf(item);
      if (weight <= 0) continue;
      if (left < weight) return item;
      left -= weight;
      lastPossible = item;
    }
    return lastPossible;
  }

  // Box-Muller; 1 - next() keeps the logarithm away from 0.
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  chance(p: number): boolean {
    return this.next() < p;
  }
}

/** 32-bit FNV-1a over the keys with a murmur3 finish, so that neighbouring numbers land far apart. */
export function hashKeys(seed: number, keys: readonly (number | string)[]): number {
  let hash = mixNumber(0x811c9dc5, seed);
  for (const key of keys) {
    if (typeof key === "number") {
      hash = mixNumber(hash ^ 0x9e3779b9, key);
    } else {
      for (let i = 0; i < key.length; i++) {
        hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
      }
      hash = Math.imul(hash ^ 0xff, 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

function mixNumber(hash: number, value: number): number {
  const low = value | 0;
  const high = Math.floor(value / 4294967296) | 0;
  let mixed = Math.imul(hash ^ low, 0xcc9e2d51);
  mixed = ((mixed << 15) | (mixed >>> 17)) ^ Math.imul(high, 0x1b873593);
  return Math.imul(mixed ^ (mixed >>> 16), 0x01000193) | 0;
}
