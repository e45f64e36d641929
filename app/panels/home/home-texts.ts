import type { TFunction } from "i18next";
import { sizeOf } from "../../metrics/comparison";
import type { MetricUnit } from "../../metrics/metric";
import type { Formats } from "../../components/format";
import type { TextKey } from "../../i18n/text-key";
import type { RangePreset } from "../../metrics/date-range";
import { incompleteDayTexts } from "./incomplete-day";
import type { ComparisonView, CoverageView, DefinitionView, RangeView, ReadyView } from "./view";

const whenTexts: Record<RangePreset, TextKey> = {
  today: "when.today",
  yesterday: "when.yesterday",
  last7: "when.last7",
  last30: "when.last30",
  last90: "when.last90",
  last365: "when.last365",
  last12Months: "when.last12Months",
  thisWeek: "when.thisWeek",
  lastWeek: "when.lastWeek",
  thisMonth: "when.thisMonth",
  lastMonth: "when.lastMonth",
  thisQuarter: "when.thisQuarter",
  lastQuarter: "when.lastQuarter",
  thisYear: "when.thisYear",
  lastYear: "when.lastYear",
  weekToDate: "when.weekToDate",
  monthToDate: "when.monthToDate",
  quarterToDate: "when.quarterToDate",
  yearToDate: "when.yearToDate",
  blackFriday: "when.blackFriday",
};

export const presetTexts: Record<RangePreset, TextKey> = {
  today: "range.today",
  yesterday: "range.yesterday",
  last7: "range.last7",
  last30: "range.last30",
  last90: "range.last90",
  last365: "range.last365",
  last12Months: "range.last12Months",
  thisWeek: "range.thisWeek",
  lastWeek: "range.lastWeek",
  thisMonth: "range.thisMonth",
  lastMonth: "range.lastMonth",
  thisQuarter: "range.thisQuarter",
  lastQuarter: "range.lastQuarter",
  thisYear: "range.thisYear",
  lastYear: "range.lastYear",
  weekToDate: "range.weekToDate",
  monthToDate: "range.monthToDate",
  quarterToDate: "range.quarterToDate",
  yearToDate: "range.yearToDate",
  blackFriday: "range.blackFriday",
};

/** Of whole days, and of days up to the same hour. */
const earlierTexts = {
  week: ["comparison.week", "comparison.weekToHour"],
  month: ["comparison.month", "comparison.monthToHour"],
  quarter: ["comparison.quarter", "comparison.quarterToHour"],
  blackFriday: ["comparison.blackFriday", "comparison.blackFridayToHour"],
  year: ["comparison.year", "comparison.yearToHour"],
  custom: ["comparison.custom", "comparison.customToHour"],
} as const satisfies Record<string, readonly [TextKey, TextKey]>;

export type HomeTexts = ReturnType<typeof homeTexts>;

/** The home page's texts: keys and numbers of the view put into words of one language. */
export function homeTexts(t: TFunction, formats: Formats) {
  const exact = (value: number, unit: MetricUnit, currency: string) =>
    unit === "money"
      ? formats.money(value, currency)
      : unit === "rate"
        ? formats.signedPercent(value)
        : unit === "number"
          ? formats.decimal(value)
          : formats.count(value);
  const rounded = (value: number, unit: MetricUnit, currency: string) =>
    unit === "money"
      ? formats.moneyRounded(value, currency)
      : unit === "rate"
        ? formats.signedPercent(value)
        : unit === "number"
          ? formats.decimal(value)
          : formats.countRounded(value);

  /** The days before, and that they are cut at the hour where they are. */
  function period({ dayCount, isPreviousCut, compared, previous }: RangeView): string {
    if (compared.kind === "days") {
      return isPreviousCut
        ? t("comparison.periodToHour", { count: dayCount })
        : t("comparison.period", { count: dayCount });
    }
    if (previous.from === previous.to && !isPreviousCut) return formats.day(previous.from);
    const [whole, toHour] = earlierTexts[compared.kind];
    return t(isPreviousCut ? toHour : whole, {
      from: formats.day(previous.from),
      to: formats.day(previous.to),
    });
  }

  function noBase(range: RangeView): string {
    const { dayCount, isPreviousCut, compared, previous } = range;
    if (compared.kind !== "days" && previous.from === previous.to && !isPreviousCut) {
      return t("comparison.noBaseDay", { day: formats.day(previous.from) });
    }
    if (compared.kind !== "days") return t("comparison.noBaseThen", { period: period(range) });
    return isPreviousCut
      ? t("comparison.noBaseToHour", { count: dayCount })
      : t("comparison.noBase", { count: dayCount });
  }

  function comparison(view: ComparisonView, range: RangeView): string {
    const than = period(range);
    if (view.kind === "none") {
      switch (view.reason) {
        case "notCovered":
          return t("comparison.notCovered", { period: than });
        case "noBase":
          return noBase(range);
        case "unknown":
          return t("comparison.unknown");
        case "noCosts":
          return t("comparison.noCosts");
        case "notAllowed":
          return t("comparison.notAllowed");
        case "noSpend":
          return t("comparison.noSpend", { period: than });
        case "tooYoung":
          return t("comparison.tooYoung", { period: than });
        case "fewCustomers":
          return t("comparison.fewCustomers", { period: than });
        case "underWay":
          return t("comparison.underWay");
        case "notPaidBack":
          return t("comparison.notPaidBack", { period: than });
      }
    }
    const { change } = view;
    const size = sizeOf(change);
    const number =
      change.kind === "percent"
        ? formats.percent(change.ratio)
        : t("comparison.points", { points: formats.points(change.points) });
    if (view.verdict === "same") return t("comparison.same", { period: than });
    return size > 0
      ? t("comparison.more", { size: number, period: than })
      : t("comparison.less", { size: number, period: than });
  }

  function coverage(view: CoverageView): string {
    const to = view.isToday ? t("coverage.today") : formats.day(view.to);
    if (view.from === null) return t("coverage.all", { to });
    const from = formats.day(view.from);
    return view.isReading ? t("coverage.soFar", { from }) : t("coverage.whole", { from, to });
  }

  /** Which days figures are of, where it is not the whole range. */
  function partly({ coversRange, readDays }: CoverageView): string | null {
    if (coversRange || readDays === null) return null;
    return t("figures.partly", { days: formats.dayRange(readDays.from, readDays.to) });
  }

  /** Heads what the days amount to: the whole range, or what has been read of it. */
  function total({ coversRange, readDays }: CoverageView): string {
    return coversRange || readDays === null
      ? t("table.total")
      : t("table.totalRead", { days: formats.dayRange(readDays.from, readDays.to) });
  }

  /** What to call a day whose end is not here. */
  function incomplete(view: CoverageView) {
    const { legend, netSales, note } = incompleteDayTexts(view);
    return { legend: t(legend), sales: t(netSales), note: t(note) };
  }

  function when(range: RangeView): string {
    if (range.preset !== "custom") return t(whenTexts[range.preset]);
    return range.from === range.to
      ? t("when.day", { day: formats.day(range.from) })
      : t("when.custom", { from: firstDay(range), to: formats.day(range.to) });
  }

  /** Without the year where the last day says it. */
  function firstDay({ from, to }: RangeView): string {
    return from.slice(0, 4) === to.slice(0, 4) ? formats.dayShort(from) : formats.day(from);
  }

  function sentence({
    sentence: view,
    range,
    currency,
  }: Pick<ReadyView, "sentence" | "range" | "currency">): string {
    switch (view.kind) {
      case "noOrders":
        if (view.lastOrderDay !== null && !view.previousOrders) {
          return t("sentence.noOrdersSince", {
            when: when(range),
            day: formats.day(view.lastOrderDay),
          });
        }
        return view.previousOrders === null || view.previousOrders === 0
          ? t("sentence.noOrders", { when: when(range) })
          : t("sentence.noOrdersButBefore", {
              when: when(range),
              period: period(range),
              orders: orders(view.previousOrders),
            });
      case "notRead":
        return t("sentence.notRead");
      case "readDays":
        return t("sentence.readDays", {
          amount: formats.moneyRounded(view.netSalesMinor, currency),
          orders: orders(view.orders),
          days: formats.dayRange(view.days.from, view.days.to),
        });
      case "netSales": {
        const values = {
          amount: formats.moneyRounded(view.netSalesMinor, currency),
          orders: orders(view.orders),
          when: when(range),
        };
        if (view.comparison.kind === "none") return t("sentence.plain", values);
        const change = comparison(view.comparison, range);
        return t("sentence.change", { ...values, change });
      }
    }
  }

  function orders(count: number): string {
    return t("sentence.orders", { count, number: formats.count(count) });
  }

  function definition(view: DefinitionView) {
    return {
      formula: t(view.formula),
      included: t(view.included),
      excluded: t(view.excluded),
      basis: t(view.basis),
      source: view.source,
    };
  }

  return {
    t,
    formats,
    exact,
    rounded,
    period,
    comparison,
    coverage,
    partly,
    total,
    incomplete,
    when,
    sentence,
    definition,
  };
}
