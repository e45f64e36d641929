import { noSettings } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const collectionImageWithoutAlt = defineShopCheck({
  id: "SHOP-04",
  subject: "shop",
  severity: "hint",
  scope: "shop",
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: (facts) =>
    askEachCollection(facts, ({ imageUrl, imageAlt }) => {
      if (!imageUrl) return "notApplicable";
      return imageAlt?.trim() ? "passed" : {};
    }),
});
