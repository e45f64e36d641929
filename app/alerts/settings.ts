import type { AlertSetting } from "../store/alerts/terms";
import type { AlertRule } from "./rule";

/** A rule with what holds in a shop. */
export interface ActiveRule {
  rule: AlertRule;
  isOn: boolean;
  settings: unknown;
}

/** Every rule as the shop has set it; thresholds that are none any more are the defaults. */
export function applySettings(
  rules: readonly AlertRule[],
  stored: readonly Pick<AlertSetting, "ruleId" | "isOn" | "thresholds">[],
): ActiveRule[] {
  return rules.map((rule) => {
    const setting = stored.find(({ ruleId }) => ruleId === rule.id);
    const parsed = rule.settings.safeParse(setting?.thresholds ?? {});
    const settings = parsed.success ? parsed.data : rule.settings.parse({});
    return { rule, isOn: setting?.isOn ?? true, settings };
  });
}
