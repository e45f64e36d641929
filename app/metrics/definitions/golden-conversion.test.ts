import { expect, it } from "vitest";
import {
  noCheckouts,
  noSessions,
  type CheckoutFacts,
  type SessionFacts,
} from "../conversion/facts";
import { checkoutMetrics, sessionMetrics } from "../registry";

const computeSessions = (facts: SessionFacts) =>
  Object.fromEntries(sessionMetrics.map(({ id, compute }) => [id, compute(facts)]));
const computeCheckouts = (facts: CheckoutFacts) =>
  Object.fromEntries(checkoutMetrics.map(({ id, compute }) => [id, compute(facts)]));

it("gives an ordinary day's visits as worked out by hand", () => {
  const day = { sessions: 1_000, cartAdditions: 80, reachedCheckout: 50, completedCheckout: 20 };
  expect(computeSessions(day)).toEqual({
    sessions: 1_000,
    "added-to-cart-rate": 0.08,
    "reached-checkout-rate": 0.05,
    "conversion-rate": 0.02,
    // 30 of the 50 that reached it.
    "abandoned-checkout-rate": 0.6,
  });
});

it("has no rates on a day without visits, and no abandonment where nobody reached the checkout", () => {
  expect(computeSessions(noSessions)).toEqual({
    sessions: 0,
    "added-to-cart-rate": null,
    "reached-checkout-rate": null,
    "conversion-rate": null,
    "abandoned-checkout-rate": null,
  });
  const looking = computeSessions({ ...noSessions, sessions: 10 });
  expect(looking["conversion-rate"]).toBe(0);
  expect(looking["abandoned-checkout-rate"]).toBeNull();
});

it("gives abandoned checkouts as worked out by hand", () => {
  const facts = { abandoned: 8, abandonedMinor: 64_000, recovered: 2, recoveredMinor: 9_000 };
  expect(computeCheckouts(facts)).toEqual({
    "abandoned-checkouts": 8,
    "abandoned-checkout-value": 64_000,
    "recovered-checkouts": 2,
    "checkout-recovery-rate": 0.25,
  });
  expect(computeCheckouts(noCheckouts)["checkout-recovery-rate"]).toBeNull();
});
