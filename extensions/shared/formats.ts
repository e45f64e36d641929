import type { BlockCurrency } from "../../app/panels/extension/product/view";

interface I18n {
  formatCurrency: (amount: number, options?: { currency?: string }) => string;
  formatDate: (date: Date, options?: Intl.DateTimeFormatOptions) => string;
  formatNumber: (value: number, options?: Intl.NumberFormatOptions) => string;
}

/** Money of minor units, as the merchant reads it. */
export function sayMoney(
  i18n: Pick<I18n, "formatCurrency">,
  minor: number,
  { code, digits }: BlockCurrency,
): string {
  return i18n.formatCurrency(minor / 10 ** digits, { currency: code });
}

/** A part of one in per cent, with one decimal at most. */
export function sayPercent(i18n: Pick<I18n, "formatNumber">, part: number): string {
  return i18n.formatNumber(part, { style: "percent", maximumFractionDigits: 1 });
}

/** A shop day, "2026-11-30", which is the same one wherever it is read. */
export function sayDay(i18n: Pick<I18n, "formatDate">, day: string): string {
  return i18n.formatDate(new Date(`${day}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
}
