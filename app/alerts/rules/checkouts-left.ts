import { z } from "zod";
import { judgeDays, type DayFigure } from "../expected";
import type { TradeDay, TradingFacts } from "../facts";
import { defineRule, type Signal } from "../rule";

interface Watched {
  /** Also the text's. */
  key: string;
  figureOf(day: TradeDay): DayFigure;
}

/*
 * Who has reached checkout means to buy: far more of them do than of all visits, and how many come does not move it,
 * so that chance moves it least of all that tells of shoppers who cannot pay.
 */
const watched: readonly Watched[] = [
  {
    key: "visits",
    figureOf: ({ day, reached, completed }) =>
      reached === null ? { day, value: null } : { day, value: completed, of: reached },
  },
  {
    key: "checkouts",
    figureOf: ({ day, checkouts }) =>
      checkouts === null
        ? { day, value: null }
        : { day, value: checkouts.ordered, of: checkouts.ordered + checkouts.left },
  },
];

const percent = z.number().min(1).max(100);
const settings = z.object({
  leastDropOfDay: percent.default(30),
  leastDropOfThree: percent.default(18),
  deviations: z.number().min(1).max(10).default(2.8),
  deviationsOfThree: z.number().min(1).max(10).default(2.8),
  fewestOrders: z.number().int().min(1).default(10),
});

/** A smaller part of those who reach checkout complete it: they want to buy and cannot, or do not. */
export const checkoutsLeft = defineRule({
  id: "checkouts-left",
  group: "trading",
  severity: "critical",
  coolDownHours: 72,
  settings,
  triedOn: "trade",
  trade: ["days"],
  pathOf: ({ fromDay, toDay }) => `/app/sales/conversion?from=${fromDay}&to=${toDay}`,
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const found = watched.map((figure) => ({ ...figure, outcome: judge(trading, figure, limits) }));
    const unknownKeys = found.flatMap(({ key, outcome }) => (outcome === "unknown" ? [key] : []));
    if (unknownKeys.length === watched.length) return "unknown";
    const signals = found.flatMap(({ outcome }) => (outcome === "unknown" ? [] : outcome));
    return { signals, unknownKeys };
  },
});

function judge(
  { days, lastDay }: TradingFacts,
  { key, figureOf }: Watched,
  limits: z.output<typeof settings>,
): Signal[] | "unknown" {
  const figures = days.map(figureOf);
  let isKnown = false;
  for (const [length, leastDrop, deviations] of [
    [1, limits.leastDropOfDay, limits.deviations],
    [3, limits.leastDropOfThree, limits.deviationsOfThree],
  ] as const) {
    const judgement = judgeDays(figures, lastDay, length);
    if (!judgement) continue;
    const { from, to, actual, expected, spread } = judgement;
    const reached = figures
      .filter(({ day }) => day >= from && day <= to)
      .reduce((sum, { of }) => sum + (of ?? 0), 0);
    if (reached * expected < limits.fewestOrders) continue;
    isKnown = true;
    if (1 - actual / expected < Math.max(leastDrop / 100, deviations * spread)) continue;
    return [
      {
        key,
        cause: "sales below",
        severity: "critical",
        params: {
          context: `${key}_${length === 1 ? "day" : "days"}`,
          fromDay: from,
          toDay: to,
          actualRatio: actual,
          expectedRatio: expected,
          reached,
        },
      },
    ];
  }
  return isKnown ? [] : "unknown";
}
