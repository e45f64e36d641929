/** How much an alert matters. Critical: money is lost while nothing is done. */
export const alertSeverities = ["critical", "warning", "info"] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/**
 * What the words of an alert are filled with: short, plain values. Keys ending in "Minor" are money, in "Ratio"
 * parts of 1, in "Times" how many times something is something else, in "Day" days of the shop; null: not known.
 */
export type AlertParams = Readonly<Record<string, AlertParam>>;
export type AlertParam = string | number | null | readonly string[];

/** `merged`: another alert tells of the same. */
export type AlertResolvedBy = "itself" | "setting" | "muted" | "merged";

/** An alert as it is stored. */
export interface AlertRow {
  id: number;
  ruleId: string;
  key: string;
  cause: string;
  leadId: number | null;
  severity: AlertSeverity;
  params: AlertParams;
  openedAt: Date;
  lastSeenAt: Date;
  resolvedAt: Date | null;
  resolvedBy: AlertResolvedBy | null;
  readAt: Date | null;
  snoozedUntil: Date | null;
}

export const alertEventKinds = [
  "opened",
  "reopened",
  "worsened",
  "woke",
  "resolved",
  "read",
  "snoozed",
  "muted",
] as const;
export type AlertEventKind = (typeof alertEventKinds)[number];

/** Something that happened to an alert. `tells`: whoever wants to hear of it outside the app is told. */
export interface AlertEvent {
  id: number;
  alertId: number;
  kind: AlertEventKind;
  tells: boolean;
  happenedAt: Date;
  madeBy: string | null;
}

/** What Shopify Flow is called among the channels of an alert. */
export const flowChannel = "flow";

/** What the merchant has set of a rule. */
export interface AlertSetting {
  ruleId: string;
  isOn: boolean;
  /** To be parsed by the rule's own schema. */
  thresholds: unknown;
  /** Ids of channels, or Flow. Null: all that there are. */
  channels: string[] | null;
}
