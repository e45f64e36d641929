import { z } from "zod";
import { addDays, type ShopDay } from "../../lib/shop-day";
import type { ChargedPrices } from "../../store/alerts/charged-prices";
import type { TradeDay } from "../facts";
import { defineRule } from "../rule";

const percent = z.number().min(1).max(100);

/**
 * Goods are charged less than each usually is, before discounts: a price list gone wrong, a price without its last
 * digit. What is bought does not move it, as each is beside its own price, so that hardly anything does by chance.
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
  isReplayable: true,
  pathOf: () => "/app/sales/products/price-changes",
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const { days, lastDay } = trading;
    let isKnown = false;
    for (const [length, leastDrop] of [
      [1, limits.leastDropOfDay],
      [3, limits.leastDropOfThree],
    ] as const) {
      const from = addDays(lastDay, 1 - length);
      const charged = chargedOn(days, from, lastDay);
      if (!charged || charged.lines < limits.fewestLines) continue;
      isKnown = true;
      const { lines, ratioSum, squareSum } = charged;
      const ratio = ratioSum / lines;
      // How far a mean of so many lines may lie from that of all, as they differ from each other.
      const spread = Math.sqrt(Math.max(0, squareSum / lines - ratio * ratio) / lines);
      if (1 - ratio < Math.max(leastDrop / 100, limits.deviations * spread)) continue;
      return [
        {
          key: "shop",
          cause: "sales below",
          severity: "critical",
          params: {
            context: length === 1 ? "day" : "days",
            fromDay: from,
            toDay: lastDay,
            changeRatio: 1 - ratio,
            lines,
          },
        },
      ];
    }
    return isKnown ? [] : "unknown";
  },
});

/** Of some days together, without those on which nothing was sold; null: nothing was. */
function chargedOn(days: readonly TradeDay[], from: ShopDay, to: ShopDay): ChargedPrices | null {
  const known = days.flatMap(({ day, prices }) => (day >= from && day <= to && prices) || []);
  if (known.length === 0) return null;
  return known.reduce((sum, day) => ({
    lines: sum.lines + day.lines,
    ratioSum: sum.ratioSum + day.ratioSum,
    squareSum: sum.squareSum + day.squareSum,
  }));
}
