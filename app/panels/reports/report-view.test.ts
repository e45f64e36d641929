import { expect, it } from "vitest";
import type { ReportState } from "../../store/shopify-reports.server";
import { toReportView } from "./report-view";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const granted = { grantedScopes: ["read_orders", "read_reports"] };
const state = (changes: Partial<ReportState>): ReportState => ({
  report: "sales",
  requestedAt: null,
  triedAt: null,
  checkedAt: null,
  wholeCheckedAt: null,
  reason: null,
  detail: null,
  isDetailed: null,
  ...changes,
});

it("asks for the scope where it is missing, and not while the answer to a check is awaited", () => {
  expect(toReportView({ grantedScopes: [] }, null, now).problem).toEqual({ kind: "missingScope" });
  const asked = state({ requestedAt: ago(0) });
  expect(toReportView({ grantedScopes: [] }, asked, now)).toMatchObject({
    isChecking: true,
    problem: null,
  });
});

it("does not hold a refusal against a grant that came since", () => {
  const refused = state({ triedAt: ago(60), reason: "missing_scope" });
  expect(toReportView(granted, refused, now).problem).toBeNull();
  expect(toReportView({ grantedScopes: [] }, refused, now).problem?.kind).toBe("missingScope");
});

it("is under way until it was tried, and for ten minutes at most", () => {
  const asked = (minutes: number, triedAt: Date | null = null) =>
    toReportView(granted, state({ requestedAt: ago(minutes), triedAt }), now).isChecking;
  expect(asked(9)).toBe(true);
  expect(asked(10)).toBe(false);
  expect(asked(5, ago(5))).toBe(false);
  expect(asked(5, ago(6))).toBe(true);
});

it("has words of its own for each refusal, and others for what it does not know", () => {
  const titles = [
    "protected_data",
    "no_reports",
    "unreadable_query",
    "upstream_unavailable",
    "upstream_invalid",
  ].map((reason) => {
    const { problem } = toReportView(granted, state({ triedAt: ago(1), reason }), now);
    return problem?.kind === "refused" ? problem.title : null;
  });
  expect(new Set(titles).size).toBe(5);
  expect(titles).not.toContain(null);
});
