import type { TFunction } from "i18next";
import type { Formats } from "../../components/format";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { TextKey } from "../../i18n/text-key";
import type { AlertParam } from "../../store/alerts/terms";
import type { AlertMessage } from "./view";

/** Values that have a name of their own, by the name of the param. */
const namesOf: Readonly<Record<string, Readonly<Record<string, TextKey>>>> = {
  channel: marketingChannelTexts,
  resource: {
    shop: "resources.shop",
    orders: "resources.orders",
    sales: "resources.sales",
    products: "resources.products",
    collections: "resources.collections",
    customers: "resources.customers",
    marketing: "resources.marketing",
    abandonedCheckouts: "resources.abandonedCheckouts",
    taxonomy: "resources.taxonomy",
  },
};

/** The texts of alerts: keys and figures put into words of one language. */
export function alertTexts(t: TFunction, formats: Formats, currency: string) {
  // Which values a text takes is known where its rule is.
  const put = t as (key: string, values: Record<string, string | number>) => string;

  function message({ text, values, checks, parts }: AlertMessage): string {
    const written = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, write(name, value)]),
    );
    const names = checks.map((check) => t("alerts.quoted", { text: t(check) }));
    const { count, context } = values;
    const said = put(text, {
      ...written,
      checks: formats.list(names),
      ...(typeof count === "number" ? { count, number: formats.count(count) } : {}),
      ...(typeof context === "string" ? { context } : {}),
    });
    if (parts.length === 0) return said;
    const amounts = parts.map(({ text: part, minor }) =>
      t("alerts.part", { part: t(part), amount: formats.money(minor, currency) }),
    );
    return `${said} ${t("alerts.split", { parts: formats.list(amounts) })}`;
  }

  function write(name: string, value: AlertParam): string {
    if (value === null) return t("alerts.unknown");
    const named = namesOf[name]?.[String(value)];
    if (named) return t(named);
    if (typeof value === "string") return name.endsWith("Day") ? formats.day(value) : value;
    if (typeof value === "number") {
      if (name.endsWith("Minor")) return formats.money(value, currency);
      if (name.endsWith("Ratio")) return formats.signedPercent(value);
      if (name.endsWith("Times")) return formats.fixed(value, 2);
      return Number.isInteger(value) ? formats.count(value) : formats.decimal(value);
    }
    return formats.list([...value]);
  }

  return { t, formats, message };
}
