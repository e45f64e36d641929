import { z } from "zod";
import { codeOfCategory, isWithin, uncategorizedCode } from "../../facts/category";
import { keyOfPeers, nameMostCommon } from "../../facts/peers";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

/** Fewer other products of the same vendor and type are no rule. */
const fewestPeers = 5;
/** So many of them must lie in one category. */
const leastShare = 0.8;

export const apartFromPeers = defineCheck({
  id: "TAX-08",
  subject: "category",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    fewestPeers: z.number().int().min(2).default(fewestPeers),
    leastShare: z.number().min(0.5).max(1).default(leastShare),
  }),
  run: (product, { catalogue }, settings) => {
    const { category, productType, vendor } = product;
    if (category === null || productType.trim() === "" || vendor.trim() === "") {
      return notApplicable;
    }
    if (isWithin(category.id, uncategorizedCode)) return notApplicable;
    const categories = catalogue.categoriesOfPeers.get(keyOfPeers(vendor, productType));
    const usual = nameMostCommon(categories, product, codeOfCategory);
    if (usual === null || usual.peers < settings.fewestPeers) return unknown("tooFewPeers");
    const isApart =
      usual.count >= usual.peers * settings.leastShare && usual.key !== codeOfCategory(category.id);
    return isApart
      ? finding({
          category: category.fullName,
          vendor,
          type: productType,
          products: usual.count,
          peers: usual.peers,
        })
      : passed;
  },
});
