import { noSettings } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const collectionWithoutImage = defineShopCheck({
  id: "SHOP-03",
  subject: "shop",
  severity: "hint",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: (facts) => askEachCollection(facts, ({ imageUrl }) => (imageUrl ? "passed" : {})),
});
