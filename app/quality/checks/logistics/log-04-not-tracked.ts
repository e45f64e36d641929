import { defineCheck, noSettings } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant } from "../../facts/variant-places";

export const notTracked = defineCheck({
  id: "LOG-04",
  subject: "logistics",
  severity: "hint",
  scope: "variant",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  // Downloads and services have no stock.
  run: (product) =>
    askEachVariant(product, ({ isTracked, requiresShipping }) => {
      if (!requiresShipping) return "notApplicable";
      return isTracked ? "passed" : {};
    }),
});
