import type { TextKey } from "../../i18n/text-key";
import type { NaiveRule } from "../../metrics/lifetime-value/backtest";
import type { Refusal } from "../../metrics/lifetime-value/study";
import { useHomeTexts } from "../home/use-home-texts";
import type { WorthContent } from "./view";

const refusalTexts: Record<Refusal, TextKey> = {
  tooFewRepeaters: "lifetime.refused.tooFewRepeaters",
  tooShort: "lifetime.refused.tooShort",
  notSettled: "lifetime.refused.notSettled",
  churnOnEdge: "lifetime.refused.churnOnEdge",
  spendTooWild: "lifetime.refused.spendTooWild",
};

export const ruleTexts: Record<NaiveRule, TextKey> = {
  zero: "lifetime.rules.zero",
  asBefore: "lifetime.rules.asBefore",
  ownRate: "lifetime.rules.ownRate",
  shopRate: "lifetime.rules.shopRate",
};

/** Days whose figure answers the page's question, the longest first. */
const answeringDays = [365, 180, 90, 30];

/** The texts of Lifetime value: keys and numbers of a view put into words of one language. */
export function useLifetimeTexts() {
  const home = useHomeTexts();
  const { t, formats } = home;

  /** "365 days", or all there are. */
  const span = (days: number | null) =>
    days === null ? t("lifetime.toDate") : t("lifetime.days", { days: formats.count(days) });

  function answer({ historic, prediction }: WorthContent, currency: string): string {
    const money = (minor: number) => formats.moneyRounded(minor, currency);
    const row = answeringDays
      .map((days) => historic.find((each) => each.days === days))
      .find((each) => each !== undefined && each.netMinor !== null);
    const past =
      row && row.netMinor !== null
        ? t("lifetime.past", { value: money(row.netMinor), span: span(row.days) })
        : t("lifetime.noPast");
    const year =
      prediction?.kind === "fitted" ? prediction.rows.find(({ months }) => months === 12) : null;
    if (!year) return past;
    const value = money(year.netMinor);
    const expected = year.netInterval
      ? t("lifetime.expectedBetween", {
          value,
          low: money(year.netInterval.low),
          high: money(year.netInterval.high),
        })
      : t("lifetime.expected", { value });
    return t("lifetime.both", { past, expected });
  }

  /** What the answer rests on, and what it lacks. */
  function knowledge({ prediction, costShare, marginRate }: WorthContent): string[] {
    const lines = [t("lifetime.basis")];
    if (marginRate === null) lines.push(t("lifetime.noCosts"));
    else if (costShare !== null) {
      lines.push(
        t("lifetime.costs", {
          share: formats.percent(costShare),
          margin: formats.percent(marginRate),
        }),
      );
    }
    if (!prediction) lines.push(t("lifetime.notMadeYet"));
    else if (prediction.kind === "refused") {
      lines.push(
        t(refusalTexts[prediction.why], {
          repeaters: formats.count(prediction.repeaters),
          weeks: formats.count(Math.floor(prediction.weeks)),
        }),
      );
    } else {
      lines.push(
        t("lifetime.alive", {
          alive: formats.count(Math.round(prediction.alive.repeaters)),
          repeaters: formats.count(prediction.repeaters),
          churn: formats.percent(prediction.churnOfRepeaters),
          day: formats.day(prediction.observedTo),
        }),
      );
    }
    return lines;
  }

  return { ...home, answer, knowledge, span };
}
