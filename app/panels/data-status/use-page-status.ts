import { useLiveStatus } from "../../components/use-live-status";
import { useReportAlerts } from "../alerts/alert-watch";
import { parseLiveStatus, type LiveStatus } from "./live-status";

/**
 * What the backfill is at now; the page's loaders run again when there is something new to show.
 * `started`: what the page's own action answered, if anything.
 */
export function usePageStatus(renderedVersion: number, started?: unknown): LiveStatus | null {
  const status = useLiveStatus("/app/status", parseLiveStatus, renderedVersion, started);
  useReportAlerts(status?.alerts ?? null);
  return status;
}
