import { textsOfFiles } from "../../i18n/i18n";
import type { ResourceView } from "./view";

/** "Orders: Stopped. Shopify did not answer in time, ..." in English, for where there is no page. */
export function describeResource({ label, status, reason }: ResourceView): string {
  const { t } = textsOfFiles();
  const words = `${t(label)}: ${t(statusTexts[status])}.`;
  return reason === null ? words : `${words} ${t(reason)}`;
}

const statusTexts = {
  pending: "status.pending",
  running: "status.running",
  done: "status.done",
  degraded: "status.degraded",
  failed: "status.failed",
} as const;
