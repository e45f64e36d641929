import type { TFunction } from "i18next";
import type { Formats } from "../../components/format";
import type { TextKey } from "../../i18n/text-key";
import { reconciliationCsv } from "./csv";
import type { DayView, ReadyReconciliation } from "./view";

export const stateTexts: Record<DayView["state"], TextKey> = {
  equal: "reconciliation.states.equal",
  differs: "reconciliation.states.differs",
  open: "reconciliation.states.open",
  notAsked: "reconciliation.states.notAsked",
};

/** Every day with both sides of every figure as the text of a CSV file, which names Shopify's report. */
export function daysFile(
  view: ReadyReconciliation,
  { t, formats }: { t: TFunction; formats: Formats },
): string {
  const { currency, measures, range } = view;
  return reconciliationCsv(view, {
    comments: [
      t("reconciliation.csvTitle", { days: formats.dayRange(range.from, range.to) }),
      t("csv.currency", { currency }),
      t("table.zone", { zone: view.timezone }),
      t("reconciliation.csvSource"),
    ],
    date: t("table.date"),
    headings: measures.map(({ label: key }) => [
      t("reconciliation.ours", { figure: t(key) }),
      t("reconciliation.theirs", { figure: t(key) }),
      `${t(key)}: ${t("reconciliation.difference")}`,
    ]),
    state: t("reconciliation.state"),
    states: {
      equal: t(stateTexts.equal),
      differs: t(stateTexts.differs),
      open: t(stateTexts.open),
      notAsked: t(stateTexts.notAsked),
    },
  });
}
