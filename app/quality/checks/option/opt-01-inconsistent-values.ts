import { keyOfValue } from "../../texts/option-values";
import { defineCheck, findingsOf, noSettings, notApplicable } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { isOptionOf } from "../../texts/words/option-names";
import { nameSize, isWrittenOut } from "../../texts/words/sizes";

export const inconsistentValues = defineCheck({
  id: "OPT-01",
  subject: "option",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: false },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ options, hasOnlyDefaultVariant }) => {
    if (hasOnlyDefaultVariant || options.length === 0) return notApplicable;
    const places = [];
    for (const { name, values } of options) {
      const isSize = isOptionOf("size", name);
      const first = new Map<string, string>();
      let clash: readonly [string, string] | null = null;
      for (const value of values) {
        const key = keyOfValue(value, isSize);
        const other = first.get(key);
        if (other !== undefined && other !== value) clash ??= [other, value];
        first.set(key, value);
      }
      // S, Medium, L: no two are the same, but two habits are mixed.
      const sizes = isSize ? values.filter((value) => nameSize(value) !== null) : [];
      const long = sizes.find((value) => isWrittenOut(value));
      const short = sizes.find((value) => !isWrittenOut(value));
      const [one, other] = clash ?? [short, long];
      if (one === undefined || other === undefined) continue;
      places.push({ values: { context: clash ? "same" : "mixed", option: name, one, other } });
    }
    return findingsOf(places);
  },
});
