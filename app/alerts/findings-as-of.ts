import { groupBy } from "../lib/group-by";
import { addDays, type ShopDay } from "../lib/shop-day";
import type { ArchivedCategory, CheckCount, NewError } from "../store/alerts/merchandising.server";
import type { PastArchived, PastCount } from "../store/alerts/past-findings.server";
import { bestSellersAsOf } from "./best-sellers-as-of";
import type { MerchandisingFacts, PastFindings } from "./facts";
import { wasThereOn } from "./was-there-on";

/** Days that a count is compared with the one before. */
export const countedDays = 7;
/** More have one cause, or are nothing that is read one by one. */
export const mostErrors = 2_000;

/** What nobody knows of what checks found. */
export const nothingFound: Omit<MerchandisingFacts, "scores"> = {
  newErrors: null,
  areErrorsCut: false,
  counts: null,
  bestSellers: null,
  archived: null,
};

/** New errors, those of the products that sell most first, as far as they are looked at. */
export function cutErrors(
  errors: readonly NewError[] | null,
): Pick<MerchandisingFacts, "newErrors" | "areErrorsCut"> {
  return {
    newErrors: errors?.slice(0, mostErrors) ?? null,
    areErrorsCut: errors !== null && errors.length > mostErrors,
  };
}

/** What checks had found at the end of a day; nulls of a day before products had all been checked, and of what is not asked for. */
export function findingsAsOf(
  { baseDay, errors, counts, archived, sellers }: PastFindings,
  day: ShopDay,
): Omit<MerchandisingFacts, "scores"> {
  if (day < baseDay) return nothingFound;
  return {
    ...cutErrors(errors?.filter((error) => wasThereOn(error, day)) ?? null),
    counts:
      counts &&
      [...groupBy(counts, ({ checkId }) => checkId)].map(([checkId, own]) =>
        countAsOf(checkId, own, day, baseDay),
      ),
    archived: archived && archivedAsOf(archived, day),
    bestSellers: sellers && bestSellersAsOf(sellers, day),
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

function archivedAsOf(past: readonly PastArchived[], day: ShopDay): ArchivedCategory[] {
  const there = past.filter((archived) => wasThereOn(archived, day));
  return [...groupBy(there, ({ categoryId }) => categoryId)]
    .map(([categoryId, own]) => ({
      ...{ categoryId, name: own[0]?.name ?? "" },
      products: own.reduce((sum, { products }) => sum + products, 0),
    }))
    .sort((one, other) => other.products - one.products);
}
