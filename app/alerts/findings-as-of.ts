import { groupBy } from "../lib/group-by";
import { addDays, type ShopDay } from "../lib/shop-day";
import type { CheckCount } from "../store/alerts/merchandising.server";
import type { PastCount } from "../store/alerts/past-findings.server";
import type { MerchandisingFacts, PastFindings } from "./facts";

/** Days that a count is compared with the one before. */
export const countedDays = 7;
/** More have one cause, or are nothing that is read one by one. */
export const mostErrors = 2_000;

/** What checks had found at the end of a day; nulls of a day before products had all been checked. */
export function findingsAsOf(
  { baseDay, errors, counts }: PastFindings,
  day: ShopDay,
): Pick<MerchandisingFacts, "newErrors" | "counts"> {
  if (day < baseDay) return { newErrors: null, counts: null };
  return {
    newErrors: errors.filter((error) => wasThereOn(error, day)).slice(0, mostErrors),
    counts: [...groupBy(counts, ({ checkId }) => checkId)].map(([checkId, own]) =>
      countAsOf(checkId, own, day, baseDay),
    ),
  };
}

function countAsOf(
  checkId: string,
  own: readonly PastCount[],
  day: ShopDay,
  baseDay: ShopDay,
): CheckCount {
  const since = addDays(day, -countedDays);
  const isFirstWeek = since < baseDay;
  // What was there since the base, where that is less than a week ago.
  const wasThereBefore = (count: PastCount) =>
    isFirstWeek ? !count.isAfterBase : count.fromDay <= since;
  const found = { failed: 0, risen: 0, fallen: 0 };
  for (const count of own) {
    const { fromDay, untilDay, isNews, products } = count;
    if (wasThereOn(count, day)) {
      found.failed += products;
      if (isNews && fromDay > since) found.risen += products;
    } else if (untilDay !== null && untilDay <= day && untilDay > since && wasThereBefore(count)) {
      found.fallen += products;
    }
  }
  return { checkId, severity: own[0]?.severity ?? "", ...found };
}

/** At its end. */
function wasThereOn(
  { fromDay, untilDay }: { fromDay: ShopDay; untilDay: ShopDay | null },
  day: ShopDay,
): boolean {
  return fromDay <= day && (untilDay === null || untilDay > day);
}
