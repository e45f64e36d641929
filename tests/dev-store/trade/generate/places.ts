import type { Rng } from "../../world/rng";
import { currencyExponent } from "../../world/currency";
import type { TaxRate } from "./pricing";

export interface Place {
  countryCode: string;
  provinceCode: string | null;
}

const US_STATES: readonly (readonly [string, number, readonly TaxRate[]])[] = [
  ["CA", 18, rates(["California State Tax", 0.0725], ["Los Angeles County Tax", 0.0225])],
  ["NY", 14, rates(["New York State Tax", 0.04], ["New York City Tax", 0.045])],
  ["TX", 12, rates(["Texas State Tax", 0.0625], ["Austin City Tax", 0.02])],
  ["FL", 9, rates(["Florida State Tax", 0.06])],
  ["IL", 7, rates(["Illinois State Tax", 0.0625])],
  ["WA", 6, rates(["Washington State Tax", 0.065])],
  ["MA", 6, rates(["Massachusetts State Tax", 0.0625])],
  ["CO", 5, rates(["Colorado State Tax", 0.029], ["Denver City Tax", 0.0481])],
  ["OR", 5, []],
  ["GA", 5, rates(["Georgia State Tax", 0.04])],
  ["PA", 5, rates(["Pennsylvania State Tax", 0.06])],
  ["NJ", 4, rates(["New Jersey State Tax", 0.06625])],
];

/** Standard rates of value-added or goods and services tax, for domestic orders outside the US. */
const VAT: Readonly<Record<string, number>> = {
  AT: 0.2,
  AU: 0.1,
  BE: 0.21,
  CA: 0.05,
  CH: 0.081,
  DE: 0.19,
  DK: 0.25,
  ES: 0.21,
  FR: 0.2,
  GB: 0.2,
  IE: 0.23,
  IT: 0.22,
  JP: 0.1,
  KR: 0.1,
  NL: 0.21,
  NZ: 0.15,
  SE: 0.25,
};

const ABROAD: readonly (readonly [string, number, string])[] = [
  ["CA", 34, "CAD"],
  ["GB", 22, "GBP"],
  ["DE", 14, "EUR"],
  ["US", 14, "USD"],
  ["AU", 10, "AUD"],
  ["FR", 8, "EUR"],
  ["JP", 5, "JPY"],
  ["CH", 3, "CHF"],
  ["KW", 1, "KWD"],
];

/** US dollars per unit, of an ordinary day. */
const IN_DOLLARS: Readonly<Record<string, number>> = {
  AUD: 0.66,
  CAD: 0.73,
  CHF: 1.13,
  EUR: 1.09,
  GBP: 1.27,
  JPY: 0.0067,
  KWD: 3.25,
  USD: 1,
};

const ABROAD_SHARE = 0.13;

/** Where a shopper of this store lives. */
export function drawPlace(shopCountry: string, rng: Rng): Place {
  if (rng.chance(ABROAD_SHARE)) {
    const others = ABROAD.filter(([country]) => country !== shopCountry);
    const [countryCode] = rng.weighted(others, ([, weight]) => weight);
    return { countryCode, provinceCode: countryCode === "US" ? drawState(rng) : null };
  }
  return { countryCode: shopCountry, provinceCode: shopCountry === "US" ? drawState(rng) : null };
}

/** Taxes the shop charges on a sale to that place; exports go without. */
export function taxRatesFor(shopCountry: string, place: Place): readonly TaxRate[] {
  if (place.countryCode !== shopCountry) return [];
  if (shopCountry === "US") {
    return US_STATES.find(([code]) => code === place.provinceCode)?.[2] ?? [];
  }
  const rate = VAT[shopCountry];
  return rate
    ? [{ title: shopCountry === "CA" || shopCountry === "AU" ? "GST" : "VAT", rate }]
    : [];
}

/** The currency a shopper there is shown, and its rate (presentment units per shop unit) on that day. */
export function presentmentFor(
  shopCurrency: string,
  place: Place,
  day: number,
): { currency: string; rate: number } {
  const currency = ABROAD.find(([country]) => country === place.countryCode)?.[2];
  const theirs = currency ? IN_DOLLARS[currency] : undefined;
  const ours = IN_DOLLARS[shopCurrency];
  if (!currency || !theirs || !ours || currency === shopCurrency) {
    return { currency: shopCurrency, rate: 1 };
  }
  const drift = 1 + 0.04 * Math.sin(day / 41) + 0.01 * Math.sin(day / 3.7);
  return { currency, rate: Number(((ours / theirs) * drift).toPrecision(8)) };
}

/** A usual amount given in US cents, in the shop's currency and rounded as prices there are. */
export function usualAmountMinor(cents: number, shopCurrency: string): number {
  const exponent = currencyExponent(shopCurrency);
  const units = cents / 100 / (IN_DOLLARS[shopCurrency] ?? 1);
  if (exponent === 0) return Math.round(units / 10) * 10;
  return Math.round(units * 10 ** exponent);
}

function drawState(rng: Rng): string {
  return rng.weighted(US_STATES, ([, weight]) => weight)[0];
}

function rates(...pairs: [string, number][]): TaxRate[] {
  return pairs.map(([title, rate]) => ({ title, rate }));
}
