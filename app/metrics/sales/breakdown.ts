import type { StoredDimension } from "../../store/rollup/dimensions";
import { noValue, notGoods } from "../../store/rollup/dimensions";
import type { KeySums } from "../../store/rollup/key-sums";
import { factsOfSums } from "./facts-of-sums";
import { noCustomers, sumDays, type SalesFacts } from "../metric";

/** What sales can be broken down by. */
export const breakdowns = [
  "product",
  "variant",
  "type",
  "vendor",
  "collection",
  "tag",
  "category",
  "channel",
  "code",
  "kind",
  "country",
] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Those that a shop has: countries of orders are asked for only where the merchant wants that. */
export function breakdownsOf({ readsCountries }: { readsCountries: boolean }): Breakdown[] {
  return breakdowns.filter((breakdown) => breakdown !== "country" || readsCountries);
}

/** The stored sums that a breakdown is made from. */
export function storedFor(breakdown: Breakdown): StoredDimension {
  return breakdown === "collection" || breakdown === "tag" ? "product" : breakdown;
}

/** A sale can be in several rows: rows add up to more than the whole. */
export function isOverlapping(breakdown: Breakdown): boolean {
  return breakdown === "collection" || breakdown === "tag" || breakdown === "code";
}

/** Of products, not of orders: an order can be in several rows. */
export function isOfGoods(breakdown: Breakdown): boolean {
  return !["channel", "code", "kind", "country"].includes(breakdown);
}

/** Orders of several products cannot be counted by what the products have in common. */
export function canCountOrders(breakdown: Breakdown): boolean {
  return breakdown !== "collection" && breakdown !== "tag";
}

export type FactsByKey = Map<string, SalesFacts>;

export function toFactsByKey(rows: readonly KeySums[]): FactsByKey {
  return new Map(rows.map((row) => [row.key, factsOfSums(row)]));
}

/**
 * Sums by product as sums by what products belong to: a product in several is summed in each, one in
 * none under `noValue`. Orders are not counted (0): an order of two products would count twice.
 */
export function foldMemberships(
  products: FactsByKey,
  membersOf: ReadonlyMap<string, readonly string[]>,
): FactsByKey {
  const parts = new Map<string, SalesFacts[]>();
  for (const [product, facts] of products) {
    const known = membersOf.get(product) ?? [];
    const keys = product === notGoods ? [notGoods] : known.length === 0 ? [noValue] : known;
    for (const key of keys) {
      const list = parts.get(key);
      if (list) list.push(facts);
      else parts.set(key, [facts]);
    }
  }
  return new Map(
    [...parts].map(([key, list]) => [
      key,
      { ...sumDays(list, noCustomers), orders: 0, giftCardOnlyOrders: 0 },
    ]),
  );
}
