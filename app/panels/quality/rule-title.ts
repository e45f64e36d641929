import { createI18n } from "../../i18n/i18n";
import { textsOfCheck } from "../../quality/rules/check-texts";

const { t } = createI18n();

/** What it says of a product that it fails a rule, in English. */
export function ruleTitle(id: string): string {
  return t(textsOfCheck(id).fail);
}
