import type { AlertGroup } from "../../alerts/rule";
import type { TextKey } from "../../i18n/text-key";
import type { ThresholdValue } from "../../quality/rules/thresholds";
import type { AlertSeverity } from "../../store/alerts/terms";

/** Settings of alerts, as plain JSON. */
export interface AlertSettingsView {
  dataVersion: number;
  groups: { group: AlertGroup; label: TextKey; rules: AlertRuleView[] }[];
}

export interface AlertRuleView {
  id: string;
  title: TextKey;
  what: TextKey;
  when: TextKey;
  severity: AlertSeverity;
  isOn: boolean;
  thresholds: {
    name: string;
    label: TextKey;
    value: ThresholdValue;
    byDefault: ThresholdValue;
  }[];
  /** The merchant has set something. */
  isChanged: boolean;
}
