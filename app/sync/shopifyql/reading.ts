import type { ShopDay } from "../../lib/shop-day";

/** What a report is asked for, newest days first. */
export interface ReportReading {
  /** The first day. */
  from: ShopDay;
  /** The days before this one are still to be asked for. */
  before: ShopDay;
  today: ShopDay;
  /** ISO 4217 */
  currency: string;
  clock: () => Date;
  isTimeUp: () => boolean;
}
