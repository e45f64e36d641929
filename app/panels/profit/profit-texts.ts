import type { MetricUnit } from "../../metrics/metric";
import type { RangeView } from "../home/view";
import { acquisitionTexts } from "../acquisition/acquisition-texts";
import type { HomeTexts } from "../home/home-texts";
import type { ProfitReadyView, ProfitRow } from "./view";

export type ProfitTexts = ReturnType<typeof profitTexts>;

/** The profit page's texts: keys and numbers of the view put into words of one language. */
export function profitTexts(home: HomeTexts) {
  const { t, formats, when } = home;
  const { limit } = acquisitionTexts(home);

  /** A minus where formats leave it out. */
  function percent(ratio: number): string {
    return `${ratio < 0 ? "−" : ""}${formats.percent(ratio)}`;
  }

  function exact(value: number | null, unit: MetricUnit, currency: string): string {
    if (value === null) return t("costs.none");
    return unit === "rate" ? percent(value) : home.exact(value, unit, currency);
  }

  /** What the days amount to, and what that is beside the earlier ones. */
  function sentence(view: ProfitReadyView): string {
    const told = view.sentence;
    const answer = amounts(view);
    if ((told.kind !== "net" && told.kind !== "margin") || told.comparison.kind === "none") {
      return answer;
    }
    const change = home.comparison(told.comparison, view.range);
    return `${answer} ${t(told.kind === "net" ? "profit.sentence.netChange" : "profit.sentence.change", { change })}`;
  }

  function amounts({ sentence: view, range, coverage, currency }: ProfitReadyView): string {
    const days = coverage.readDays;
    const shown =
      coverage.coversRange || !days ? when(range) : `(${formats.dayRange(days.from, days.to)})`;
    const money = (minor: number) => formats.moneyRounded(minor, currency);
    switch (view.kind) {
      case "notRead":
        return t("profit.sentence.notRead");
      case "noSales":
        return t("profit.sentence.noSales", { when: shown });
      case "nothingCosted":
        return t("profit.sentence.nothing", { when: shown });
      case "net":
        return t("profit.sentence.net", {
          profit: money(view.profitMinor),
          net: money(view.netSalesMinor),
          when: shown,
        });
      case "margin": {
        const values = {
          margin: money(view.marginMinor),
          net: money(view.netSalesMinor),
          when: shown,
        };
        if (view.rate === null) return t("profit.sentence.loss", values);
        const rate = percent(view.rate);
        return view.coverage === null || view.coverage === 1
          ? t("profit.sentence.whole", { ...values, rate })
          : t("profit.sentence.partial", {
              ...values,
              rate,
              coverage: formats.percent(view.coverage),
            });
      }
    }
  }

  /** What is left out of the figures, and what is assumed in them. */
  function knowledge(view: ProfitReadyView): string[] {
    const { cost, assumedMarketingMinor, currency, spendLimits } = view;
    const { leftOutMinor, assumed } = cost;
    return [
      ...(leftOutMinor === 0
        ? []
        : [t("profit.leftOut", { amount: formats.moneyRounded(leftOutMinor, currency) })]),
      ...(assumed === null || assumed === 0
        ? []
        : [t("profit.assumed", { share: formats.percent(assumed) })]),
      ...(assumedMarketingMinor === 0
        ? []
        : [
            t("profit.assumedMarketing", {
              amount: formats.moneyRounded(assumedMarketingMinor, currency),
            }),
          ]),
      ...spendLimits.map(limit),
    ];
  }

  function heading({ heading: of }: ProfitRow): string {
    if ("days" in of) return formats.dayRange(of.days.from, of.days.to);
    return "name" in of ? of.name : t(of.text);
  }

  /** The days that the range is compared with, as they are called in a file. */
  function earlier({ previous, isPreviousCut }: RangeView): string {
    const days = formats.dayRange(previous.from, previous.to);
    return isPreviousCut ? t("chart.toHour", { days }) : days;
  }

  return { ...home, earlier, percent, exact, sentence, knowledge, heading };
}
