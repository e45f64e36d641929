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
  /** Whether what moves it shows elsewhere too, where chance moves less. */
  showsElsewhere(day: TradeDay): boolean;
}

/*
 * Fewer shoppers show among visits, shoppers who cannot pay at checkout, and wrong prices beside usual ones, each
 * with far less chance in it than orders and their value. Where these are known, what else lies low is more often
 * chance, and has to lie lower to be told.
 */
const moreWhereShown = 0.5;
const areShoppersKnown = ({ sessions, reached, checkouts }: TradeDay) =>
  sessions !== null && (reached !== null || checkouts !== null);
const arePricesKnown = ({ prices }: TradeDay) => prices !== null;

const watched: readonly Watched[] = [
  {
    key: "net-sales",
    context: "netSales",
    isMoney: true,
    // Returns and single large orders move it, and what moves it otherwise shows in the other two.
    moreDeviations: 0.5,
    figureOf: ({ day, netMinor }) => ({ day, value: netMinor }),
    showsElsewhere: (day) => areShoppersKnown(day) && arePricesKnown(day),
  },
  {
    key: "orders",
    context: "orders",
    isMoney: false,
    moreDeviations: 0,
    figureOf: ({ day, orders }) => ({ day, value: orders }),
    showsElsewhere: areShoppersKnown,
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
    showsElsewhere: arePricesKnown,
  },
  {
    // There are many times as many visits as orders, so chance moves them less: who stays away shows here first.
    key: "visits",
    context: "visits",
    isMoney: false,
    moreDeviations: 0,
    figureOf: ({ day, sessions }) => ({ day, value: sessions }),
    showsElsewhere: () => false,
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
  triedOn: "trade",
  trade: ["days", "splits"],
  pathOf: whyPath,
  run({ trading }, limits) {
    if (!trading) return "unknown";
    const { days, lastDay } = trading;
    const orders = days.map(({ day, orders: count }) => ({ day, value: count }));
    // Of a few orders a day nothing is usual.
    const lengths = windows.filter(
      ({ length }) => (judgeDays(orders, lastDay, length)?.expected ?? 0) >= limits.fewestOrders,
    );
    const found = watched.map((figure) => ({
      key: figure.key,
      outcome: judge(trading, figure, lengths, limits),
    }));
    const unknownKeys = found.flatMap(({ key, outcome }) => (outcome === "unknown" ? [key] : []));
    if (unknownKeys.length === watched.length) return "unknown";
    // Visits of yesterday are told an hour late: until then an alert of theirs stays as it is.
    const signals = found.flatMap(({ outcome }) => (outcome === "unknown" ? [] : outcome));
    return { signals, unknownKeys };
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
    const { from, to } = judgement;
    const window = days.filter(({ day }) => day >= from && day <= to);
    const more = window.every(figure.showsElsewhere) ? moreWhereShown : 0;
    const unusual = (limits[name] + figure.moreDeviations + more) * judgement.spread;
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
