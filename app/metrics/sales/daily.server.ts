import { readSalesDays, readSalesWindows } from "../../store/daily-sales.server";
import type { SalesWindow, SalesWindowRows } from "../../store/sales-window";
import type { ShopRef } from "../../store/with-shop.server";
import type { ComparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { coveredPart, type SalesCoverage } from "./coverage";
import { previousWindow, toPeriod, type SalesPeriod } from "./period";

export interface SalesPeriodOptions {
  coverage: SalesCoverage;
  zone: string;
  /** Orders were read with their customers. */
  hasCustomers: boolean;
  /** What the range is compared with; as many days just before where nothing is said. */
  compared?: ComparedRange;
}

export interface SalesWindows {
  current: SalesWindow | null;
  previous: SalesWindow | null;
}

/**
 * What is covered of a range and of the days it is compared with, though the database may hold more (of
 * an earlier reading, say, whose rows are being overwritten). Null: nothing.
 */
export function coveredWindows(
  range: DayRange,
  { coverage, zone, compared }: Pick<SalesPeriodOptions, "coverage" | "zone" | "compared">,
): SalesWindows {
  const covered = (window: SalesWindow): SalesWindow | null => {
    const part = coveredPart(coverage, window);
    return part && { ...window, ...part };
  };
  return {
    current: covered({ from: range.from, to: range.to }),
    previous: covered(previousWindow(range, coverage, zone, compared)),
  };
}

/** A range and the days it is compared with, each by day and as a whole, of what is covered of them. */
export async function loadSalesPeriods(
  shop: ShopRef,
  range: DayRange,
  options: SalesPeriodOptions,
): Promise<{ current: SalesPeriod; previous: SalesPeriod }> {
  const windows = coveredWindows(range, options);
  const known = [windows.current, windows.previous].filter((part) => part !== null);
  const rows = await readSalesWindows(shop, known, {
    hasFullHistory: options.coverage.isFromTheStart,
    hasCustomers: options.hasCustomers,
  });
  return toPeriods(
    range,
    options,
    (part) => (part && rows[known.indexOf(part)]) ?? noRows,
    windows,
  );
}

/** The same without customers: for long ranges. */
export async function loadSalesOnly(
  shop: ShopRef,
  range: DayRange,
  options: SalesPeriodOptions,
): Promise<{ current: SalesPeriod; previous: SalesPeriod }> {
  const windows = coveredWindows(range, options);
  const known = [windows.current, windows.previous].filter((part) => part !== null);
  const days = await Promise.all(known.map((part) => readSalesDays(shop, part, options)));
  const rows = new Map(
    known.map((part, index) => [part, { days: days[index] ?? [], customers: [] }]),
  );
  return toPeriods(range, options, (part) => (part && rows.get(part)) ?? noRows, windows);
}

function toPeriods(
  range: DayRange,
  { coverage, zone, compared }: SalesPeriodOptions,
  rowsOf: (window: SalesWindow | null) => SalesWindowRows,
  windows: SalesWindows,
): { current: SalesPeriod; previous: SalesPeriod } {
  const before = previousWindow(range, coverage, zone, compared);
  return {
    current: toPeriod(range, coveredPart(coverage, range), rowsOf(windows.current)),
    previous: toPeriod(before, coveredPart(coverage, before), rowsOf(windows.previous)),
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
