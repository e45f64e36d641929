import { noSettings, unknown } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const emptyCollection = defineShopCheck({
  id: "SHOP-01",
  subject: "shop",
  severity: "warning",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: (facts) => {
    const outcome = askEachCollection(facts, ({ productsCount, isSmart }) => {
      if (productsCount === null) return "notApplicable";
      return productsCount === 0 ? { context: isSmart ? "smart" : "manual" } : "passed";
    });
    const isUnseen = facts.collections?.some(({ productsCount }) => productsCount === null);
    return outcome.state !== "finding" && isUnseen ? unknown("notRead") : outcome;
  },
});
