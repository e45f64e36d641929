import { defineCheck, noSettings, notApplicable, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { askEachVariant, trimCode } from "../../facts/variant-places";

export const customs = defineCheck({
  id: "LOG-05",
  subject: "logistics",
  severity: "hint",
  scope: "variant",
  appliesTo: { drafts: false, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: (product, { shop }) => {
    if (shop.sellsAbroad === false) return notApplicable;
    if (shop.sellsAbroad === null) return unknown("notRead");
    return askEachVariant(product, (variant) => {
      if (!variant.requiresShipping) return "notApplicable";
      const hasCode = trimCode(variant.harmonizedSystemCode) !== null;
      const hasOrigin = trimCode(variant.countryOfOrigin) !== null;
      if (hasCode && hasOrigin) return "passed";
      return { context: hasCode ? "origin" : hasOrigin ? "code" : "both" };
    });
  },
});
