import { measurementChangedOn } from "../../metrics/conversion/measurement";
import type { MetricUnit } from "../../metrics/metric";
import type { HomeTexts } from "../home/home-texts";
import type { ChangeView, ReadyConversion, VisitsView } from "./view";

export type ConversionTexts = ReturnType<typeof conversionTexts>;

/** The page's texts: keys and numbers of the view put into words of one language. */
export function conversionTexts({ t, formats, when, comparison, definition }: HomeTexts) {
  const exact = (value: number, unit: MetricUnit, currency: string) => {
    if (unit === "rate") return formats.percentExact(value);
    return unit === "money" ? formats.money(value, currency) : formats.count(value);
  };
  const rounded = (value: number, unit: MetricUnit, currency: string) => {
    if (unit === "rate") return formats.percent(value);
    return unit === "money" ? formats.moneyRounded(value, currency) : formats.countRounded(value);
  };

  function change(view: ChangeView, comparedDays: number, { range }: ReadyConversion): string {
    const compared = { ...range, dayCount: comparedDays, isPreviousCut: false };
    if (view.kind === "change") return comparison(view, compared);
    switch (view.reason) {
      case "noBase":
        return comparison({ kind: "none", reason: "noBase" }, compared);
      case "open":
        return t("conversion.changes.open");
      case "notKnown":
        return t("conversion.changes.notKnown");
      case "measurementChanged":
        return t("conversion.changes.measurementChanged", {
          day: formats.day(measurementChangedOn),
        });
      case "lessTime":
        return t("conversion.changes.lessTime");
    }
  }

  function sentence(visits: VisitsView, view: ReadyConversion): string {
    const told = visits.sentence;
    if (told.kind === "none") return t("conversion.noSessions", { when: when(view.range) });
    const values = {
      rate: formats.percent(told.rate),
      sessions: t("conversion.sessions", {
        count: told.sessions,
        number: formats.count(told.sessions),
      }),
      when: when(view.range),
    };
    return told.change.kind === "change"
      ? t("conversion.sentence", {
          ...values,
          change: change(told.change, visits.comparedDays, view),
        })
      : t("conversion.plain", values);
  }

  /** What is in the figures, and what is not, in one line. */
  function scope(visits: VisitsView, view: ReadyConversion): string {
    const { report, timezone } = view;
    const kind = visits.isHumanOnly ? "conversion.humansOnly" : "conversion.withBots";
    return [
      t(visits.isEstimate ? "conversion.estimate.label" : kind),
      visits.hasOpenDay ? t("conversion.openDay") : null,
      visits.partlyKnown
        ? t("figures.partly", {
            days: formats.dayRange(visits.partlyKnown.from, visits.partlyKnown.to),
          })
        : null,
      report.checkedAt && !visits.isEstimate
        ? t("conversion.readAt", {
            at: formats.instant(report.checkedAt, timezone),
            zone: timezone,
          })
        : null,
    ]
      .filter((text) => text !== null)
      .join(" ");
  }

  return { t, formats, exact, rounded, when, change, sentence, scope, definition };
}
