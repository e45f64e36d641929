import { languageOf } from "../../texts/letters";
import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { findPromotion, findPromotionalWords } from "../../texts/words/promotional";

export const promotionalWords = defineCheck({
  id: "TTL-06",
  subject: "title",
  severity: "warning",
  scope: "product",
  // A gift card is called by its amount.
  appliesTo: { drafts: true, giftCards: false },
  source: sources.googleTitle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ title }, { shop }) => {
    if (title.trim() === "") return notApplicable;
    const anyLanguage = findPromotion(title);
    if (anyLanguage !== null) return finding({ words: anyLanguage });
    // "Sale" is salt in Italian: words are looked up in the shop's own language alone.
    const found = findPromotionalWords(title, languageOf(shop.locale));
    if (found === undefined) return unknown("languageNotKnown");
    return found === null ? passed : finding({ words: found });
  },
});
