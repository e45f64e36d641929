import { measures, type Measure } from "../../store/rollup/measures";
import type { ColumnDimension } from "../../store/rollup/sales-columns";
import {
  readBreakdown,
  readBreakdownColumns,
  readBreakdowns,
  readMemberships,
} from "../../store/sales-breakdown.server";
import type { SumsOptions } from "../../store/rollup/read-sales.server";
import type { SalesWindow } from "../../store/sales-window";
import type { ShopRef } from "../../store/with-shop.server";
import { toFactsByKey, type Breakdown, type FactsByKey } from "./breakdown";
import { openFacts, type FactsInColumns } from "./facts-in-columns";
import { foldMemberships } from "./memberships";

/** What net sales are made of. */
export const netMeasures = ["grossMinor", "discountsMinor", "returnsMinor"] as const;

/** Sums of two windows by the keys of a breakdown; null: nothing of that window is known. */
export interface BreakdownFacts {
  current: FactsByKey;
  previous: FactsByKey;
}

export async function loadBreakdown(
  shop: ShopRef,
  breakdown: Breakdown,
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
  options: SumsOptions = {},
): Promise<BreakdownFacts> {
  const both = [windows.current, windows.previous];
  if (breakdown === "collection" || breakdown === "tag") {
    const [products, members] = await Promise.all([
      readBreakdownColumns(shop, both, "product", options.only ?? measures),
      readMemberships(shop, breakdown),
    ]);
    return toBreakdownFacts(foldMemberships(products, members));
  }
  return toBreakdownFacts((await readBreakdown(shop, both, breakdown, options)).map(toFactsByKey));
}

const toBreakdownFacts = ([current, previous]: readonly FactsByKey[]): BreakdownFacts => ({
  current: current ?? new Map(),
  previous: previous ?? new Map(),
});

/** The same for several stored breakdowns. */
export async function loadBreakdowns<D extends Exclude<Breakdown, "collection" | "tag">>(
  shop: ShopRef,
  dimensions: readonly D[],
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
  options: Pick<SumsOptions, "only"> = {},
): Promise<Map<D, BreakdownFacts>> {
  const both = [windows.current, windows.previous];
  const read = await readBreakdowns(shop, both, dimensions, options);
  return new Map(
    dimensions.map((dimension) => [
      dimension,
      toBreakdownFacts(read.map((sums) => toFactsByKey(sums.get(dimension) ?? []))),
    ]),
  );
}

/** Sums by product or variant in columns, of these measures alone. */
export async function loadColumns(
  shop: ShopRef,
  dimension: ColumnDimension,
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
  only: readonly Measure[],
): Promise<FactsInColumns> {
  const both = [windows.current, windows.previous];
  return openFacts(await readBreakdownColumns(shop, both, dimension, only), only, true);
}

/** Sums by hour of the day, "00" to "23". */
export async function loadHours(
  shop: ShopRef,
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
): Promise<BreakdownFacts> {
  const read = await readBreakdown(shop, [windows.current, windows.previous], "hour");
  return toBreakdownFacts(read.map(toFactsByKey));
}
