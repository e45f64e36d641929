/** ISO 4217 currencies whose minor unit is not a hundredth. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Decimals of a currency's minor unit: 2 for most, 0 for JPY, 3 for KWD (ISO 4217). */
export function currencyExponent(code: string): number {
  return EXPONENTS[code] ?? 2;
}

/** Minor units as a plain decimal with all the currency's digits: 1230, "USD" -> "12.30". */
export function toFixedDecimal(minor: number, code: string): string {
  const exponent = currencyExponent(code);
  const whole = Math.abs(minor)
    .toFixed(0)
    .padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (exponent === 0) return sign + whole;
  return `${sign}${whole.slice(0, -exponent)}.${whole.slice(-exponent)}`;
}

/**
 * Minor units as the Admin API writes a Decimal: no trailing zeros but always one digit after the
 * point, also for currencies without decimals: "12.3", "10.0", "1500.0".
 */
export function toApiDecimal(minor: number, code: string): string {
  const fixed = toFixedDecimal(minor, code);
  if (!fixed.includes(".")) return `${fixed}.0`;
  const trimmed = fixed.replace(/0+$/, "");
  return trimmed.endsWith(".") ? `${trimmed}0` : trimmed;
}

/** Converts minor units of one currency to minor units of another; `rate` is units of `to` per unit of `from`. */
export function convertMinor(minor: number, from: string, to: string, rate: number): number {
  const scale = 10 ** (currencyExponent(to) - currencyExponent(from));
  const converted = Math.round(Math.abs(minor) * rate * scale);
  return minor < 0 && converted !== 0 ? -converted : converted;
}
