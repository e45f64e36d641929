import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { DayRange } from "../../metrics/date-range";

/** What a shop sold, as plain JSON: money in minor units of its currency. */
export type SalesView =
  /** Neither are all orders of one day here, nor is it known that there are none. */
  | { state: "notRead" }
  /** Everything is read, and there has never been an order. */
  | { state: "empty"; currency: string; timezone: string; definitions: DefinitionView[] }
  | SalesReadyView;

export interface SalesReadyView {
  state: "ready";
  /** ISO 4217 */
  currency: string;
  timezone: string;
  coverage: SalesCoverageView;
  /** The days below, both ends included. */
  range: DayRange;
  total: SalesFigures;
  /** Every day of the range; those that are not covered are 0 and say so. */
  days: DaySales[];
  months: MonthSales[];
  definitions: DefinitionView[];
}

export interface SalesCoverageView {
  /** Null: from the shop's beginning, whose day is not known. */
  from: ShopDay | null;
  to: ShopDay;
  /** There is nothing before. */
  isFromTheStart: boolean;
  /** Every day of the range is covered. */
  coversRange: boolean;
}

/** From gross to total sales; discounts and returns are negative or 0. */
export interface SalesFigures {
  grossSalesMinor: number;
  discountsMinor: number;
  returnsMinor: number;
  netSalesMinor: number;
  shippingMinor: number;
  dutiesMinor: number;
  additionalFeesMinor: number;
  taxesMinor: number;
  totalSalesMinor: number;
  orders: number;
  /** Null where there is no order to take the average of. */
  averageOrderValueMinor: number | null;
}

export interface DaySales extends SalesFigures {
  day: ShopDay;
  isCovered: boolean;
}

/** A calendar month, or the part of one that lies in the range. */
export interface MonthSales extends SalesFigures, DayRange {}

export interface DefinitionView {
  figure: keyof SalesFigures;
  label: TextKey;
  formula: TextKey;
  included: TextKey;
  excluded: TextKey;
  basis: TextKey;
  source: { name: string; url: string };
}
