import { noSettings } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const collectionWithoutText = defineShopCheck({
  id: "SHOP-02",
  subject: "shop",
  severity: "warning",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: (facts) =>
    askEachCollection(facts, ({ descriptionText }) =>
      /[\p{L}\p{N}]/u.test(descriptionText) ? "passed" : {},
    ),
});
