import { readSalesDays, readSalesWindows } from "../../store/daily-sales.server";
import type { SalesWindow, SalesWindowRows } from "../../store/sales-window";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import { coveredPart, type SalesCoverage } from "./coverage";
import { previousWindow, toPeriod, type SalesPeriod } from "./period";

export interface SalesPeriodOptions {
  coverage: SalesCoverage;
  zone: string;
  /** Orders were read with their customers. */
  hasCustomers: boolean;
}

/**
 * A range and as many days before it, each by day and as a whole: of what is covered of them, though
 * the database may hold more (of an earlier reading, say, whose rows are being overwritten).
 */
export async function loadSalesPeriods(
  shop: ShopRef,
  range: DayRange,
  { coverage, zone, hasCustomers }: SalesPeriodOptions,
): Promise<{ current: SalesPeriod; previous: SalesPeriod }> {
  const before = previousWindow(range, coverage, zone);
  const parts = [range, before].map((window): SalesWindow | null => {
    const part = coveredPart(coverage, window);
    return part && { ...window, ...part };
  });
  const known = parts.filter((part) => part !== null);
  const rows = await readSalesWindows(shop, known, {
    hasFullHistory: coverage.isFromTheStart,
    hasCustomers,
  });
  const [current, previous] = parts.map((part) => (part && rows[known.indexOf(part)]) ?? noRows);
  return {
    current: toPeriod(range, coveredPart(coverage, range), current ?? noRows),
    previous: toPeriod(before, coveredPart(coverage, before), previous ?? noRows),
  };
}

/**
 * One range by day and as a whole, of what is covered of it and happened before `until`, without its
 * customers.
 */
export async function loadSalesPeriod(
  shop: ShopRef,
  range: DayRange,
  { coverage, hasCustomers, until }: Omit<SalesPeriodOptions, "zone"> & { until: Date },
): Promise<SalesPeriod> {
  const part = coveredPart(coverage, range);
  if (!part) return toPeriod(range, part, noRows);
  const days = await readSalesDays(shop, { ...part, until }, { hasCustomers });
  return toPeriod(range, part, { days, customers: [] });
}

const noRows: SalesWindowRows = { days: [], customers: [] };
