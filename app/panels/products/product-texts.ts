import type { PriceBand } from "../../metrics/products/price-bands";
import type { TextKey } from "../../i18n/text-key";
import type { HomeTexts } from "../home/home-texts";
import type { Cell, ListColumn, SummaryFigure } from "./list/view";

/** The texts of the pages of products: keys and numbers of a view put into words of one language. */
export function productTexts(home: HomeTexts) {
  const { t, formats } = home;

  function cell(value: Cell, { unit, emptyText }: ListColumn, currency: string): string {
    if (value === null) return t(emptyText);
    if (typeof value === "string") {
      if (unit === "key") return t(value as TextKey);
      return unit === "day" ? formats.day(value) : value;
    }
    if (unit === "change") {
      return value > 0 ? `+${formats.percent(value)}` : formats.signedPercent(value);
    }
    return unit === "text" || unit === "day" || unit === "key"
      ? String(value)
      : home.exact(value, unit, currency);
  }

  function heading({ label, unit }: ListColumn, currency: string): string {
    return unit === "money" ? t("table.withUnit", { label: t(label), unit: currency }) : t(label);
  }

  function figure({ value, unit }: SummaryFigure, currency: string) {
    if (value === null) return null;
    return {
      rounded: home.rounded(value, unit, currency),
      exact: home.exact(value, unit, currency),
    };
  }

  /** "€20 to €30"; null: no price is known. */
  function band(of: PriceBand | null, currency: string): string {
    if (of === null) return t("products.bands.none");
    const write = (minor: number) => formats.money(minor, currency);
    if (of.to === null) {
      return of.from === 0
        ? t("products.bands.any")
        : t("products.bands.from", { from: write(of.from) });
    }
    return of.from === 0
      ? t("products.bands.below", { to: write(of.to) })
      : t("products.bands.between", { from: write(of.from), to: write(of.to) });
  }

  /** "18 products": of the unit that the rows are. */
  function products(count: number, unit: "product" | "variant"): string {
    const values = { count, number: formats.count(count) };
    return unit === "product" ? t("products.count", values) : t("products.variants", values);
  }

  return { ...home, cell, heading, figure, band, products };
}
