import { addDays, daysBetween, type ShopDay } from "../../lib/shop-day";
import type { AcquiredHistories } from "../../store/worth/acquired.server";
import type { TouchWorth } from "../../store/worth/attribution.server";
import type { DayRange } from "../date-range";
import { expectedPurchases } from "../lifetime-value/bg-nbd";
import { weeksOf } from "../lifetime-value/histories";
import { spendOf, type FittedStudy } from "../lifetime-value/study";
import { leastCustomers } from "../lifetime-value/worth";
import { isIn } from "./own-days";
import { addGoods, marginAfterGoods, marginRateOf } from "../retention/customer-margin";

/**
 * What LTV is of, beside the CAC of the same customers: what they came to, as the days of the horizon are over for all
 * of them; what they came to and what is expected of the rest of these days; or nothing, as the days are not over and
 * no model was right about the shop's past.
 */
export const worthBases = ["observed", "predicted", "tooYoung"] as const;
export type WorthBasis = (typeof worthBases)[number];

/** What customers of a part of the range with the same first visit came to, and are expected to come to. */
export interface AcquiredWorth extends TouchWorth {
  /** First day of the part. */
  period: ShopDay;
  /** Net sales, minor units. */
  expectedMinor: number;
}

/** Worth of the customers of a range, part by part, within a horizon of so many days. */
export interface AcquiredWorths {
  rows: readonly AcquiredWorth[];
  horizon: number;
  asOfDay: ShopDay;
  /** There is a model that was right about the past. */
  isPredicted: boolean;
}

export function worthBasisOf(
  { horizon, asOfDay, isPredicted }: AcquiredWorths,
  acquired: DayRange,
): WorthBasis {
  if (addDays(acquired.to, horizon) < asOfDay) return "observed";
  return isPredicted ? "predicted" : "tooYoung";
}

/** Why nothing is said of what the customers of some days are worth; null: something is. */
export type NoWorth = "tooYoung" | "fewCustomers" | "noCosts";

export function whyNoWorth(worths: AcquiredWorths, acquired: DayRange): NoWorth | null {
  if (worthBasisOf(worths, acquired) === "tooYoung") return "tooYoung";
  if (worthIn(worths, acquired) !== null) return null;
  const own = worths.rows.filter(({ period }) => isIn(period, acquired));
  const customers = own.reduce((sum, row) => sum + row.customers, 0);
  return customers < leastCustomers ? "fewCustomers" : "noCosts";
}

/**
 * The day on which the customers of earlier days had been ones for as long as those of some days have been by
 * `asOfDay`: what they came to by then is over as long a time. Null: the days are no earlier ones.
 */
export function dayOfSameAge(asOfDay: ShopDay, days: DayRange, earlier: DayRange): ShopDay | null {
  const between = daysBetween(earlier.to, days.to);
  return between > 0 ? addDays(asOfDay, -between) : null;
}

/** Of the customers of some days, which parts do not cross; `rows`: of some of them. */
export function worthIn(
  worths: AcquiredWorths,
  acquired: DayRange,
  rows: readonly AcquiredWorth[] = worths.rows,
): number | null {
  if (worthBasisOf(worths, acquired) === "tooYoung") return null;
  return worthOfAcquired(rows.filter(({ period }) => isIn(period, acquired)));
}

/** What each customer with such a history is expected to spend on the days of the horizon that are to come. */
export function expectRest(
  worth: readonly (TouchWorth & { period: ShopDay })[],
  histories: readonly AcquiredHistories[],
  { model }: Pick<FittedStudy, "model">,
): AcquiredWorth[] {
  const keyOf = ({
    period,
    touch,
    isOnline,
    elsewhere,
  }: Pick<AcquiredWorth, "period" | "touch" | "isOnline" | "elsewhere">) =>
    `${period} ${isOnline} ${elsewhere} ${touch ?? ""}`;
  const expected = new Map<string, number>();
  for (const row of histories) {
    const { customers, repeats, repeatSpendMinor } = row;
    const history = { repeats, recency: weeksOf(row.recency), age: weeksOf(row.age) };
    const orders = customers * expectedPurchases(model, history, weeksOf(row.rest));
    const more = orders * spendOf(model, { customers, repeats, repeatSpendMinor });
    expected.set(keyOf(row), (expected.get(keyOf(row)) ?? 0) + more);
  }
  return worth.map((row) => ({ ...row, expectedMinor: expected.get(keyOf(row)) ?? 0 }));
}

/** After the cost of goods per customer, minor units; null: of too few, or no cost is known. */
export function worthOfAcquired(rows: readonly AcquiredWorth[]): number | null {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const expectedMinor = rows.reduce((sum, row) => sum + row.expectedMinor, 0);
  const sums = addGoods(rows);
  const margin = marginAfterGoods(sums);
  if (customers < leastCustomers || margin === null) return null;
  if (expectedMinor === 0) return Math.round(margin / customers);
  // What is to come is taken at the margin of what came.
  const rate = marginRateOf(sums);
  return rate === null ? null : Math.round((margin + expectedMinor * rate) / customers);
}
