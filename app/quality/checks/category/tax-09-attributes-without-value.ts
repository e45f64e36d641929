import {
  defineCheck,
  finding,
  noSettings,
  notApplicable,
  passed,
  unknown,
} from "../../rules/outcomes";
import { isGiven } from "../../facts/attributes";
import { sources } from "../../rules/sources";

export const attributesWithoutValue = defineCheck({
  id: "TAX-09",
  subject: "category",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.shopifyMetafields,
  decidedBy: "api",
  fix: "guided",
  changesOn: "never",
  settings: noSettings,
  run: ({ category, attributes, recommendedAttributes }) => {
    if (category === null) return notApplicable;
    if (attributes === undefined || recommendedAttributes === undefined) return unknown("notRead");
    if (recommendedAttributes.length === 0) return notApplicable;
    const given = recommendedAttributes.map((each) => isGiven(attributes, each));
    const missing = recommendedAttributes.filter((_, at) => given[at] === false);
    if (missing.length > 0) {
      return finding({
        attributes: missing.map(({ name }) => name).join(", "),
        missing: missing.length,
        all: recommendedAttributes.length,
      });
    }
    return given.includes("unknown") ? unknown("missingScope") : passed;
  },
});
