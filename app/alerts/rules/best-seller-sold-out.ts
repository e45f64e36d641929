import { z } from "zod";
import { isAmongBest, lookedAt, mostBest } from "../best-seller-band";
import { defineRule } from "../rule";

/** A product that sells most has nothing left to sell. */
export const bestSellerSoldOut = defineRule({
  id: "best-seller-sold-out",
  group: "trading",
  severity: "critical",
  coolDownHours: 48,
  settings: z.object({ top: z.number().int().min(1).max(mostBest).default(50) }),
  triedOn: "sellerStock",
  topOf: ({ top }) => lookedAt(top),
  pathOf: ({ productId }) => `/app/quality/products/${productId}`,
  run({ merchandising }, { top }) {
    if (!merchandising?.bestSellers) return "unknown";
    return merchandising.bestSellers.slice(0, lookedAt(top)).flatMap((product, index) => {
      const { productId, title, stock, sellsWithoutStock, netMinor } = product;
      if (stock !== 0 || sellsWithoutStock) return [];
      return {
        key: String(productId),
        ...(isAmongBest(index, top) ? {} : { isOnlyKept: true }),
        cause: "sold out",
        // Several at once are one delivery that did not come; the next one is another matter.
        causeHours: 12,
        severity: "critical",
        params: { productId, product: title, rank: index + 1, netMinor },
      };
    });
  },
});
