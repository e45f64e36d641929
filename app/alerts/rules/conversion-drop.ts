import { z } from "zod";
import { judgeDays } from "../expected";
import { defineRule } from "../rule";

const percent = z.number().min(1).max(100);

/** A smaller part of visits became orders than is usual. */
export const conversionDrop = defineRule({
  id: "conversion-drop",
  group: "trading",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({
    leastDropOfDay: percent.default(35),
    leastDropOfThree: percent.default(22),
    deviations: z.number().min(1).max(10).default(2.8),
    fewestOrders: z.number().int().min(1).default(10),
  }),
  triedOn: "trade",
  trade: ["days"],
  pathOf: ({ fromDay, toDay }) => `/app/sales/conversion?from=${fromDay}&to=${toDay}`,
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const { days, lastDay } = trading;
    const rates = days.map(({ day, sessions, completed }) =>
      sessions === null ? { day, value: null } : { day, value: completed, of: sessions },
    );
    let isKnown = false;
    for (const [length, leastDrop] of [
      [1, limits.leastDropOfDay],
      [3, limits.leastDropOfThree],
    ] as const) {
      const judgement = judgeDays(rates, lastDay, length);
      if (!judgement) continue;
      const { from, to, actual, expected, spread } = judgement;
      const visits = days
        .filter(({ day }) => day >= from && day <= to)
        .reduce((sum, { sessions }) => sum + (sessions ?? 0), 0);
      if (visits * expected < limits.fewestOrders) continue;
      isKnown = true;
      const drop = 1 - actual / expected;
      if (drop < Math.max(leastDrop / 100, limits.deviations * spread)) continue;
      return [
        {
          key: "shop",
          cause: "sales below",
          severity: "warning",
          params: {
            context: length === 1 ? "day" : "days",
            fromDay: from,
            toDay: to,
            actualRatio: actual,
            expectedRatio: expected,
            visits,
          },
        },
      ];
    }
    return isKnown ? [] : "unknown";
  },
});
