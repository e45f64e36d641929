import { medianOf } from "../../lib/median";

/** A price of ours and those that competitors ask. */
export interface IndexFacts {
  priceMinor: number;
  competitorMinor: readonly number[];
}

/** Our price over the median of theirs, times 100: above 100 is dearer than the market. */
export function priceIndexOf({ priceMinor, competitorMinor }: IndexFacts): number | null {
  const median = medianOf(competitorMinor);
  return median !== null && median > 0 ? (100 * priceMinor) / median : null;
}

/** The mean of indices, each as often as units were sold. Null where none was sold with an index. */
export function overallIndexOf(
  items: readonly { index: number | null; units: number }[],
): number | null {
  let weight = 0;
  let sum = 0;
  for (const { index, units } of items) {
    if (index === null || units <= 0) continue;
    weight += units;
    sum += index * units;
  }
  return weight > 0 ? sum / weight : null;
}
