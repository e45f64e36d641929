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

const [minus, point, zero, five, nine] = [45, 46, 48, 53, 57];
// So many digits are exact however they are read.
const exactDigits = 15;

/**
 * A decimal of the usual form in minor units, as if read digit by digit; null where it is not, or not
 * seen to be. A history has millions of them, and the pattern costs three times as much.
 */
function plainMinorOf(text: string, exponent: number): number | null {
  const start = text.charCodeAt(0) === minus ? 1 : 0;
  if (text.length - start + exponent > exactDigits) return null;
  let minor = 0;
  let pointAt = -1;
  let roundUp = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === point) {
      if (pointAt >= 0 || at === start || at === text.length - 1) return null;
      pointAt = at;
      continue;
    }
    if (code < zero || code > nine) return null;
    const decimals = pointAt < 0 ? 0 : at - pointAt;
    if (decimals <= exponent) minor = minor * 10 + code - zero;
    else if (decimals === exponent + 1 && code >= five) roundUp = 1;
  }
  if (text.length === start) return null;
  const decimals = pointAt < 0 ? 0 : text.length - pointAt - 1;
  for (let missing = exponent - decimals; missing > 0; missing -= 1) minor *= 10;
  minor += roundUp;
  return start === 1 && minor !== 0 ? -minor : minor;
}

/**
 * A decimal text of the API ("12.5", "-0.05") in minor units of `currency`. Digits beyond the
 * currency's own are rounded half away from zero. Throws a RangeError for anything else.
 */
export function parseDecimal(text: string, currency: string): number {
  const exponent = currencyExponent(currency);
  const plain = plainMinorOf(text, exponent);
  if (plain !== null) return plain;
  const match = decimal.exec(text);
  if (!match) throw new RangeError(`Not a decimal amount: ${JSON.stringify(text)}`);
  const [, sign, whole = "0", fraction = ""] = match;
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
