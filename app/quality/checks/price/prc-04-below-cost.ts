import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const belowCost = defineCheck({
  id: "PRC-04",
  subject: "price",
  severity: "error",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) =>
    askEachVariant(product, ({ priceMinor, unitCostMinor }) => {
      // Without a price there is another fault, PRC-01; without a cost, PRC-05.
      if (unitCostMinor === null || unitCostMinor <= 0 || priceMinor <= 0) return "notApplicable";
      return priceMinor <= unitCostMinor ? { priceMinor, costMinor: unitCostMinor } : "passed";
    }),
});
