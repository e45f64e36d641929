import type { SumsInColumns, WindowColumns } from "../../store/rollup/column-sums";
import { noValue, notGoods } from "../../store/rollup/dimensions";
import { measures } from "../../store/rollup/measures";
import type { Memberships } from "../../store/sales-breakdown.server";
import type { SalesFacts } from "../metric";
import type { FactsByKey } from "./breakdown";
import { factsOfSums, noSums } from "./facts-of-sums";

/**
 * Sums by product as sums by what products belong to, of each window: a product in several is summed in each, one in
 * none under `noValue`. Orders are not counted (0): an order of two products would count twice.
 */
export function foldMemberships(products: SumsInColumns, members: Memberships): FactsByKey[] {
  const groups = [...placesOfGroups(products, members)];
  return products.windows.map(
    (window) =>
      new Map(
        groups.flatMap(([key, all]) => {
          const places = all.filter((place) => window.has(place));
          return places.length === 0 ? [] : [[key, factsOf(window, places)] as const];
        }),
      ),
  );
}

/** Where the products of each group are. */
function placesOfGroups(
  { count, keyAt }: SumsInColumns,
  members: Memberships,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  const add = (key: string, place: number) => {
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  };
  const placeOf = new Map(Array.from({ length: count }, (_, place) => [keyAt(place), place]));
  const ofNone = new Map(placeOf);
  members.products.forEach((product, index) => {
    const place = placeOf.get(product);
    if (place === undefined) return;
    ofNone.delete(product);
    add(members.keys[index] ?? noValue, place);
  });
  for (const [product, place] of ofNone) add(product === notGoods ? notGoods : noValue, place);
  return groups;
}

function factsOf(window: WindowColumns, places: readonly number[]): SalesFacts {
  const sums = { ...noSums };
  for (const measure of measures) {
    const values = window.valuesOf(measure);
    let sum = 0;
    for (const place of places) sum += values[place] ?? 0;
    sums[measure] = sum;
  }
  return { ...factsOfSums(sums), orders: 0, giftCardOnlyOrders: 0 };
}
