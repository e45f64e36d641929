import { placeholderOption, placeholderValue } from "../../facts/placeholder-option";
import { defineCheck, findingsOf, noSettings, notApplicable } from "../../rules/outcomes";
import { sources } from "../../rules/sources";

export const needlessOption = defineCheck({
  id: "OPT-02",
  subject: "option",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.own,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ options, hasOnlyDefaultVariant }) => {
    if (hasOnlyDefaultVariant || options.length === 0) return notApplicable;
    return findingsOf(
      options.flatMap(({ name, values }) => {
        const isPlaceholder = name === placeholderOption && values.includes(placeholderValue);
        if (isPlaceholder) return [{ values: { context: "placeholder", option: name } }];
        const [only] = values;
        return values.length === 1 && only !== undefined
          ? [{ values: { context: "single", option: name, value: only } }]
          : [];
      }),
    );
  },
});
