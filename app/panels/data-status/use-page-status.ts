import { useLiveStatus } from "../../components/use-live-status";
import { parseLiveStatus, type LiveStatus } from "./live-status";

/** What the backfill is at now; the page's loaders run again when there is something new to show. */
export function usePageStatus(renderedVersion: number): LiveStatus | null {
  return useLiveStatus("/app/status", parseLiveStatus, renderedVersion);
}
