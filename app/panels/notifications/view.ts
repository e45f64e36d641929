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
