import type { Measure } from "../../store/rollup/measures";
import type { SumsInColumns } from "../../store/rollup/sales-columns";
import { noSales, type SalesFacts } from "../metric";
import { factsOfSums, noSums } from "./facts-of-sums";

/** What keys sold in two windows, for thousands of keys of which few are shown. */
export interface FactsInColumns {
  /** Those of either window. */
  keys: readonly string[];
  /** Of the key at this place; `before` null: nothing is known of that window. */
  at(place: number): { facts: SalesFacts; before: SalesFacts | null };
}

/** Joins sums of two windows by key, made of these measures alone. */
export function joinColumns(
  current: SumsInColumns,
  previous: SumsInColumns | null,
  only: readonly Measure[],
): FactsInColumns {
  const keys = [...new Set([...current.keys, ...(previous?.keys ?? [])])];
  const [after, before] = [openColumns(current, only), previous && openColumns(previous, only)];
  return {
    keys,
    at(place) {
      const key = keys[place] ?? "";
      return { facts: after(key), before: before && before(key) };
    },
  };
}

function openColumns(sums: SumsInColumns, only: readonly Measure[]): (key: string) => SalesFacts {
  const places = new Map(sums.keys.map((key, place) => [key, place]));
  const columns = only.map((name) => ({ name, values: sums.valuesOf(name) }));
  const row = { ...noSums };
  return (key) => {
    const place = places.get(key);
    if (place === undefined) return noSales;
    for (const { name, values } of columns) row[name] = values[place] ?? 0;
    return factsOfSums(row);
  };
}
