import type { BlockCurrency } from "../../app/panels/extension/product/view";

interface I18n {
  formatCurrency: (amount: number, options?: { currency?: string }) => string;
  formatNumber: (value: number, options?: Intl.NumberFormatOptions) => string;
}

/** Money of minor units, as the merchant reads it. */
export function sayMoney(i18n: I18n, minor: number, { code, digits }: BlockCurrency): string {
  return i18n.formatCurrency(minor / 10 ** digits, { currency: code });
}

/** A part of one in per cent, with one decimal at most. */
export function sayPercent(i18n: I18n, part: number): string {
  return i18n.formatNumber(part, { style: "percent", maximumFractionDigits: 1 });
}
