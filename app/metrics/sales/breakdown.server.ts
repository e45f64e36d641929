import { readBreakdowns, readMemberships } from "../../store/sales-breakdown.server";
import type { SumsOptions } from "../../store/rollup/read-sales.server";
import type { SalesWindow } from "../../store/sales-window";
import type { ShopRef } from "../../store/with-shop.server";
import {
  foldMemberships,
  storedFor,
  toFactsByKey,
  type Breakdown,
  type FactsByKey,
} from "./breakdown";

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
  const stored = storedFor(breakdown);
  const [current, previous] = (
    await readBreakdowns(shop, [windows.current, windows.previous], [stored], options)
  ).map((sums) => toFactsByKey(sums.get(stored) ?? []));
  const facts = { current: current ?? new Map(), previous: previous ?? new Map() };
  if (breakdown !== "collection" && breakdown !== "tag") return facts;
  const members = await readMemberships(shop, breakdown);
  return {
    current: foldMemberships(facts.current, members),
    previous: foldMemberships(facts.previous, members),
  };
}

/** The same for several stored breakdowns. */
export async function loadBreakdowns<D extends Exclude<Breakdown, "collection" | "tag">>(
  shop: ShopRef,
  dimensions: readonly D[],
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
  options: SumsOptions = {},
): Promise<Map<D, BreakdownFacts>> {
  const [current, previous] = await readBreakdowns(
    shop,
    [windows.current, windows.previous],
    dimensions,
    options,
  );
  return new Map(
    dimensions.map((dimension) => [
      dimension,
      {
        current: toFactsByKey(current?.get(dimension) ?? []),
        previous: toFactsByKey(previous?.get(dimension) ?? []),
      },
    ]),
  );
}

/** Sums by hour of the day, "00" to "23". */
export async function loadHours(
  shop: ShopRef,
  windows: { current: SalesWindow | null; previous: SalesWindow | null },
): Promise<BreakdownFacts> {
  const [current, previous] = (
    await readBreakdowns(shop, [windows.current, windows.previous], ["hour"])
  ).map((sums) => toFactsByKey(sums.get("hour") ?? []));
  return { current: current ?? new Map(), previous: previous ?? new Map() };
}
