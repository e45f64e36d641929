import { useTranslation } from "react-i18next";
import { createShopCalendar } from "../../lib/shop-day";
import { useFormats } from "../../components/formats-context";
import type { EvidenceView } from "./view";

/** The texts of the pages of quality: keys and numbers of a view put into words of one language. */
export function useQualityTexts(currency: string, timezone: string) {
  const { t } = useTranslation();
  const formats = useFormats();
  // Which values the text of a check takes is known where the check is.
  const put = t as (key: string, values: Record<string, string | number>) => string;

  /** "18 products" */
  const products = (count: number) => t("products.count", { count, number: formats.count(count) });
  const money = (minor: number) => formats.money(minor, currency);

  /** One place of a finding: "Variant S-1: ...". */
  function evidence({ text, values, variant }: EvidenceView): string {
    const written = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, write(name, value)]),
    );
    const said = put(text, { ...written, ...counted(values) });
    return variant === null ? said : t("quality.ofVariant", { variant, text: said });
  }

  function write(name: string, value: string | number): string {
    if (typeof value === "string") return dayPattern.test(value) ? formats.day(value) : value;
    if (name.endsWith("Minor")) return money(value);
    return Number.isInteger(value) ? formats.count(value) : formats.decimal(value);
  }

  return {
    t,
    formats,
    products,
    evidence,
    money,
    rounded: (minor: number) => formats.moneyRounded(minor, currency),
    score: (value: number) => formats.count(Math.round(value)),
    instant: (iso: string) => formats.instant(iso, timezone),
    /** The day of an instant is enough to say since when. */
    since: (iso: string) => formats.day(createShopCalendar(timezone).dayOf(new Date(iso))),
  };
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Plurals are chosen by the number itself. */
function counted({ count }: EvidenceView["values"]): { count?: number } {
  return typeof count === "number" ? { count } : {};
}
