import { defineCheck, findingsOf, noSettings, notApplicable } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { findUsualSpelling } from "../../texts/spellings-of-names";

export const tagSpelling = defineCheck({
  id: "PUB-06",
  subject: "publication",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ tags }, { catalogue }) => {
    if (tags.length === 0) return notApplicable;
    return findingsOf(
      tags.flatMap((tag) => {
        const usual = findUsualSpelling(tag, catalogue.tags);
        return usual === null
          ? []
          : [{ values: { tag, usual: usual.name, products: usual.products } }];
      }),
    );
  },
});
