import type { TextKey } from "../../i18n/text-key";

const notes: Partial<Record<string, TextKey>> = {
  "best-seller-errors": "alerts.try.sellersOfThen",
  "best-seller-sold-out": "alerts.try.stockOfThen",
  "category-archived": "alerts.try.lastTimes",
  "count-jump": "alerts.try.lastTimes",
  "ltv-to-cac-below": "alerts.try.keptWorth",
  "new-errors": "alerts.try.lastTimes",
  "reports-differ": "alerts.try.keptReports",
  "sync-stale": "alerts.try.keptSilence",
};

/** What is to be known of what trying a rule says; null: nothing. */
export function tryNoteOf(ruleId: string): TextKey | null {
  return notes[ruleId] ?? null;
}
