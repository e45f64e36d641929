import { addDays, startOfDay, type ShopCalendar, type ShopDay } from "../../lib/shop-day";
import {
  addFigures,
  figuresOf,
  isNothing,
  noFigures,
  subtractFigures,
  type FigureParts,
  type ReportFigures,
} from "../../store/report-figures";
import type { OrderComparison, ShopifySalesDay } from "../../store/shopify-sales.server";
import { isDayIncomplete, type SalesCoverage } from "../sales/coverage";
import { differenceOf, explainOrder, type Explanation } from "./causes";

/**
 * A covered day: equal to the minor unit in every figure, differing in one, not over when one of both
 * sides was read, or not asked of Shopify.
 */
export type DayState = "equal" | "differs" | "open" | "notAsked";

export interface ComparedDay {
  day: ShopDay;
  state: DayState;
  ours: ReportFigures;
  /** Null where Shopify was not asked. */
  theirs: ReportFigures | null;
  /** Ours less theirs. */
  difference: ReportFigures | null;
}

/** A day that differs (or is open and does), and the orders that make the difference. */
export interface ExplainedDay extends ComparedDay {
  difference: ReportFigures;
  orders: ExplainedOrder[];
  /** What no listed order explains. */
  remainder: ReportFigures;
  /** The orders listed are all that differed when it was checked. */
  isNarrowed: boolean;
}

export interface ExplainedOrder extends Explanation {
  orderId: number;
  name: string | null;
  difference: ReportFigures;
}

export interface CompareInput {
  coverage: SalesCoverage;
  calendar: ShopCalendar;
  ours: readonly (FigureParts & { day: ShopDay })[];
  theirs: readonly ShopifySalesDay[];
}

/** Both sides of every covered day, in order. */
export function compareDays({ coverage, calendar, ours, theirs }: CompareInput): ComparedDay[] {
  const said = new Map(theirs.map((row) => [row.day, row]));
  return ours.map((parts): ComparedDay => {
    const { day } = parts;
    const mine = figuresOf(parts);
    const row = said.get(day);
    if (!row) return { day, state: "notAsked", ours: mine, theirs: null, difference: null };
    const theirFigures = pickFigures(row);
    const difference = subtractFigures(mine, theirFigures);
    const endsAt = startOfDay(addDays(day, 1), calendar.zone);
    const isOpen = isDayIncomplete(coverage, day) || row.checkedAt < endsAt;
    const state = isOpen ? "open" : isNothing(difference) ? "equal" : "differs";
    return { day, state, ours: mine, theirs: theirFigures, difference };
  });
}

/** The orders behind the differences of days. */
export function explainDays(
  days: readonly ComparedDay[],
  comparisons: readonly OrderComparison[],
  { theirs, calendar, currency }: Pick<CompareInput, "theirs" | "calendar"> & { currency: string },
): ExplainedDay[] {
  const narrowed = new Set(theirs.filter((row) => row.isNarrowed).map(({ day }) => day));
  const differing = comparisons.filter((each) => !isNothing(differenceOf(each)));
  const byOrder = new Map<number, OrderComparison[]>();
  for (const each of differing) {
    const known = byOrder.get(each.orderId);
    if (known) known.push(each);
    else byOrder.set(each.orderId, [each]);
  }
  return days.flatMap((day) => {
    const { difference } = day;
    if (!difference || isNothing(difference)) return [];
    const orders = differing
      .filter((each) => each.day === day.day)
      .map((each): ExplainedOrder => {
        const others = (byOrder.get(each.orderId) ?? []).filter((other) => other !== each);
        return {
          orderId: each.orderId,
          name: each.name,
          difference: differenceOf(each),
          ...explainOrder(each, others, { calendar, currency }),
        };
      });
    const listed = orders.map((order) => order.difference).reduce(addFigures, noFigures);
    return [
      {
        ...day,
        difference,
        orders,
        remainder: subtractFigures(difference, listed),
        isNarrowed: narrowed.has(day.day),
      },
    ];
  });
}

function pickFigures(row: ReportFigures): ReportFigures {
  const { grossMinor, discountsMinor, returnsMinor, netMinor } = row;
  const { shippingMinor, taxesMinor, totalMinor, orders } = row;
  return {
    grossMinor,
    discountsMinor,
    returnsMinor,
    netMinor,
    shippingMinor,
    taxesMinor,
    totalMinor,
    orders,
  };
}
