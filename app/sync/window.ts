import type { SliceWindow } from "./bulk-reader";

/** A search for what was processed in a window; everything, where both ends are open. */
export function processedWithin({ from, to }: SliceWindow): string {
  const terms: string[] = [];
  if (from) terms.push(`processed_at:>='${from.toISOString()}'`);
  if (to) terms.push(`processed_at:<'${to.toISOString()}'`);
  return terms.join(" AND ");
}
