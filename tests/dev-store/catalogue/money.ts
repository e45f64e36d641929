/** Money of the dev-store: integer minor units, rendered the way Shopify renders amounts. */

const digitsCache = new Map<string, number>();

/** Decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let digits = digitsCache.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    digitsCache.set(currency, digits);
  }
  return digits;
}

/** Plain decimal with the currency's digits, as in ProductVariant.price: 1990 USD -> "19.90". */
export function formatMinor(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** MoneyV2; the amount keeps at least one decimal and no trailing zeros: 2000 USD -> "20.0". */
export function moneyV2(minor: number, currency: string): Record<string, unknown> {
  let amount = formatMinor(minor, currency);
  if (!amount.includes(".")) amount += ".0";
  amount = amount.replace(/(\.\d+?)0+$/, "$1");
  return { __typename: "MoneyV2", amount, currencyCode: currency };
}

/** Minor units from a decimal string, rounded half up like Shopify does; null when it is no number. */
export function parseMinor(text: string, currency: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? "").padEnd(digits + 1, "0");
  const roundUp = Number(fraction[digits]) >= 5 ? 1 : 0;
  const minor = Number((match[2] ?? "") + fraction.slice(0, digits)) + roundUp;
  return match[1] && minor !== 0 ? -minor : minor;
}

/** Rough price level of one US dollar, enough to put prices into a believable band. */
const PER_DOLLAR: Record<string, number> = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.8,
  CAD: 1.36,
  AUD: 1.5,
  NZD: 1.65,
  CHF: 0.9,
  JPY: 150,
  KRW: 1350,
  SEK: 10.5,
  NOK: 10.7,
  DKK: 6.9,
  PLN: 4,
  CZK: 23,
  HUF: 360,
  INR: 83,
  SGD: 1.35,
  HKD: 7.8,
  MXN: 18,
  BRL: 5.1,
  ZAR: 18.5,
  AED: 3.67,
  KWD: 0.31,
  BHD: 0.38,
  OMR: 0.385,
  JOD: 0.71,
  TND: 3.1,
  CLP: 930,
  VND: 25000,
  IDR: 16000,
  ISK: 138,
  TWD: 32,
  THB: 36,
  TRY: 33,
  ILS: 3.7,
};

/** Minor units of `currency` that about equal an amount of US dollars. */
export function minorFromUsd(usd: number, currency: string): number {
  return Math.round(usd * (PER_DOLLAR[currency] ?? 1) * 10 ** minorDigits(currency));
}

/**
 * The price tag next to a raw amount: two significant digits kept, then an ending shops use
 * (.99, .95, .00; 80 or 00 where there are no decimals). Never below one ending.
 */
export function charmPrice(minor: number, currency: string, ending: "nine" | "round"): number {
  const step = charmStep(minor, currency);
  const rounded = Math.max(step, Math.round(minor / step) * step);
  if (ending === "round") return rounded;
  const cut =
    minorDigits(currency) === 0
      ? Math.max(1, Math.round(step / 5))
      : Math.max(1, 10 ** (minorDigits(currency) - 2));
  return Math.max(1, rounded - cut);
}

function charmStep(minor: number, currency: string): number {
  const digits = minorDigits(currency);
  const unit = digits === 0 ? 100 : 10 ** digits;
  if (minor >= unit * 500) return unit * 10;
  if (minor >= unit * 100) return unit * 5;
  if (minor < unit * 2) return Math.max(1, unit / 10);
  return unit;
}
