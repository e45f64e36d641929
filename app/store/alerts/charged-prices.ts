/**
 * What units of a day were charged before discounts, beside what the same variants usually are. Each order counts
 * once for every variant in it, however many units it has of it: one large order says no more than another.
 */
export interface ChargedPrices {
  /** Variants in orders of which a usual price is known. */
  lines: number;
  /** Sums over these of the price charged over the usual one (1: as usual), and of its square. */
  ratioSum: number;
  squareSum: number;
}

/** What a variant was usually charged: per unit, over so many days that end so many days before. */
export const usualPrice = {
  days: 56,
  /** Three days are looked at together: none of them says what is usual. */
  endsBefore: 4,
  /** Fewer say little of what is usual. */
  leastUnits: 3,
} as const;

/** How far back it is looked whether a shop lowers its prices again and again, and from how far below usual prices on. */
export const pastOfSales = { days: 182, leastDrop: 0.05 } as const;
