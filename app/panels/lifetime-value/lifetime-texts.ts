import type { TextKey } from "../../i18n/text-key";
import type { NaiveRule } from "../../metrics/lifetime-value/backtest";
import type { Refusal } from "../../metrics/lifetime-value/study";
import {
  mostBias,
  mostMiscalibration,
  type Fault,
  type Untested,
  type Verdict,
} from "../../metrics/lifetime-value/verdict";
import { failureText } from "../customers/failure-text";
import type { HomeTexts } from "../home/home-texts";
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

const faultTexts: Record<Fault, TextKey> = {
  worseThanRule: "lifetime.verdict.faults.worseThanRule",
  bias: "lifetime.verdict.faults.bias",
  calibration: "lifetime.verdict.faults.calibration",
};

const untestedTexts: Record<Untested, TextKey> = {
  pastTooShort: "lifetime.verdict.untestedWhy.pastTooShort",
  tooFewRepeaters: "lifetime.verdict.untestedWhy.tooFewRepeaters",
  notSettled: "lifetime.verdict.untestedWhy.notSettled",
  churnOnEdge: "lifetime.verdict.untestedWhy.churnOnEdge",
};

/** Days whose figure answers the page's question, the longest first. */
const answeringDays = [365, 180, 90, 30];

export type LifetimeTexts = ReturnType<typeof lifetimeTexts>;

/** The texts of Lifetime value: keys and numbers of a view put into words of one language. */
export function lifetimeTexts(home: HomeTexts) {
  const failed = failureText(home);
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
    // A prediction that failed on the past, or was not tried on it, answers nothing.
    const year =
      prediction?.kind === "fitted" && prediction.verdict.kind === "passed"
        ? prediction.rows.find(({ months }) => months === 12)
        : null;
    if (!year) return t("lifetime.pastAlone", { past });
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

  /** How right the model was about the past, and what follows from that. */
  function verdict(of: Verdict): string {
    switch (of.kind) {
      case "passed":
        return t("lifetime.verdict.passed", { bias: formats.percent(mostBias) });
      case "untested":
        return t("lifetime.verdict.untested", { why: t(untestedTexts[of.why]) });
      case "failed": {
        const limits = {
          bias: formats.percent(mostBias),
          calibration: formats.percent(mostMiscalibration),
        };
        const wrong = of.faults.map((fault) => t(faultTexts[fault], limits));
        return t("lifetime.verdict.failed", { faults: formats.list(wrong) });
      }
    }
  }

  /** What the past rests on, and how much of its costs is known. */
  function basis({ costShare, marginRate }: Pick<WorthContent, "costShare" | "marginRate">) {
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
    return lines;
  }

  /** What the answer rests on, and what it lacks. */
  function knowledge(content: WorthContent, zone: string): string[] {
    const { prediction, failure, lacksPlans } = content;
    const lines = [...basis(content), t("retention.identity")];
    if (lacksPlans) lines.push(t("retention.plans.unknown"));
    if (failure) lines.push(failed(failure, zone));
    if (!prediction) {
      if (!failure) lines.push(t("lifetime.notMadeYet"));
    } else if (prediction.kind === "refused") {
      lines.push(
        t(refusalTexts[prediction.why], {
          repeaters: formats.count(prediction.repeaters),
          weeks: formats.count(Math.floor(prediction.weeks)),
        }),
      );
    } else {
      lines.push(verdict(prediction.verdict));
      if (prediction.verdict.kind === "failed") return lines;
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

  return { ...home, answer, basis, knowledge, verdict, span };
}
