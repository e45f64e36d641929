import type { OptionScheme } from "../option-schemes";

/** One kind of product a vertical sells, e.g. T-shirts within apparel. */
export interface Kind {
  /** Last part of the right TaxonomyCategory gid. */
  category: string;
  productType: string;
  nouns: readonly string[];
  looks: readonly string[];
  /** US dollars, lowest and highest list price. */
  usd: readonly [number, number];
  options: readonly OptionScheme[];
  /** Weight of a typical piece. */
  grams: number;
  /** Harmonised System code, 6 digits. */
  hs: string;
}

export interface Vertical {
  key: string;
  /** Share among all products, relative to the other verticals. */
  weight: number;
  brands: readonly string[];
  names: readonly string[];
  /** How {name}, {look} and {noun} make a title; every combination of the three is one product. */
  patterns: readonly string[];
  season: Season;
  origins: readonly string[];
  tags: readonly string[];
  /** Share of products that carry GTINs at all (handmade goods often do not). */
  barcodeRate: number;
  selling: readonly string[];
  care: readonly string[];
  features: readonly string[];
  kinds: readonly Kind[];
}

export type Season = "flat" | "summer" | "winter" | "gifts" | "spring" | "fitness" | "school";

/** Demand by month, January first, around 1. */
export const SEASONS: Record<Season, readonly number[]> = {
  flat: [0.95, 0.95, 0.98, 0.98, 1, 1, 0.98, 0.98, 1, 1.02, 1.1, 1.1],
  summer: [0.6, 0.7, 0.95, 1.15, 1.35, 1.5, 1.45, 1.25, 0.9, 0.7, 0.7, 0.75],
  winter: [1.2, 1, 0.85, 0.7, 0.6, 0.55, 0.6, 0.75, 1, 1.3, 1.75, 1.7],
  gifts: [0.75, 1, 0.85, 0.85, 0.95, 0.8, 0.75, 0.8, 0.85, 0.95, 1.6, 1.85],
  spring: [0.5, 0.75, 1.35, 1.75, 1.7, 1.35, 1, 0.85, 0.8, 0.7, 0.6, 0.65],
  fitness: [1.55, 1.2, 1.05, 1.05, 1.05, 1, 0.95, 0.9, 0.95, 0.85, 0.7, 0.75],
  school: [1, 0.8, 0.8, 0.8, 0.85, 0.85, 1.15, 1.6, 1.25, 0.85, 0.95, 1.1],
};

/** Builds a kind from a compact row; nouns and looks are separated by "|". */
export function kind(
  category: string,
  productType: string,
  nouns: string,
  looks: string,
  usd: readonly [number, number],
  options: readonly OptionScheme[],
  grams: number,
  hs: string,
): Kind {
  return {
    category,
    productType,
    nouns: nouns.split("|"),
    looks: looks.split("|"),
    usd,
    options,
    grams,
    hs,
  };
}

/** Splits a "|" separated word list. */
export function words(list: string): readonly string[] {
  return list.split("|");
}
