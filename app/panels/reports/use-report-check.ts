import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { usePageStatus } from "../data-status/use-page-status";
import type { ReportView } from "./report-view";

// A check takes seconds; its end should be seen when it comes.
const everyMs = 1_500;

/** Asks the page's action for a check, and has its loaders run again until the answer is here. */
export function useReportCheck({
  report,
  dataVersion,
}: {
  report: ReportView;
  dataVersion: number;
}) {
  const fetcher = useFetcher();
  const revalidator = useRevalidator();
  usePageStatus(dataVersion, fetcher.data);
  const isChecking = report.isChecking || fetcher.state !== "idle";
  const { state, revalidate } = revalidator;

  useEffect(() => {
    if (!report.isChecking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && state === "idle") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [report.isChecking, state, revalidate]);

  return {
    isChecking,
    check: () => fetcher.submit({ intent: "check" }, { method: "post" }),
  };
}
