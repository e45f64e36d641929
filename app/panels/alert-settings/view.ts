import type { AlertGroup } from "../../alerts/rule";
import type { TextKey } from "../../i18n/text-key";
import type { ThresholdValue } from "../../quality/rules/thresholds";
import type { AlertSeverity } from "../../store/alerts/terms";
import type { ChannelKind, ChannelState } from "../../store/notifications/terms";
import type { AlertMessage } from "../alerts/view";

/** Settings of alerts, as plain JSON. */
export interface AlertSettingsView {
  dataVersion: number;
  groups: { group: AlertGroup; label: TextKey; rules: AlertRuleView[] }[];
  /** Where alerts can be told outside the app. */
  channels: AlertChannelView[];
}

export interface AlertChannelView {
  id: string;
  address: string;
  kind: ChannelKind;
  /** `stopped` and `unconfirmed` ones get nothing for now. */
  state: ChannelState;
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
  /** Ids of channels, or Flow; null: all. */
  channels: string[] | null;
  /** Workflows can begin with it. */
  hasFlow: boolean;
  /** The merchant has set something. */
  isChanged: boolean;
  /** What to know of what it says where it is tried on days that are over; null: nothing. */
  tryNote: TextKey | null;
}

/** When a rule would have fired. */
export type AlertTryView =
  | { state: "unknown" | "invalid" }
  | {
      state: "tried";
      from: string;
      to: string;
      currency: string;
      /** On so many of these days what it watches is not known. */
      unknownDays: number;
      /** The first day of which it is known, which may be today; null: of none. */
      knownFrom: string | null;
      /** So many errors were looked at, and there were more; null: all were. */
      cutAt: number | null;
      /** The day at whose end it would have been told, and the last on which it was still so. */
      rows: { day: string; lastDay: string; message: AlertMessage }[];
    };
