import { z } from "zod";
import { isWithin, uncategorizedCode, verticalOf } from "../../facts/category";
import { listCategoriesOfType, nameMostCommon } from "../../facts/peers";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** Fewer other products of the type are no rule. */
const fewestPeers = 5;
/** So many of them must lie in one vertical for the type to mean it. */
const leastShare = 0.8;

export const typeElsewhere = defineCheck({
  id: "TAX-07",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyCategory,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    fewestPeers: z.number().int().min(2).default(fewestPeers),
    leastShare: z.number().min(0.5).max(1).default(leastShare),
  }),
  run: (product, { catalogue }, settings) => {
    const { category, productType } = product;
    if (category === null || productType.trim() === "") return notApplicable;
    if (isWithin(category.id, uncategorizedCode)) return notApplicable;
    const categories = listCategoriesOfType(catalogue, productType);
    const usual = nameMostCommon(categories, product, verticalOf);
    if (usual === null || usual.peers < settings.fewestPeers) return unknown("tooFewPeers");
    const isElsewhere =
      usual.count >= usual.peers * settings.leastShare && usual.key !== verticalOf(category.id);
    return isElsewhere
      ? finding({
          type: productType,
          category: category.fullName,
          products: usual.count,
          peers: usual.peers,
        })
      : passed;
  },
});
