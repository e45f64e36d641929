import { currencyExponent, formatDecimal } from "../lib/money";
import type { ShopDay } from "../lib/shop-day";

/** Numbers, money and days as people of one locale write them. */
export interface Formats {
  locale: string;
  /** Exact: for tables. `minor` in minor units of the currency. */
  money(minor: number, currency: string): string;
  /** For cards and sentences: no cents from 1,000 on, "$1.23M" from a million on. */
  moneyRounded(minor: number, currency: string): string;
  /** For axes: "$12K". */
  moneyShort(minor: number, currency: string): string;
  count(value: number): string;
  countRounded(value: number): string;
  /** At most one decimal: for rates per second. */
  rate(value: number): string;
  /** One decimal: "104.2". */
  decimal(value: number): string;
  /** With so many decimals: "0.880". */
  fixed(value: number, digits: number): string;
  /** 0.124 is "12.4%"; without a sign. */
  percent(ratio: number): string;
  /** 0.0241 is "2.41%": for tables. */
  percentExact(ratio: number): string;
  /** -0.124 is "-12.4%". */
  signedPercent(ratio: number): string;
  /** Percentage points, without a sign or a unit. */
  points(points: number): string;
  /** "Nov 22, 2026" */
  day(day: ShopDay): string;
  /** "Nov 22" */
  dayShort(day: ShopDay): string;
  /** "Nov 2026" */
  monthShort(day: ShopDay): string;
  /** "Sun, Nov 22, 2026" */
  dayLong(day: ShopDay): string;
  /** "Nov 1 – 22, 2026" */
  dayRange(from: ShopDay, to: ShopDay): string;
  /** "Nov 22, 2026, 10:30 AM", in a zone. */
  instant(iso: string, zone: string): string;
  list(items: readonly string[]): string;
}

const roundedFrom = 1_000;
const compactFrom = 1_000_000;

/** Throws a RangeError where the locale is no BCP 47 tag: parse it with `usableLocale` first. */
export function createFormats(locale: string): Formats {
  const cache = new Map<string, Intl.NumberFormat>();
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, known);
    return known;
  };
  const days = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const medium = days({ day: "numeric", month: "short", year: "numeric" });
  const short = days({ day: "numeric", month: "short" });
  const month = days({ month: "short", year: "numeric" });
  const long = days({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  const money = (minor: number, currency: string, options: Intl.NumberFormatOptions = {}) =>
    clean(
      number({ style: "currency", currency, ...options }).format(
        formatDecimal(minor, currency) as `${number}`,
      ),
    );

  return {
    locale,
    money: (minor, currency) => money(minor, currency),
    moneyRounded(minor, currency) {
      const major = Math.abs(minor) / 10 ** currencyExponent(currency);
      if (major >= compactFrom) {
        return money(minor, currency, { notation: "compact", maximumFractionDigits: 2 });
      }
      return money(minor, currency, major >= roundedFrom ? wholeUnits : {});
    },
    moneyShort: (minor, currency) =>
      money(minor, currency, { notation: "compact", maximumFractionDigits: 1 }),
    count: (value) => clean(number({ maximumFractionDigits: 0 }).format(value)),
    countRounded: (value) =>
      clean(
        number(
          Math.abs(value) >= compactFrom
            ? { notation: "compact", maximumFractionDigits: 2 }
            : { maximumFractionDigits: 0 },
        ).format(value),
      ),
    rate: (value) => clean(number({ maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)),
    decimal: (value) =>
      clean(number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)),
    fixed: (value, digits) =>
      clean(number({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)),
    percent: (ratio) =>
      clean(number({ style: "percent", ...oneDigit(ratio * 100) }).format(Math.abs(ratio))),
    percentExact: (ratio) =>
      clean(
        number({ style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
          ratio,
        ),
      ),
    signedPercent: (ratio) =>
      clean(number({ style: "percent", ...oneDigit(ratio * 100) }).format(ratio)),
    points: (points) => clean(number(oneDigit(points)).format(Math.abs(points))),
    day: (day) => clean(medium.format(noon(day))),
    dayShort: (day) => clean(short.format(noon(day))),
    monthShort: (day) => clean(month.format(noon(day))),
    dayLong: (day) => clean(long.format(noon(day))),
    dayRange: (from, to) =>
      from === to
        ? clean(medium.format(noon(from)))
        : clean(medium.formatRange(noon(from), noon(to))),
    instant: (iso, zone) =>
      clean(
        new Intl.DateTimeFormat(locale, {
          dateStyle: "medium",
          timeStyle: "short",
          timeZone: zone,
        }).format(new Date(iso)),
      ),
    list: (items) => lists.format(items),
  };
}

/** The first of the candidates that names a locale ("de", "en-GB"), else English. */
export function usableLocale(candidates: readonly (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    if (!candidate) continue;
    try {
      const [locale] = Intl.getCanonicalLocales(candidate);
      if (locale && Intl.NumberFormat.supportedLocalesOf(locale).length > 0) return locale;
    } catch {
      // Not a language tag: the next candidate decides.
    }
  }
  return "en";
}

/** A length of time as one rounded number and its unit: for "about 3 minutes". */
export function roughDuration(seconds: number): { unit: DurationUnit; count: number } {
  if (seconds < 60) return { unit: "seconds", count: Math.max(1, Math.round(seconds)) };
  if (seconds < 90 * 60) return { unit: "minutes", count: Math.round(seconds / 60) };
  return { unit: "hours", count: Math.round(seconds / 3600) };
}
export type DurationUnit = "seconds" | "minutes" | "hours";

const wholeUnits = { maximumFractionDigits: 0, minimumFractionDigits: 0 };

// A decimal on "1,240 %" is noise.
function oneDigit(size: number): Intl.NumberFormatOptions {
  return { maximumFractionDigits: Math.abs(size) < 100 ? 1 : 0 };
}

function noon(day: ShopDay): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Server and browser may come with different ICU data, which differ in their thin spaces. */
function clean(text: string): string {
  return text.replace(/[\u2009\u202f]/g, "\u00a0");
}
