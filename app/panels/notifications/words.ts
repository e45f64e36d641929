import type { TFunction } from "i18next";
import type { TextKey } from "../../i18n/text-key";
import type { FlowErrorCode } from "../../store/flow/terms";
import type {
  ChannelKind,
  ChannelState,
  DeliveryErrorCode,
  NotificationKind,
  NotificationStatus,
  ReportTable,
  Severity,
} from "../../store/notifications/terms";
import type { ErrorView } from "./view";

export const kindTexts = {
  email: "notifications.kinds.email",
  slack: "notifications.kinds.slack",
  webhook: "notifications.kinds.webhook",
} as const satisfies Record<ChannelKind, TextKey>;

export const addressTexts = {
  email: "notifications.addresses.email",
  slack: "notifications.addresses.slack",
  webhook: "notifications.addresses.webhook",
} as const satisfies Record<ChannelKind, TextKey>;

export const helpTexts = {
  email: "notifications.help.email",
  slack: "notifications.help.slack",
  webhook: "notifications.help.webhook",
} as const satisfies Record<ChannelKind, TextKey>;

export const stateTexts = {
  unconfirmed: "notifications.states.unconfirmed",
  ok: "notifications.states.ok",
  failing: "notifications.states.failing",
  stopped: "notifications.states.stopped",
} as const satisfies Record<ChannelState, TextKey>;

export const sinceTexts = {
  unconfirmed: "notifications.stateSince.unconfirmed",
  ok: "notifications.stateSince.ok",
  failing: "notifications.stateSince.failing",
  stopped: "notifications.stateSince.stopped",
} as const satisfies Record<ChannelState, TextKey>;

export const severityTexts = {
  critical: "notifications.severities.critical",
  warning: "notifications.severities.warning",
  info: "notifications.severities.info",
} as const satisfies Record<Severity, TextKey>;

export const errorTexts = {
  notSetUp: "notifications.errors.notSetUp",
  notAllowed: "notifications.errors.notAllowed",
  notPublic: "notifications.errors.notPublic",
  unresolved: "notifications.errors.unresolved",
  connection: "notifications.errors.connection",
  tls: "notifications.errors.tls",
  timeout: "notifications.errors.timeout",
  redirect: "notifications.errors.redirect",
  status: "notifications.errors.status",
  smtp: "notifications.errors.smtp",
  login: "notifications.errors.login",
  failed: "notifications.errors.failed",
} as const satisfies Record<DeliveryErrorCode, TextKey>;

export const flowErrorTexts = {
  refused: "notifications.flow.errors.refused",
  unavailable: "notifications.flow.errors.unavailable",
  erred: "notifications.flow.errors.erred",
  missingScope: "notifications.flow.errors.missingScope",
  needsReauth: "notifications.flow.errors.needsReauth",
  frozen: "notifications.flow.errors.frozen",
  locked: "notifications.flow.errors.locked",
  noAccess: "notifications.flow.errors.noAccess",
  notThere: "notifications.flow.errors.notThere",
  failed: "notifications.flow.errors.failed",
} as const satisfies Record<FlowErrorCode, TextKey>;

export const reportTexts = {
  sales: "notifications.newReport.sales",
  products: "notifications.newReport.products",
  quality: "notifications.newReport.quality",
  home: "notifications.newReport.home",
  conversion: "notifications.newReport.conversion",
  reconciliation: "notifications.newReport.reconciliation",
  cohorts: "notifications.newReport.cohorts",
  rfm: "notifications.newReport.rfm",
  profit: "notifications.newReport.profit",
  acquisition: "notifications.newReport.acquisition",
  lifetime: "notifications.newReport.lifetime",
  repeat: "notifications.newReport.repeat",
  journey: "notifications.newReport.journey",
  campaigns: "notifications.newReport.campaigns",
  why: "notifications.newReport.why",
} as const satisfies Record<ReportTable, TextKey>;

export const messageKindTexts = {
  alert: "notifications.messages.alert",
  resolved: "notifications.messages.resolved",
  digest: "notifications.messages.digest",
  report: "notifications.messages.report",
  test: "notifications.messages.test",
  confirm: "notifications.messages.confirm",
} as const satisfies Record<NotificationKind, TextKey>;

export const messageStateTexts = {
  waiting: "notifications.deliveries.waiting",
  delivered: "notifications.deliveries.delivered",
  "given-up": "notifications.deliveries.givenUp",
  cancelled: "notifications.deliveries.cancelled",
} as const satisfies Record<NotificationStatus, TextKey>;

/** Why something did not arrive, with what the other side said. */
export function reasonOf({ text, detail }: ErrorView, t: TFunction): string {
  return detail === null ? t(text) : t("notifications.withDetail", { text: t(text), detail });
}
