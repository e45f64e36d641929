import { z } from "zod";
import { defineCheck, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

/** Robust z: so many deviations from the middle of the type. Prices are skewed, so their logarithms are compared. */
const mostDeviations = 4;
/** Fewer variants of a type have no middle. */
const fewestVariants = 12;
/** Prices of a type may all be the same; then a tenth more is still nothing unusual. */
const leastDeviation = 0.1;
/** What makes the median absolute deviation of normal values their standard deviation. */
const toStandardDeviation = 1.4826;

export const priceOutlier = defineCheck({
  id: "PRC-06",
  subject: "price",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.outliers,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: z.object({
    mostDeviations: z.number().min(1).default(mostDeviations),
    fewestVariants: z.number().int().min(8).default(fewestVariants),
  }),
  run: (product, { catalogue }, settings) => {
    if (product.productType.trim() === "") return notApplicable;
    const type = catalogue.pricesByType.get(product.productType);
    if (type === undefined || type.variants < settings.fewestVariants) {
      return unknown("tooFewPeers");
    }
    const deviation = Math.max(type.deviation * toStandardDeviation, leastDeviation);
    return askEachVariant(product, ({ priceMinor }) => {
      if (priceMinor <= 0) return "notApplicable";
      const z = (Math.log(priceMinor) - type.median) / deviation;
      if (Math.abs(z) <= settings.mostDeviations) return "passed";
      return {
        context: z > 0 ? "high" : "low",
        type: product.productType,
        priceMinor,
        usualMinor: Math.round(Math.exp(type.median)),
      };
    });
  },
});
