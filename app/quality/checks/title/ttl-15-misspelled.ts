import { z } from "zod";
import { defineCheck, findingsOf, notApplicable, unknown } from "../../rules/outcomes";
import { readTitleWords } from "../../facts/readings";
import { sources } from "../../rules/sources";
import { listMisspelled, readSpellings } from "../../texts/spelling";

/** A word in so many titles of the shop's is spelled right. */
const fewestProducts = 20;

export const misspelled = defineCheck({
  id: "TTL-15",
  subject: "title",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.akeneo,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ fewestProducts: z.number().int().min(5).default(fewestProducts) }),
  run: (product, { catalogue }, settings) => {
    const words = readTitleWords(product);
    if (words.length === 0) return notApplicable;
    if (catalogue.titleWords === undefined) return unknown("notRead");
    const spellings = readSpellings(catalogue.titleWords, settings.fewestProducts);
    // No dictionary is asked: only the shop's own words are, and it must have some.
    if (spellings.words.size === 0) return unknown("tooFewPeers");
    const found = listMisspelled(words, catalogue.titleWords, spellings);
    return findingsOf(found.map((values) => ({ values })));
  },
});
