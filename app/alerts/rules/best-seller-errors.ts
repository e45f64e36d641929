import { z } from "zod";
import { isAmongBest, lookedAt, mostBest } from "../best-seller-band";
import { causeOfProduct, groupNewErrors } from "../new-error-causes";
import { defineRule } from "../rule";

/** A product that sells most has an error, new or not. */
export const bestSellerErrors = defineRule({
  id: "best-seller-errors",
  group: "merchandising",
  severity: "critical",
  coolDownHours: 24,
  settings: z.object({ top: z.number().int().min(1).max(mostBest).default(50) }),
  triedOn: "sellerErrors",
  topOf: ({ top }) => lookedAt(top),
  pathOf: ({ productId }) => `/app/quality/products/${productId}`,
  run({ merchandising }, { top }) {
    if (!merchandising?.bestSellers || !merchandising.newErrors) return "unknown";
    const causes = groupNewErrors(merchandising.newErrors);
    return merchandising.bestSellers.slice(0, lookedAt(top)).flatMap((product, index) => {
      const { productId, title, errors, netMinor } = product;
      if (errors.length === 0) return [];
      const cause = causeOfProduct(causes, productId);
      return {
        key: String(productId),
        ...(isAmongBest(index, top) ? {} : { isOnlyKept: true }),
        // Those that have been there all along are told of together.
        ...(cause === null ? { cause: "best sellers", causeHours: 12 } : { cause }),
        severity: "critical",
        params: {
          count: errors.length,
          productId,
          product: title,
          rank: index + 1,
          checkIds: errors,
          netMinor,
        },
      };
    });
  },
});
