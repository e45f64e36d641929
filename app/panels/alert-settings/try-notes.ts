import type { AlertRule } from "../../alerts/rule";
import type { TextKey } from "../../i18n/text-key";

const notes: Partial<Record<string, TextKey>> = {
  "best-seller-errors": "alerts.try.neverBestSellers",
  "best-seller-sold-out": "alerts.try.neverStock",
  "category-archived": "alerts.try.neverCategories",
  "count-jump": "alerts.try.lastTimes",
  "ltv-to-cac-below": "alerts.try.neverWorth",
  "new-errors": "alerts.try.lastTimes",
  "reports-differ": "alerts.try.neverReports",
  "sync-stale": "alerts.try.neverSilence",
};

/** Why a rule cannot be tried, or what is to be known of what trying it says; null: nothing. */
export function tryNoteOf({ id, isReplayable }: AlertRule): TextKey | null {
  return notes[id] ?? (isReplayable ? null : "alerts.try.never");
}
