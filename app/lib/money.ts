/** Money is a whole number of minor units (cents, yen, fils) and its currency's ISO 4217 code. */
export interface Money {
  minor: number;
  currency: string;
}

const exponents = new Map<string, number>();

/** Digits after the decimal point of a currency: USD 2, JPY 0, KWD 3. From the platform's CLDR. */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

const decimal = /^(-)?(\d+)(?:\.(\d+))?$/;

/**
 * A decimal text of the API ("12.5", "-0.05") in minor units of `currency`. Digits beyond the
 * currency's own are rounded half away from zero. Throws a RangeError for anything else.
 */
export function parseDecimal(text: string, currency: string): number {
  const match = decimal.exec(text);
  if (!match) throw new RangeError(`Not a decimal amount: ${JSON.stringify(text)}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const exponent = currencyExponent(currency);
  const kept = fraction.slice(0, exponent).padEnd(exponent, "0");
  const roundUp = (fraction.charCodeAt(exponent) || 0) >= "5".charCodeAt(0);
  const minor = Number(whole + kept) + (roundUp ? 1 : 0);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Amount out of range: ${text}`);
  return sign && minor !== 0 ? -minor : minor;
}

/** The inverse of parseDecimal: 1250 USD is "12.50", 1250 JPY is "1250". */
export function formatDecimal(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const text = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return minor < 0 ? `-${text}` : text;
}
