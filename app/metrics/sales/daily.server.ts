import { readSalesWindows } from "../../store/daily-sales.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import type { SalesCoverage } from "./coverage";
import { previousWindow, toPeriod, type SalesPeriod } from "./period";

/** A range and as many days before it, each by day and as a whole. */
export async function loadSalesPeriods(
  shop: ShopRef,
  range: DayRange,
  coverage: SalesCoverage,
  zone: string,
): Promise<{ current: SalesPeriod; previous: SalesPeriod }> {
  const before = previousWindow(range, coverage, zone);
  const [current, previous] = await readSalesWindows(shop, [range, before], {
    hasFullHistory: coverage.isFromTheStart,
  });
  if (!current || !previous) throw new Error("Two windows were asked for");
  return { current: toPeriod(range, current), previous: toPeriod(before, previous) };
}
