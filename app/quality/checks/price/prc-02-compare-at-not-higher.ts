import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const compareAtNotHigher = defineCheck({
  id: "PRC-02",
  subject: "price",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.feedRules,
  decidedBy: "api",
  fix: "direct",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ priceMinor, compareAtMinor }) => {
      if (compareAtMinor === null) return "notApplicable";
      return compareAtMinor <= priceMinor ? { priceMinor, compareAtMinor } : "passed";
    }),
});
