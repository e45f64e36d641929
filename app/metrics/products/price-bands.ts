/** What one variant sold: enough for its charged price and its band. */
export interface ChargedFacts {
  grossSalesMinor: number;
  /** Negative or 0. */
  discountsMinor: number;
  unitsSold: number;
}

/**
 * What a unit was sold for on average: gross sales less discounts over units sold, in minor units, not
 * rounded. Null where no unit was sold (returns of earlier sales only).
 */
export function chargedPriceOf({
  grossSalesMinor,
  discountsMinor,
  unitsSold,
}: ChargedFacts): number | null {
  return unitsSold > 0 ? (grossSalesMinor + discountsMinor) / unitsSold : null;
}

/** From `from` on, and below `to` (null: no upper end). Minor units. */
export interface PriceBand {
  from: number;
  to: number | null;
}

const quantiles = [0.2, 0.4, 0.6, 0.8];
// What people call round, within a power of ten.
const roundSteps = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];

/**
 * Bands between round numbers near the fifths of these prices, each price counted once. They touch and do
 * not overlap, none is empty: limits that would leave one empty are left out.
 */
export function chooseBands(prices: Iterable<number>): PriceBand[] {
  const sorted = Float64Array.from(prices).sort();
  const limits: number[] = [];
  for (const share of quantiles) {
    const price = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (price === undefined) break;
    const limit = roundPrice(price);
    const last = limits.at(-1) ?? 0;
    const hasSome = (from: number, to: number) => sorted.some((each) => each >= from && each < to);
    if (limit > last && hasSome(last, limit) && hasSome(limit, Infinity)) limits.push(limit);
  }
  return [0, ...limits].map((from, index) => ({ from, to: limits[index] ?? null }));
}

/** The round number nearest to a price, at least one minor unit. */
export function roundPrice(minor: number): number {
  if (minor < 1) return 1;
  const power = 10 ** (Math.floor(Math.log10(minor)) - 1);
  const nearest = roundSteps
    .map((step) => step * power)
    .reduce((best, each) => (Math.abs(each - minor) < Math.abs(best - minor) ? each : best));
  return Math.max(1, Math.round(nearest));
}

/** The place of the band that a price lies in; bands begin at 0. */
export function bandOf(price: number, bands: readonly PriceBand[]): number {
  return bands.findIndex(({ to }) => to === null || price < to);
}
