import type { TextKey } from "../../i18n/text-key";
import type {
  Cadence,
  ChannelKind,
  ChannelState,
  NotificationKind,
  NotificationStatus,
  ReportTable,
  Severity,
} from "../../store/notifications/terms";

/** The page of notifications, as plain JSON; instants in ISO 8601. */
export interface NotificationsView {
  dataVersion: number;
  timezone: string;
  /** The environment names a server for mail. */
  hasMail: boolean;
  channels: ChannelView[];
  flow: FlowView;
  schedules: ScheduleView[];
  log: LogView[];
  /** The log is of one channel. */
  logOf: number | null;
  /** A table that was chosen on its page, to be sent. */
  offered: { table: ReportTable; query: string } | null;
}

export interface ErrorView {
  text: TextKey;
  detail: string | null;
}

export interface ChannelView {
  id: number;
  kind: ChannelKind;
  address: string;
  state: ChannelState;
  error: ErrorView | null;
  since: string;
  severities: Severity[];
  tellsResolved: boolean;
}

/** Shopify Flow, which is a channel of every shop. */
export interface FlowView {
  /** `idle`: there was nothing to tell it yet; `retrying`: the last attempt failed, which may be chance. */
  /** refusing: it refused the last of what it was told. */
  state: "idle" | "ok" | "refusing" | "retrying" | "failing";
  since: string | null;
  /** When it was last told something. */
  sentAt: string | null;
  error: ErrorView | null;
  waiting: number;
  waitingSince: string | null;
  /** Null: what waits is sent at once. */
  nextAt: string | null;
  refused: number;
  refusedAt: string | null;
  givenUp: number;
  givenUpAt: string | null;
  /** So many of the refused are tried again by themselves, the first of them then. */
  retried: number;
  retryAt: string | null;
  isScopeMissing: boolean;
  /** The last of what was refused or given up. */
  unsent: UnsentFlowView[];
}

export interface UnsentFlowView {
  id: number;
  /** Of the trigger, as Flow shows it. */
  trigger: TextKey | null;
  /** What it is about: an alert's title, or what is wrong with a product; to be translated where it is a key. */
  about: { text: string } | { key: TextKey };
  /** Null: it is of none. Without title and page in the app: the product is gone. */
  product: { title: string | null; url: string | null } | null;
  createdAt: string;
  settledAt: string;
  isGivenUp: boolean;
  error: ErrorView;
}

export interface ScheduleView {
  id: number;
  kind: "digest" | "report";
  name: string;
  /** Of the channel. */
  address: string;
  channelState: ChannelState;
  cadence: Cadence;
  weekday: number;
  hour: number;
  nextAt: string;
  sentAt: string | null;
}

export interface LogView {
  id: number;
  deliveryId: string;
  /** Of the channel. */
  address: string;
  kind: NotificationKind;
  title: string;
  state: NotificationStatus;
  createdAt: string;
  nextAt: string;
  deliveredAt: string | null;
  attempts: AttemptView[];
}

export interface AttemptView {
  no: number;
  startedAt: string;
  /** Null: under way, or its process died. */
  tookMs: number | null;
  status: string | null;
  error: ErrorView | null;
}
