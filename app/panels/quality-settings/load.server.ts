import { readSeverity } from "../../quality/rules/active-checks";
import { subjects } from "../../quality/rules/check";
import { checks, shopChecks } from "../../quality/registry";
import { listThresholds } from "../../quality/rules/thresholds";
import { readQualitySettings } from "../../store/quality/settings.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { wordsOf } from "../quality/rule-words";
import { subjectTexts } from "../quality/words";
import { thresholdTexts } from "./threshold-words";
import type { QualitySettingsView, RuleSettingView } from "./view";

const all = [...checks, ...shopChecks];

/** Every rule with what holds in this shop. */
export async function loadQualitySettings(shop: ShopRow): Promise<QualitySettingsView> {
  const stored = await withShop(shop, (tx) => readQualitySettings(tx, shop));
  const byId = new Map(stored.map((setting) => [setting.checkId, setting]));
  const toView = (check: (typeof all)[number]): RuleSettingView => {
    const setting = byId.get(check.id);
    return {
      words: wordsOf(check),
      isOn: setting?.isOn ?? true,
      severity: readSeverity(setting?.severity ?? null) ?? "",
      ownSeverity: check.severity,
      thresholds: listThresholds(check, setting?.thresholds).flatMap((threshold) => {
        const label = thresholdTexts[threshold.name];
        return label ? { ...threshold, label } : [];
      }),
      isChanged: setting !== undefined,
    };
  };
  return {
    dataVersion: shop.dataVersion,
    subjects: subjects.flatMap((subject) => {
      const rules = all.filter((check) => check.subject === subject).map(toView);
      return rules.length === 0 ? [] : { subject, label: subjectTexts[subject], rules };
    }),
  };
}
