import { z } from "zod";
import { addDays, type ShopDay } from "../../lib/shop-day";
import { pastOfSales, type ChargedPrices } from "../../store/alerts/charged-prices";
import type { TradeDay } from "../facts";
import { defineRule } from "../rule";

const percent = z.number().min(1).max(100);
// So many make a habit, each apart from the next by days on which prices were as usual.
const salesOfHabit = 3;
const usualBetween = 2;
// Of what is charged in such a sale: they are not all equally deep.
const belowHabit = 0.05;

/**
 * Goods are charged less than each usually is, before discounts: a price list gone wrong, a price without its last
 * digit. What is bought does not move it, as each is beside its own price, so that hardly anything does by chance. A
 * shop that lowers its prices again and again is told of what lies below its own sales.
 */
export const pricesTooLow = defineRule({
  id: "prices-too-low",
  group: "trading",
  severity: "critical",
  coolDownHours: 72,
  settings: z.object({
    leastDropOfDay: percent.default(25),
    leastDropOfThree: percent.default(15),
    deviations: z.number().min(1).max(10).default(3),
    fewestLines: z.number().int().min(1).default(10),
  }),
  triedOn: "trade",
  trade: ["days"],
  pathOf: () => "/app/sales/products/price-changes",
  // Three days are no lower than the lowest of them.
  priceDropOf: ({ leastDropOfDay, leastDropOfThree }) =>
    Math.min(leastDropOfDay, leastDropOfThree) / 100,
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const { days, lastDay } = trading;
    let isKnown = false;
    for (const [length, leastDrop] of [
      [1, limits.leastDropOfDay],
      [3, limits.leastDropOfThree],
    ] as const) {
      const from = addDays(lastDay, 1 - length);
      const charged = sumOf(days.filter(({ day }) => day >= from && day <= lastDay));
      if (!charged || charged.lines < limits.fewestLines) continue;
      isKnown = true;
      const { lines, ratioSum, squareSum } = charged;
      const ratio = ratioSum / lines;
      // How far a mean of so many lines may lie from that of all, as they differ from each other.
      const spread = Math.sqrt(Math.max(0, squareSum / lines - ratio * ratio) / lines);
      const drop = 1 - ratio;
      if (drop < Math.max(leastDrop / 100, limits.deviations * spread)) continue;
      if (drop < limitOfSales(days, from, length, limits.fewestLines)) continue;
      return [
        {
          key: "shop",
          cause: "sales below",
          severity: "critical",
          params: {
            context: length === 1 ? "day" : "days",
            fromDay: from,
            toDay: lastDay,
            changeRatio: drop,
            lines,
          },
        },
      ];
    }
    return isKnown ? [] : "unknown";
  },
});

/**
 * The limit of a shop that lowers its prices again and again: how deep the third-deepest of its sales of half a year
 * was is its habit, and no news before prices lie still further down. What has not ended before the days that are looked at
 * is no sale of the past: a mistake would make itself a habit. 0: there were not so many.
 */
function limitOfSales(
  days: readonly TradeDay[],
  from: ShopDay,
  length: number,
  fewestLines: number,
): number {
  const end = days.findIndex(({ day }) => day === from);
  // From the last day back: first what may still go on, then each sale before it.
  const depths = [0];
  let usualDays = 0;
  for (let last = end; last >= Math.max(length, end - pastOfSales.days + 1); last -= 1) {
    const charged = sumOf(days.slice(last - length, last));
    if (!charged || charged.lines < fewestLines) continue;
    const drop = 1 - charged.ratioSum / charged.lines;
    if (drop < pastOfSales.leastDrop) {
      usualDays += 1;
      continue;
    }
    if (usualDays >= usualBetween) depths.push(0);
    usualDays = 0;
    depths.push(Math.max(depths.pop() ?? 0, drop));
  }
  const past = depths.slice(1).sort((one, other) => other - one);
  const habit = past[salesOfHabit - 1] ?? 0;
  return habit === 0 ? 0 : 1 - (1 - habit) * (1 - belowHabit);
}

/** Of some days together, without those on which nothing was sold; null: nothing was. */
function sumOf(days: readonly TradeDay[]): ChargedPrices | null {
  const known = days.flatMap(({ prices }) => prices ?? []);
  if (known.length === 0) return null;
  return known.reduce((sum, day) => ({
    lines: sum.lines + day.lines,
    ratioSum: sum.ratioSum + day.ratioSum,
    squareSum: sum.squareSum + day.squareSum,
  }));
}
