import { defineCheck, noSettings, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const negativeStock = defineCheck({
  id: "LOG-02",
  subject: "logistics",
  severity: "warning",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product) => {
    const outcome = askEachVariant(product, ({ inventoryQuantity, isTracked }) => {
      if (!isTracked || inventoryQuantity === null) return "notApplicable";
      return inventoryQuantity < 0 ? { units: inventoryQuantity } : "passed";
    });
    const isUnseen = product.variants.some(
      ({ inventoryQuantity, isTracked }) => isTracked && inventoryQuantity === null,
    );
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
