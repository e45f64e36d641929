import { z } from "zod";
import { defineCheck, finding, notApplicable, passed, unknown } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { namesVendor } from "../../facts/title-facts";

/** Fewer products of the type are no habit. */
const fewestPeers = 10;
/** So many of them must name their vendor for it to be one. */
const leastShare = 0.8;

export const vendorNotNamed = defineCheck({
  id: "TTL-12",
  subject: "title",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleTitleStyle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({
    fewestPeers: z.number().int().min(2).default(fewestPeers),
    leastShare: z.number().min(0.5).max(1).default(leastShare),
  }),
  run: (product, { catalogue }, settings) => {
    const { title, vendor, productType } = product;
    if (title.trim() === "" || vendor.trim() === "" || productType.trim() === "") {
      return notApplicable;
    }
    if (namesVendor(title, vendor)) return passed;
    if (catalogue.titlesByType === undefined) return unknown("notRead");
    const peers = catalogue.titlesByType.get(productType);
    if (peers === undefined || peers.products < settings.fewestPeers) return unknown("tooFewPeers");
    return peers.withVendor >= peers.products * settings.leastShare
      ? finding({ vendor, type: productType, products: peers.withVendor, peers: peers.products })
      : passed;
  },
});
