import { findAlertRule } from "../../alerts/registry";
import { textsOfRule } from "../../alerts/rule-texts";
import type { TextKey } from "../../i18n/text-key";
import type { ChangePartId } from "../../metrics/sales/change-split";
import { textsOfCheck } from "../../quality/rules/check-texts";
import type { AlertParams, AlertResolvedBy, AlertRow } from "../../store/alerts/terms";
import { changeReasonTexts } from "../change-reason-texts";
import type { AlertMessage, AlertView } from "./view";

const resolutions = {
  itself: "alerts.resolvedBy.itself",
  setting: "alerts.resolvedBy.setting",
  muted: "alerts.resolvedBy.muted",
  merged: "alerts.resolvedBy.merged",
} as const satisfies Record<AlertResolvedBy, TextKey>;

/** Alerts in their order, those of one cause under the one that is told; none of rules that there are no more. */
export function buildAlerts(rows: readonly AlertRow[]): AlertView[] {
  const known = rows.filter(({ ruleId }) => findAlertRule(ruleId) !== null);
  const ids = new Set(known.map(({ id }) => id));
  const isTop = ({ leadId }: AlertRow) => leadId === null || !ids.has(leadId);
  return known
    .filter(isTop)
    .map((row) => toView(row, known.filter(({ leadId }) => leadId === row.id).map(withoutOthers)));
}

const withoutOthers = (row: AlertRow) => toView(row, []);

function toView(row: AlertRow, under: AlertView[]): AlertView {
  const { id, ruleId, severity, params, openedAt, resolvedAt, resolvedBy, readAt } = row;
  return {
    id,
    ruleId,
    title: textsOfRule(ruleId).title,
    message: messageOf(row),
    severity,
    path: findAlertRule(ruleId)?.pathOf(params) ?? "/app/alerts",
    openedAt: openedAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolution: resolvedBy && resolutions[resolvedBy],
    isRead: readAt !== null,
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    under,
  };
}

/** What an alert says, to be put into words. */
export function messageOf({
  ruleId,
  params,
}: {
  ruleId: string;
  params: AlertParams;
}): AlertMessage {
  return {
    text: textsOfRule(ruleId).message,
    values: params,
    checks: checksOf(params),
    parts: partsOf(params),
  };
}

function checksOf({ checkId, checkIds }: AlertParams): TextKey[] {
  const ids = Array.isArray(checkIds) ? (checkIds as readonly string[]) : [checkId];
  return ids.flatMap((id) => (typeof id === "string" ? textsOfCheck(id).fail : []));
}

/** Each is stored as its name and what it comes to. */
function partsOf({ parts }: AlertParams): AlertMessage["parts"] {
  if (!Array.isArray(parts)) return [];
  return (parts as readonly string[]).flatMap((part) => {
    const [id = "", amount] = part.split(" ");
    const minor = Number(amount);
    if (!Object.hasOwn(changeReasonTexts, id) || !Number.isFinite(minor)) return [];
    const [more, less] = changeReasonTexts[id as ChangePartId];
    return { text: minor > 0 ? more : less, minor };
  });
}
