/** What Shopify says of the bucket with every answer (extensions.cost.throttleStatus). */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/**
 * The leaky bucket of one shop, as far as this process knows it: what Shopify last said, grown by the
 * restore rate since. Times in ms, amounts in cost points.
 */
export interface CostBudget {
  /** How long to wait before a query of this cost fits; 0 where it does or nothing is known yet. */
  waitFor(cost: number, now: number): number;
  /** Takes a query's requested cost before it is sent, as Shopify does. */
  reserve(cost: number, now: number): void;
  learn(status: ThrottleStatus, now: number): void;
  /** Notes that a query waits so long because of Shopify's limits. */
  noteWait(ms: number): void;
  /** All the time noted so far, in ms; queries that waited side by side count each. */
  waitedMs(): number;
}

export function createCostBudget(): CostBudget {
  let known: (ThrottleStatus & { at: number }) | null = null;
  let waited = 0;

  function available(now: number): number {
    if (!known) return Infinity;
    const restored = ((now - known.at) / 1000) * known.restoreRate;
    return Math.min(known.maximumAvailable, known.currentlyAvailable + Math.max(restored, 0));
  }

  return {
    waitFor(cost, now) {
      if (!known || known.restoreRate <= 0) return 0;
      const missing = Math.min(cost, known.maximumAvailable) - available(now);
      return missing <= 0 ? 0 : Math.ceil((missing / known.restoreRate) * 1000);
    },
    reserve(cost, now) {
      if (known) known = { ...known, currentlyAvailable: available(now) - cost, at: now };
    },
    learn(status, now) {
      known = { ...status, at: now };
    },
    noteWait(ms) {
      waited += ms;
    },
    waitedMs: () => waited,
  };
}
