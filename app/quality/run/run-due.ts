import type { ShopDay } from "../../lib/shop-day";
import type { QualityState } from "../../store/quality/state.server";

export interface RunOccasion {
  today: ShopDay;
  isSalesKnown: boolean;
  /** When the products were last read in bulk; null: they have not been yet. */
  productsReadAt: Date | null;
  /** Whether the classifier has learnt something since the last run. */
  hasLearnt: boolean;
  now: Date;
}

type LastRun = Pick<
  QualityState,
  "fullDay" | "fullStartedAt" | "isSalesKnown" | "askedAt" | "fullFinishedAt"
>;

/** A full run is due daily, after each reading of all products, and where what decides was changed. */
export function isRunDue(
  last: LastRun,
  { today, isSalesKnown, productsReadAt, hasLearnt, now }: RunOccasion,
): boolean {
  if (productsReadAt === null) return false;
  if (last.fullFinishedAt === null || last.fullStartedAt === null) return true;
  return (
    last.fullDay !== today ||
    productsReadAt > last.fullStartedAt ||
    (last.askedAt !== null && last.askedAt > last.fullStartedAt) ||
    (isSalesKnown && !last.isSalesKnown) ||
    (hasLearnt && isRested(last.fullStartedAt, last.fullFinishedAt, now))
  );
}

/** While much is being classified, there is at least as much rest between runs as they take. */
function isRested(startedAt: Date, finishedAt: Date, now: Date): boolean {
  return now.getTime() - finishedAt.getTime() >= finishedAt.getTime() - startedAt.getTime();
}
