import { describeNoise } from "../../texts/loud-punctuation";
import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const loudPunctuation = defineCheck({
  id: "TTL-07",
  subject: "title",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.googleTitleStyle,
  decidedBy: "api",
  fix: "direct",
  changesOn: "never",
  settings: noSettings,
  run: ({ title, vendor }) => {
    if (title.trim() === "") return notApplicable;
    const context = describeNoise(title, vendor);
    return context === null ? passed : finding({ context, title });
  },
});
