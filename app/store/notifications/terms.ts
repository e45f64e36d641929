/** Where a shop can be told of things outside the app. */
export const channelKinds = ["email", "slack", "webhook"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** `stopped`: by a link in a message; the merchant may start it again. */
export type ChannelState = "unconfirmed" | "ok" | "failing" | "stopped";

/** How much what is told matters. */
export const severities = ["critical", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

/** Why a message could not be delivered. */
export const deliveryErrorCodes = [
  "notSetUp",
  "notAllowed",
  "notPublic",
  "unresolved",
  "connection",
  "tls",
  "timeout",
  "redirect",
  "status",
  "smtp",
  "login",
  "failed",
] as const;
export type DeliveryErrorCode = (typeof deliveryErrorCodes)[number];

export interface StoredDeliveryError {
  code: DeliveryErrorCode;
  /** What the other side said, shortened; null: nothing. */
  detail: string | null;
}

/** A channel as it is stored, its address and secret in clear. */
export interface ChannelRow {
  id: number;
  kind: ChannelKind;
  address: string;
  /** What a webhook's messages are signed with. */
  secret: string | null;
  severities: Severity[];
  tellsResolved: boolean;
  state: ChannelState;
  error: StoredDeliveryError | null;
  /** Since when it is in this state. */
  since: Date;
  confirmSentAt: Date | null;
}

export type NotificationKind = "alert" | "resolved" | "digest" | "report" | "test" | "confirm";
export type NotificationStatus = "waiting" | "delivered" | "given-up" | "cancelled";

/** The pages whose tables can be sent as files. */
export const reportTables = [
  "sales",
  "products",
  "quality",
  "home",
  "conversion",
  "reconciliation",
  "cohorts",
  "rfm",
  "profit",
  "acquisition",
  "lifetime",
  "repeat",
  "journey",
  "campaigns",
  "why",
] as const;
export type ReportTable = (typeof reportTables)[number];

export const cadences = ["daily", "weekly"] as const;
export type Cadence = (typeof cadences)[number];

/** When a channel is sent something by itself: at an hour of the shop's. */
export interface Rhythm {
  cadence: Cadence;
  /** ISO: 1 is Monday. */
  weekday: number;
  hour: number;
}
