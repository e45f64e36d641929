import { addDays, daysBetween, type ShopDay } from "../../lib/shop-day";
import type { FixedCost } from "../../store/costs/cost-terms";
import type { DayRange } from "../date-range";
import type { CostAmount } from "./facts";

/**
 * What the days of a range bear of costs that are paid by month: of each month as much as the range has
 * of its days, to the minor unit, so that parts of a month add up to it. Not set where the merchant has
 * named no such cost.
 */
export function fixedCostsOf({ from, to }: DayRange, costs: readonly FixedCost[]): CostAmount {
  if (costs.length === 0) return "notSet";
  let sum = 0;
  for (let month = startOfMonth(from); month <= to; month = nextMonth(month)) {
    const length = daysBetween(month, nextMonth(month));
    const before = from > month ? daysBetween(month, from) : 0;
    const last = addDays(nextMonth(month), -1);
    const upTo = (to < last ? daysBetween(month, to) : length - 1) + 1;
    for (const cost of costs) {
      if (cost.from > month || (cost.to !== null && cost.to < month)) continue;
      const share = (days: number) => Math.round((cost.monthlyMinor * days) / length);
      sum += share(upTo) - share(before);
    }
  }
  return sum;
}

export function startOfMonth(day: ShopDay): ShopDay {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(month: ShopDay): ShopDay {
  return startOfMonth(addDays(month, 32));
}
