import { z } from "zod";
import { defineRule } from "../rule";

// Above what chance makes of the rate before: three deviations of a count.
const deviations = 3;

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
      const usual = before * sold;
      const isByChance = returned <= usual + deviations * Math.sqrt(Math.max(usual, 1));
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
