import { defineCheck, finding, noSettings, notApplicable, passed } from "../../rules/outcomes";
import { sources } from "../../rules/sources";
import { findUsualSpelling } from "../../texts/spellings-of-names";

export const vendorSpelling = defineCheck({
  id: "PUB-05",
  subject: "publication",
  severity: "hint",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.adminSkills,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: noSettings,
  run: ({ vendor }, { catalogue }) => {
    if (vendor.trim() === "") return notApplicable;
    const usual = findUsualSpelling(vendor, catalogue.vendors);
    return usual === null
      ? passed
      : finding({ vendor, usual: usual.name, products: usual.products });
  },
});
