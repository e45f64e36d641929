import gammaln from "@stdlib/math-base-special-gammaln";
import { z } from "zod";
import { defineRule } from "../rule";

// How seldom chance may make as much of it, for one product on one day. A shop has many products, asks of each every
// day, and units of one order come back together, so that it is far below what a single test would need.
const chanceAtMost = 1e-5;

/** Much more of a product comes back than did before. */
export const returnRateJump = defineRule({
  id: "return-rate-jump",
  group: "trading",
  severity: "warning",
  coolDownHours: 168,
  settings: z.object({
    fewestReturned: z.number().int().min(3).default(5),
    leastTimes: z.number().min(1).default(2),
    leastPoints: z.number().min(0).max(100).default(10),
  }),
  triedOn: "trade",
  trade: ["returns"],
  pathOf: ({ productId }) => `/app/quality/products/${productId}`,
  run({ trading }, { fewestReturned, leastTimes, leastPoints }) {
    const known = trading?.returns.find(({ asOf }) => asOf === trading.lastDay);
    if (!known) return "unknown";
    return known.products.flatMap((product) => {
      const { productId, title, sold, returned, soldBefore, returnedBefore } = product;
      // Without a past there is nothing to jump from.
      if (returned < fewestReturned || sold <= 0 || soldBefore <= 0) return [];
      const before = returnedBefore / soldBefore;
      const rate = returned / sold;
      const share = sold / (sold + soldBefore);
      const isByChance = tail(returned, returned + returnedBefore, share) > chanceAtMost;
      const isSmall = rate < leastTimes * before || (rate - before) * 100 < leastPoints;
      if (isByChance || isSmall) return [];
      return {
        key: String(productId),
        cause: `returns ${productId}`,
        severity: "warning" as const,
        params: {
          ...{ productId, product: title, count: returned, sold },
          rateRatio: rate,
          beforeRatio: before,
        },
      };
    });
  },
});

/**
 * How likely `least` or more of `all` returns fall to the lately sold, whose share of units is `share`, where the rate is
 * one: the exact test of two rates (Przyborowski and Wilenski 1940), which knows that the rate before is uncertain too.
 */
function tail(least: number, all: number, share: number): number {
  let sum = 0;
  for (let count = least; count <= all; count += 1) {
    const ways = gammaln(all + 1) - gammaln(count + 1) - gammaln(all - count + 1);
    sum += Math.exp(ways + count * Math.log(share) + (all - count) * Math.log1p(-share));
  }
  return sum;
}
