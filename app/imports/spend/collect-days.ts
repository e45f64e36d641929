import { shareOfDay } from "../../lib/equal-shares";
import { convertMinor, parseRate } from "../../lib/exchange";
import { eachDay } from "../../lib/shop-day";
import type { EnteredSpend } from "../../store/spend/spend-terms";
import type { SpendRow } from "./read-row";

/** A day of a channel and campaign; `spendMinor` null: its currency has no rate yet. */
export type CollectedDay = Omit<EnteredSpend, "spendMinor"> & { spendMinor: number | null };

/**
 * Rows as days: those of several days spread evenly, those of the same day, campaign and currency added
 * up. What a row is in the shop's currency is rounded once, before it is spread, so that its days add up.
 */
export function collectDays(
  rows: readonly SpendRow[],
  shopCurrency: string,
  rates: Readonly<Record<string, string>>,
): { days: CollectedDay[]; foreign: { currency: string; minor: number }[] } {
  const days = new Map<string, CollectedDay>();
  const foreign = new Map<string, number>();
  for (const { channel, platform, campaign, currency, minor, from, to } of rows) {
    const isForeign = currency !== shopCurrency;
    if (isForeign) foreign.set(currency, (foreign.get(currency) ?? 0) + minor);
    const rate = isForeign ? (rates[currency] ?? "") : null;
    const spendMinor = rate === null ? minor : convert(minor, currency, shopCurrency, rate);
    for (const day of eachDay(from, to)) {
      const key = JSON.stringify([channel, platform, campaign, day, currency]);
      const before = days.get(key);
      const share = (total: number) => shareOfDay(total, from, to, day);
      days.set(key, {
        ...{ channel, campaign, day, currency },
        ...(platform === "" ? {} : { platform }),
        originalMinor: (before?.originalMinor ?? 0) + share(minor),
        spendMinor: spendMinor === null ? null : (before?.spendMinor ?? 0) + share(spendMinor),
        rate: rate === null ? null : rate.trim().replace(",", "."),
        isAssumed: (before?.isAssumed ?? false) || from < to,
      });
    }
  }
  return {
    days: [...days.values()],
    foreign: [...foreign].map(([currency, minor]) => ({ currency, minor })),
  };
}

function convert(minor: number, from: string, to: string, rate: string): number | null {
  const read = parseRate(rate);
  return read === null ? null : convertMinor(minor, from, to, read);
}
