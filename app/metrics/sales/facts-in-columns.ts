import type { SumsInColumns, WindowColumns } from "../../store/rollup/column-sums";
import type { Measure } from "../../store/rollup/measures";
import { noSales, type SalesFacts } from "../metric";

/** What keys sold in a window and in one before, for thousands of keys of which few are shown. */
export interface FactsInColumns {
  count: number;
  keyAt(place: number): string;
  /** Of the key at this place; `before` null: nothing is known of that window. */
  at(place: number): { facts: SalesFacts; before: SalesFacts | null };
  /** The same in objects that the next call uses again: for a look at every key. */
  glance(place: number): { facts: SalesFacts; before: SalesFacts | null };
}

/** Opens sums of a window, and of one before where `hasBefore`, made of these measures alone. */
export function openFacts(
  { count, keyAt, windows }: SumsInColumns,
  only: readonly Measure[],
  hasBefore: boolean,
): FactsInColumns {
  const [current, previous] = windows.map((window) => openWindow(window, only));
  const fill = (into: { facts: SalesFacts; before: SalesFacts | null }, place: number) => {
    current?.(into.facts, place);
    if (into.before) previous?.(into.before, place);
    return into;
  };
  const empty = () => ({ facts: { ...noSales }, before: hasBefore ? { ...noSales } : null });
  const used = empty();
  return {
    count,
    keyAt,
    at: (place) => fill(empty(), place),
    glance: (place) => fill(used, place),
  };
}

/** Measures that are facts, most under the same name; others are of no figure. */
function factOf(measure: Measure): keyof SalesFacts | null {
  if (measure === "grossMinor") return "grossSalesMinor";
  return measure in noSales ? (measure as Measure & keyof SalesFacts) : null;
}

/** Writes what the key at a place sold in a window into facts. */
function openWindow(
  { valuesOf }: WindowColumns,
  only: readonly Measure[],
): (into: SalesFacts, place: number) => void {
  const columns = only.flatMap((measure) => {
    const name = factOf(measure);
    return name === null ? [] : { name, values: valuesOf(measure) };
  });
  return (into, place) => {
    for (const { name, values } of columns) into[name] = values[place] ?? 0;
  };
}
