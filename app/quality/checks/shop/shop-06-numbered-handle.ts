import { noSettings } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";

export const numberedHandle = defineShopCheck({
  id: "SHOP-06",
  subject: "shop",
  severity: "hint",
  scope: "shop",
  source: sources.own,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  // Shopify keeps handles apart by a number: "sale-1" beside "sale" was meant to be the same.
  run: (facts) => {
    const handles = new Set(facts.collections?.map(({ handle }) => handle));
    return askEachCollection(facts, ({ handle }) => {
      const other = handle.replace(/-\d{1,2}$/, "");
      return other !== handle && handles.has(other) ? { handle, other } : "passed";
    });
  },
});
