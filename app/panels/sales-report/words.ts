import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import type { DefinitionView, SalesFigures, SalesView } from "./view";

/** What a figure is called and what it means. */
export interface FigureWords {
  figure: keyof SalesFigures;
  label: string;
  /** Formula, what is in it, what is left out, on which day it counts. */
  meaning: string;
}

export interface SalesWords {
  /** The answer in one sentence. */
  headline: string;
  figures: FigureWords[];
  /** Whose definitions these are, each once. */
  sources: string[];
}

const locale = "en-US";

/** Sales in words of English, for where there is no page. */
export function describeSales(view: Exclude<SalesView, { state: "notRead" }>): SalesWords {
  const { t } = textsOfFiles();
  const sources = view.definitions.map(({ source: { name, url } }) => `${name}, ${url}`);
  return {
    headline: toHeadline(view),
    figures: view.definitions.map(toFigureWords),
    sources: [...new Set(sources)].map((source) => `${t("definition.source")} ${source}`),
  };
}

function toHeadline(view: Exclude<SalesView, { state: "notRead" }>): string {
  const { t } = textsOfFiles();
  if (view.state === "empty") return t("sentence.never");
  const formats = createFormats(locale);
  const { total, range, currency } = view;
  const when =
    range.from === range.to
      ? t("when.day", { day: formats.day(range.from) })
      : t("when.custom", { from: formats.day(range.from), to: formats.day(range.to) });
  if (total.orders === 0 && total.totalSalesMinor === 0) return t("sentence.noSales", { when });
  return t("sentence.totalSales", {
    total: formats.money(total.totalSalesMinor, currency),
    net: formats.money(total.netSalesMinor, currency),
    orders: t("sentence.orders", { count: total.orders, number: formats.count(total.orders) }),
    when,
  });
}

function toFigureWords({ figure, label, ...texts }: DefinitionView): FigureWords {
  const { t } = textsOfFiles();
  const parts = [
    t(texts.formula),
    `${t("definition.included")}: ${t(texts.included)}`,
    `${t("definition.excluded")}: ${t(texts.excluded)}`,
    `${t("definition.basis")}: ${t(texts.basis)}`,
  ];
  return { figure, label: t(label), meaning: parts.join(" ") };
}
