/** How much a key may take at once, and how fast that comes back. */
export interface BucketLimits {
  most: number;
  perSecond: number;
  /** So many keys are remembered; beyond, the one that was not used for longest is forgotten. */
  keys: number;
}

export interface TokenBuckets {
  /** False where the key has not that much left; then nothing is taken. */
  take(key: string, amount: number, nowMs: number): boolean;
  clear(): void;
}

/** A bucket for each key, full at first. */
export function createTokenBuckets({ most, perSecond, keys }: BucketLimits): TokenBuckets {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key, amount, nowMs) {
      const known = buckets.get(key);
      const grown = known ? (Math.max(nowMs - known.at, 0) / 1000) * perSecond : 0;
      const left = known ? Math.min(known.left + grown, most) : most;
      const isEnough = left >= amount;
      // Put in anew, so that the map's order is that of their use.
      buckets.delete(key);
      buckets.set(key, { left: isEnough ? left - amount : left, at: nowMs });
      if (buckets.size > keys) buckets.delete(buckets.keys().next().value ?? "");
      return isEnough;
    },
    clear: () => buckets.clear(),
  };
}
