import { currencyExponent } from "./money";

/** What one unit of a currency is in another, in parts of 10^-8: exact where a fraction would not be. */
export type ExchangeRate = number;

const decimals = 8;
const one = 10 ** decimals;
// Beyond these no pair of currencies in use lies; such a rate is a slip.
const [lowest, highest] = [1e-7, 1e7];

/** A rate as people write it ("1.0842", "0,92"); null where it is none. */
export function parseRate(text: string): ExchangeRate | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,8}(\.\d{1,8})?$/.test(plain)) return null;
  const value = Number(plain);
  return value >= lowest && value <= highest ? Math.round(value * one) : null;
}

/** The inverse of parseRate: 108420000 is "1.0842". */
export function formatRate(rate: ExchangeRate): string {
  return (rate / one).toFixed(decimals).replace(/\.?0+$/, "");
}

/** An amount (0 or more) in minor units of another currency, rounded half up. */
export function convertMinor(minor: number, from: string, to: string, rate: ExchangeRate): number {
  const scale = (exponent: number) => 10n ** BigInt(exponent);
  const above = BigInt(minor) * BigInt(rate) * scale(currencyExponent(to));
  const below = BigInt(one) * scale(currencyExponent(from));
  return Number((above * 2n + below) / (below * 2n));
}
