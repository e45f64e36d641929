import type { KeySums } from "../../store/rollup/key-sums";
import { factsOfSums } from "./facts-of-sums";
import type { SalesFacts } from "../metric";

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
