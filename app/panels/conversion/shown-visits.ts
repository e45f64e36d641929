import type { ReadyConversion, VisitsView } from "./view";

/** Shopify's visits, or the pixel's estimate where there is nothing of Shopify's; null: nothing is known. */
export function shownVisits({
  visits,
  estimate,
}: Pick<ReadyConversion, "visits" | "estimate">): VisitsView | null {
  return visits ?? (estimate?.kind === "whole" ? estimate.visits : null);
}
