import { makeMessage, type OutgoingMessage } from "../../alerts/outgoing/message";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import { alertTexts } from "../alerts/alert-texts";
import type { AlertView } from "../alerts/view";
import { homeTexts } from "../home/home-texts";
import type { ReadyView } from "../home/view";
import type { RuleRow } from "../quality/rules/view";

// More are a list, and that is in the app.
const mostFixes = 3;
const mostAlerts = 10;

export interface DigestInput {
  /** As the merchant calls it. */
  shop: string;
  home: ReadyView;
  /** Open, the gravest first. */
  alerts: readonly AlertView[];
  /** By money at stake; null: products have not been checked. */
  quality: { rules: readonly RuleRow[]; isSalesKnown: boolean } | null;
  /** The address of a page of the app. */
  urlOf: (path: string) => string;
}

/** What happened, what is open, and what would pay most to be put right: of the days of `home`. */
export function buildDigest({ shop, home, alerts, quality, urlOf }: DigestInput): OutgoingMessage {
  const { t, language } = textsOfFiles();
  const formats = createFormats(language);
  const texts = homeTexts(t, formats);
  const { range, currency } = home;
  const days = formats.dayRange(range.from, range.to);
  return makeMessage({
    title: t("digest.title", { shop, days }),
    sentences: [texts.sentence(home)],
    figures: home.figures.map(({ label, value, unit, emptyText, change }) => ({
      label: t(label),
      value: value === null ? t(emptyText) : texts.exact(value, unit, currency),
      change: value === null ? null : texts.comparison(change, range),
    })),
    lists: [alertsOf(), ...(quality === null ? [] : [fixesOf(quality)])].filter(
      ({ items }) => items.length > 0,
    ),
    link: {
      text: t("digest.link"),
      url: urlOf(`/app?${new URLSearchParams({ from: range.from, to: range.to }).toString()}`),
    },
  });

  function alertsOf() {
    const { message } = alertTexts(t, formats, currency);
    return {
      heading: t("digest.alerts"),
      items: alerts.slice(0, mostAlerts).map((alert) => ({
        text: message(alert.message),
        url: urlOf(alert.path),
      })),
    };
  }

  function fixesOf({ rules, isSalesKnown }: NonNullable<DigestInput["quality"]>) {
    const best = rules.filter(({ failed, words }) => failed > 0 && words.isFixable);
    return {
      heading: t("digest.fixes"),
      items: best.slice(0, mostFixes).map(({ words, failed, netMinor }) => {
        const values = { rule: t(words.fail), count: failed, number: formats.count(failed) };
        return {
          text: isSalesKnown
            ? t("digest.fix", { ...values, amount: formats.moneyRounded(netMinor, currency) })
            : t("digest.fixOnly", values),
          url: urlOf(`/app/quality/rules/${words.id}`),
        };
      }),
    };
  }
}
