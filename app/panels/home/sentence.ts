import type { DayRange } from "../../metrics/date-range";
import type { ShopDay } from "../../lib/shop-day";
import type { ComparisonView } from "./view";

/** The answer in one sentence, before words and formats are put to it. */
export type Sentence =
  /** `lastOrderDay`: of the last order before them; null where there is none, or it is not known. */
  | { kind: "noOrders"; previousOrders: number | null; lastOrderDay: ShopDay | null }
  | { kind: "notRead" }
  /** Of the days of the range that have been read. */
  | { kind: "readDays"; days: DayRange; netSalesMinor: number; orders: number }
  | { kind: "netSales"; netSalesMinor: number; orders: number; comparison: ComparisonView };

export interface SentenceInput {
  netSalesMinor: number;
  orders: number;
  /** Null where the earlier period is not covered. */
  previousOrders: number | null;
  comparison: ComparisonView;
  coversRange: boolean;
  /** The days of the range that are covered; null: none. */
  readDays: DayRange | null;
  /** Where the range has no orders: the day of the last one before it, if there is one. */
  lastOrderDay: ShopDay | null;
}

/** Which sentence says what the period amounts to, honestly. */
export function chooseSentence(input: SentenceInput): Sentence {
  const { netSalesMinor, orders, comparison } = input;
  if (!input.readDays) return { kind: "notRead" };
  if (!input.coversRange) return { kind: "readDays", days: input.readDays, netSalesMinor, orders };
  // Returns of earlier orders may make a day without orders a day with (negative) sales.
  if (orders === 0 && netSalesMinor === 0) {
    const { previousOrders, lastOrderDay } = input;
    return { kind: "noOrders", previousOrders, lastOrderDay };
  }
  return { kind: "netSales", netSalesMinor, orders, comparison };
}
