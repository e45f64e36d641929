import { z } from "zod";
import { judgeDays, type DayFigure, type Judgement } from "../expected";
import type { CauseSplit, TradeDay, TradingFacts } from "../facts";
import { defineRule, type Signal } from "../rule";
import { splitParams, whyPath } from "../sales-causes";

/** One figure that is watched, and how it is read off a day. */
interface Watched {
  key: string;
  /** Of the text. */
  context: string;
  isMoney: boolean;
  /** So many deviations more must it lie below. */
  moreDeviations: number;
  figureOf(day: TradeDay): DayFigure;
}

const watched: readonly Watched[] = [
  {
    key: "net-sales",
    context: "netSales",
    isMoney: true,
    // Returns and single large orders move it, and what moves it otherwise shows in the other two.
    moreDeviations: 0.5,
    figureOf: ({ day, netMinor }) => ({ day, value: netMinor }),
  },
  {
    key: "orders",
    context: "orders",
    isMoney: false,
    moreDeviations: 0,
    figureOf: ({ day, orders }) => ({ day, value: orders }),
  },
  {
    key: "average-order-value",
    context: "orderValue",
    isMoney: true,
    moreDeviations: 0,
    figureOf: ({ day, placedMinor, valuedOrders }) => ({
      day,
      value: placedMinor,
      of: valuedOrders,
    }),
  },
  {
    // There are many times as many visits as orders, so chance moves them less: who stays away shows here first.
    key: "visits",
    context: "visits",
    isMoney: false,
    moreDeviations: 0,
    figureOf: ({ day, sessions }) => ({ day, value: sessions }),
  },
];

const percent = z.number().min(1).max(100);
const settings = z.object({
  leastDropOfDay: percent.default(35),
  leastDropOfThree: percent.default(20),
  deviations: z.number().min(1).max(10).default(2.1),
  deviationsOfThree: z.number().min(1).max(10).default(1.8),
  fewestOrders: z.number().int().min(1).default(10),
  leastRise: z.number().min(1).nullable().default(null),
});

/** How many days are looked at, and how far they must lie below what is expected of them. */
const windows = [
  { length: 1, limit: "leastDropOfDay", unusual: "deviations" },
  { length: 3, limit: "leastDropOfThree", unusual: "deviationsOfThree" },
] as const;

/** Net sales, orders, their average value or visits lie outside what is usual for the weekday and the season. */
export const salesBelowExpected = defineRule({
  id: "sales-below-expected",
  group: "trading",
  severity: "critical",
  coolDownHours: 72,
  settings,
  isReplayable: true,
  pathOf: whyPath,
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const { days, lastDay } = trading;
    const orders = days.map(({ day, orders: count }) => ({ day, value: count }));
    // Of a few orders a day nothing is usual.
    const lengths = windows.filter(
      ({ length }) => (judgeDays(orders, lastDay, length)?.expected ?? 0) >= limits.fewestOrders,
    );
    const found = watched.map((figure) => judge(trading, figure, lengths, limits));
    if (found.every((outcome) => outcome === "unknown")) return "unknown";
    return found.flatMap((outcome) => (outcome === "unknown" ? [] : outcome));
  },
});

function judge(
  { days, lastDay, splits }: TradingFacts,
  figure: Watched,
  lengths: readonly (typeof windows)[number][],
  limits: z.output<typeof settings>,
): Signal[] | "unknown" {
  const figures = days.map(figure.figureOf);
  let isKnown = false;
  for (const { length, limit, unusual: name } of lengths) {
    const judgement = judgeDays(figures, lastDay, length);
    if (!judgement) continue;
    isKnown = true;
    const leastDrop = limits[limit];
    const change = judgement.actual / judgement.expected - 1;
    const unusual = (limits[name] + figure.moreDeviations) * judgement.spread;
    const isLow = -change >= Math.max(leastDrop / 100, unusual);
    const isHigh = limits.leastRise !== null && change >= Math.max(limits.leastRise / 100, unusual);
    if (isLow || isHigh) return [toSignal(figure, judgement, length, isHigh, splits)];
  }
  return isKnown ? [] : "unknown";
}

function toSignal(
  { key, context, isMoney }: Watched,
  { from, to, actual, expected }: Judgement,
  length: number,
  isHigh: boolean,
  splits: readonly CauseSplit[],
): Signal {
  const suffix = isMoney ? "Minor" : "";
  return {
    key,
    cause: isHigh ? "sales above" : "sales below",
    severity: isHigh ? "info" : "critical",
    params: {
      context: `${context}${isHigh ? "High" : ""}_${length === 1 ? "day" : "days"}`,
      fromDay: from,
      toDay: to,
      [`actual${suffix}`]: Math.round(actual),
      [`expected${suffix}`]: Math.round(expected),
      changeRatio: Math.abs(actual / expected - 1),
      ...splitParams(splits, { from, to }, actual < expected ? -1 : 1),
    },
  };
}
