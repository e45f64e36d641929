import { addDays, eachDay, type ShopDay } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import type { BestSeller } from "../store/alerts/merchandising.server";
import type { ProductSalesOfDay, VariantLevels } from "../store/alerts/past-sellers.server";
import type { PastSellers, PastStock, RankedProduct } from "./facts";
import { wasThereOn } from "./was-there-on";

const rankedDays = 90;

/** The days whose sales say what sells best on a day, as those of products that are checked on it do. */
export const rankedRange = (day: ShopDay): DayRange => ({
  from: addDays(day, -rankedDays),
  to: addDays(day, -1),
});

/**
 * The `top` products by what they had sold in the 90 days before each day of a range, from sales in the order of days;
 * none that had sold nothing.
 */
export function rankSellers(
  sales: readonly ProductSalesOfDay[],
  { from, to }: DayRange,
  top: number,
): Map<ShopDay, RankedProduct[]> {
  const sums = new Map<number, number>();
  const add = ({ productIds, netMinors }: ProductSalesOfDay, sign: 1 | -1) => {
    productIds.forEach((id, index) => {
      sums.set(id, (sums.get(id) ?? 0) + sign * (netMinors[index] ?? 0));
    });
  };
  const rankings = new Map<ShopDay, RankedProduct[]>();
  let [added, removed] = [0, 0];
  let last: RankedProduct[] = [];
  for (const day of eachDay(from, to)) {
    const { from: first } = rankedRange(day);
    for (let next = sales[added]; next && next.day < day; next = sales[(added += 1)]) add(next, 1);
    for (let old = sales[removed]; old && old.day < first; old = sales[(removed += 1)]) {
      add(old, -1);
    }
    // The last one of today sells no less than the least of those that were first a day ago: few are to be put in order.
    const known = last.map(({ productId }) => sums.get(productId) ?? 0);
    const least = Math.max(1, known.length < top ? 1 : Math.min(...known));
    last = [...sums]
      .flatMap(([productId, netMinor]) => (netMinor >= least ? [{ productId, netMinor }] : []))
      .sort((one, other) => other.netMinor - one.netMinor || one.productId - other.productId)
      .slice(0, top);
    rankings.set(day, last);
  }
  return rankings;
}

/** What sold best on a day, with its errors and stock as far as these are asked for; null: it is not known. */
export function bestSellersAsOf(
  { rankings, titles, errors, stock }: PastSellers,
  day: ShopDay,
): BestSeller[] | null {
  const ranked = rankings.get(day);
  if (!ranked || (stock && !stock.days.has(day))) return null;
  return ranked.map(({ productId, netMinor }) => ({
    ...{ productId, netMinor, title: titles.get(productId) ?? "" },
    errors: (errors?.get(productId) ?? [])
      .filter((error) => wasThereOn(error, day))
      .map(({ checkId }) => checkId),
    ...stockAsOf(stock, productId, day),
  }));
}

/** Of the variants that had been seen by then. */
function stockAsOf(
  stock: PastStock | null,
  productId: number,
  day: ShopDay,
): Pick<BestSeller, "stock" | "sellsWithoutStock"> {
  const seen = (stock?.variants.get(productId) ?? []).flatMap((variant) => {
    const level = levelOn(variant, day);
    return level === undefined ? [] : [{ ...variant, level }];
  });
  const levels = seen.flatMap(({ isTracked, level }) =>
    isTracked && level !== null ? Math.max(0, level) : [],
  );
  return {
    stock:
      seen.length === 0 || levels.length < seen.length
        ? null
        : levels.reduce((sum, level) => sum + level, 0),
    sellsWithoutStock: seen.some(({ sellsWithoutStock }) => sellsWithoutStock),
  };
}

/** Undefined: it had not been seen yet. */
function levelOn({ levels }: VariantLevels, day: ShopDay): number | null | undefined {
  return levels.findLast((level) => level.day <= day)?.stock;
}
