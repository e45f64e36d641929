import { daysBetween, type ShopDay } from "../../lib/shop-day";
import type { EnteredCampaign } from "../../store/spend/campaign-terms";

/** How a campaign spends its budget, which is thought of as spent evenly over its days. */
export interface Pace {
  /** What was spent over what should have been by now. */
  ratio: number;
  word: PaceWord;
}

export type PaceWord = "under" | "onPace" | "over";

// Platforms may spend more on one day and less on the next: a tenth of what is due is no news.
const tolerance = 0.1;

/**
 * Null: there is no budget, no end, nothing known of what was spent, or no day of it is over. `spentMinor`:
 * on its days up to the last one that is over.
 */
export function paceOf(
  { budgetMinor, from, to }: Pick<EnteredCampaign, "budgetMinor" | "from" | "to">,
  spentMinor: number | null,
  lastWholeDay: ShopDay,
): Pace | null {
  if (budgetMinor === null || budgetMinor <= 0 || to === null || spentMinor === null) return null;
  const last = lastWholeDay < to ? lastWholeDay : to;
  const elapsed = daysBetween(from, last) + 1;
  if (elapsed <= 0) return null;
  const ratio = (spentMinor * (daysBetween(from, to) + 1)) / (budgetMinor * elapsed);
  return { ratio, word: wordOf(ratio) };
}

function wordOf(ratio: number): PaceWord {
  if (ratio < 1 - tolerance) return "under";
  return ratio > 1 + tolerance ? "over" : "onPace";
}
