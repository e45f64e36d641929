import { noSettings } from "../../rules/outcomes";
import { askEachCollection, defineShopCheck } from "../../rules/shop-check";
import { sources } from "../../rules/sources";
import { normalizeText } from "../../texts/texts";

export const sameCollectionTitle = defineShopCheck({
  id: "SHOP-05",
  subject: "shop",
  severity: "warning",
  scope: "shop",
  source: sources.uniqueness,
  decidedBy: "api",
  fix: "guided",
  settings: noSettings,
  run: (facts) => {
    const counts = new Map<string, number>();
    for (const { title } of facts.collections ?? []) {
      const key = normalizeText(title);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return askEachCollection(facts, ({ title }) => {
      const collections = counts.get(normalizeText(title)) ?? 1;
      return collections > 1 ? { collections } : "passed";
    });
  },
});
