import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

export const sameDescription = defineCheck({
  id: "DSC-05",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.uniqueness,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: (product, { catalogue }) => {
    const { text, hash } = readDescription(product);
    if (text === "") return notApplicable;
    const count = catalogue.descriptions.get(hash) ?? 1;
    return count > 1 ? finding({ products: count }) : passed;
  },
});
