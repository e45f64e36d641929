/** Visits to the online store of a day or a period. One visit may be in all four. */
export interface SessionFacts {
  sessions: number;
  /** Sessions in which something was put into the cart. */
  cartAdditions: number;
  reachedCheckout: number;
  completedCheckout: number;
}

/** Checkouts that were left, by the day they were begun; money in minor units of the shop's currency. */
export interface CheckoutFacts {
  abandoned: number;
  abandonedMinor: number;
  /** Of those: completed later. */
  recovered: number;
  recoveredMinor: number;
}

export const noSessions: SessionFacts = {
  sessions: 0,
  cartAdditions: 0,
  reachedCheckout: 0,
  completedCheckout: 0,
};

export const noCheckouts: CheckoutFacts = {
  abandoned: 0,
  abandonedMinor: 0,
  recovered: 0,
  recoveredMinor: 0,
};

export function sumSessions(parts: readonly SessionFacts[]): SessionFacts {
  const sum = { ...noSessions };
  for (const part of parts) {
    sum.sessions += part.sessions;
    sum.cartAdditions += part.cartAdditions;
    sum.reachedCheckout += part.reachedCheckout;
    sum.completedCheckout += part.completedCheckout;
  }
  return sum;
}

export function sumCheckouts(parts: readonly CheckoutFacts[]): CheckoutFacts {
  const sum = { ...noCheckouts };
  for (const part of parts) {
    sum.abandoned += part.abandoned;
    sum.abandonedMinor += part.abandonedMinor;
    sum.recovered += part.recovered;
    sum.recoveredMinor += part.recoveredMinor;
  }
  return sum;
}

/** Null without a base: no rate of nothing. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
