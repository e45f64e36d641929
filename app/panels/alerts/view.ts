import type { TextKey } from "../../i18n/text-key";
import type { AlertParams, AlertSeverity } from "../../store/alerts/terms";

/** What an alert says: a text, what stands in it, and the rules of merchandising that it names. */
export interface AlertMessage {
  text: TextKey;
  values: AlertParams;
  checks: TextKey[];
  /** What has most moved net sales. */
  parts: { text: TextKey; minor: number }[];
}

/** One alert, as plain JSON; instants in ISO 8601. */
export interface AlertView {
  id: number;
  ruleId: string;
  title: TextKey;
  message: AlertMessage;
  severity: AlertSeverity;
  /** Of the page where it is acted on. */
  path: string;
  openedAt: string;
  resolvedAt: string | null;
  /** Why it is over. */
  resolution: TextKey | null;
  isRead: boolean;
  /** Null: it is not. */
  snoozedUntil: string | null;
  /** What the same cause has brought besides. */
  under: AlertView[];
}

export interface MuteView {
  ruleId: string;
  key: string;
  title: TextKey;
  message: AlertMessage;
  mutedAt: string;
}

/** The page of alerts. */
export interface AlertsView {
  dataVersion: number;
  currency: string;
  timezone: string;
  /** Products have not all been checked for a first time: nothing of them can be news yet. */
  isBaseMissing: boolean;
  unread: number;
  /** Channels that are failing: what is told there waits. */
  failing: string[];
  /** So is Shopify Flow. */
  isFlowFailing: boolean;
  open: AlertView[];
  resolved: AlertView[];
  muted: MuteView[];
}

type NoticedAlert = Pick<AlertView, "id" | "title" | "message" | "severity" | "path">;

/** What navigation, Home and the toast say. */
export interface AlertNoticeView {
  unread: number;
  newest: NoticedAlert | null;
  /** The newest of the most severe. */
  gravest: NoticedAlert | null;
  currency: string;
}
