import type { TextKey } from "../../i18n/text-key";
import type { ReportState } from "../../store/shopify-reports.server";

/** What stands between us and a report of Shopify's, and when it was last read, as plain JSON. */
export interface ReportView {
  /** It was asked for, and has not come yet. */
  isChecking: boolean;
  /** ISO instant; null: never. */
  checkedAt: string | null;
  problem: ReportProblem | null;
}

export type ReportProblem =
  /** read_reports has not been granted: the merchant can change that here. */
  | { kind: "missingScope" }
  | { kind: "refused"; title: TextKey; text: TextKey; detail: string | null };

// A check that has not come by then died with its process: it can be asked for again.
const longestCheckMs = 10 * 60_000;

const refusals = new Map<string, { title: TextKey; text: TextKey }>([
  [
    "protected_data",
    {
      title: "shopifyReports.problems.protectedTitle",
      text: "shopifyReports.problems.protectedText",
    },
  ],
  [
    "no_reports",
    {
      title: "shopifyReports.problems.noReportsTitle",
      text: "shopifyReports.problems.noReportsText",
    },
  ],
  [
    "unreadable_query",
    {
      title: "shopifyReports.problems.unreadableTitle",
      text: "shopifyReports.problems.unreadableText",
    },
  ],
  [
    "upstream_unavailable",
    {
      title: "shopifyReports.problems.unavailableTitle",
      text: "shopifyReports.problems.unavailableText",
    },
  ],
]);

export function toReportView(
  { grantedScopes }: { grantedScopes: readonly string[] },
  state: ReportState | null,
  now: Date,
): ReportView {
  const isChecking = isUnderWay(state, now);
  return {
    isChecking,
    checkedAt: state?.checkedAt?.toISOString() ?? null,
    problem: isChecking ? null : findProblem(grantedScopes, state),
  };
}

function isUnderWay(state: ReportState | null, now: Date): boolean {
  if (!state?.requestedAt) return false;
  const isAnswered = state.triedAt !== null && state.triedAt >= state.requestedAt;
  return !isAnswered && now.getTime() - state.requestedAt.getTime() < longestCheckMs;
}

function findProblem(
  grantedScopes: readonly string[],
  state: ReportState | null,
): ReportProblem | null {
  if (!grantedScopes.includes("read_reports")) return { kind: "missingScope" };
  // Granted since: the next check will tell.
  if (!state?.reason || state.reason === "missing_scope") return null;
  const known = refusals.get(state.reason) ?? {
    title: "shopifyReports.problems.otherTitle" as const,
    text: "shopifyReports.problems.otherText" as const,
  };
  return { kind: "refused", ...known, detail: state.detail };
}
