/** What was sold in a range, and what is there now. */
export interface StockFacts {
  unitsSold: number;
  /** Negative or 0. */
  unitsReturned: number;
  /** Null: Shopify does not count it, or it has not been read. May be below 0 (oversold). */
  stock: number | null;
  /** The days of the range that are read. */
  days: number;
}

/** Units sold less those returned; those that came back of earlier sales alone sold nothing. */
function soldUnits({ unitsSold, unitsReturned }: StockFacts): number {
  return Math.max(0, unitsSold + unitsReturned);
}

/** Oversold is nothing left, not less. */
function unitsLeft({ stock }: StockFacts): number | null {
  return stock === null ? null : Math.max(0, stock);
}

/** Units sold over units sold and units left. Null: stock is not known, or nothing was there to sell. */
export function sellThroughOf(facts: StockFacts): number | null {
  const left = unitsLeft(facts);
  if (left === null) return null;
  const sold = soldUnits(facts);
  return sold + left > 0 ? sold / (sold + left) : null;
}

/** Whole days that the stock lasts at the pace of the range. Null: not known, or nothing was sold. */
export function daysOfStockOf(facts: StockFacts): number | null {
  const left = unitsLeft(facts);
  if (left === null) return null;
  if (left === 0) return 0;
  const sold = soldUnits(facts);
  // Multiplied first: a division of whole numbers that comes out even stays even.
  return sold > 0 ? Math.floor((left * facts.days) / sold) : null;
}

export const stockStates = [
  "soldOut",
  "upTo14",
  "upTo30",
  "upTo90",
  "slow",
  "noSales",
  "unknown",
] as const;
export type StockState = (typeof stockStates)[number];

/** Where stock that lasts this many days or more is called slow: a season is over by then. */
export const slowDays = 91;

export function stockStateOf(facts: StockFacts): StockState {
  const left = unitsLeft(facts);
  if (left === null) return "unknown";
  if (left === 0) return "soldOut";
  const days = daysOfStockOf(facts);
  if (days === null) return "noSales";
  if (days >= slowDays) return "slow";
  if (days > 30) return "upTo90";
  return days > 14 ? "upTo30" : "upTo14";
}
