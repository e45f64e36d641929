import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { differenceTexts } from "./difference-texts";
import type { MeasureView, ReadyReconciliation } from "./view";

/** The page's texts: keys and numbers of the view put into words of one language. */
export function useReconciliationTexts() {
  const { t } = useTranslation();
  const formats = useFormats();

  const amount = (value: number, measure: Pick<MeasureView, "unit">, currency: string) =>
    measure.unit === "money" ? formats.money(value, currency) : formats.count(value);

  /** With its sign, also where it is more. */
  const difference = (value: number, measure: Pick<MeasureView, "unit">, currency: string) =>
    `${value > 0 ? "+" : ""}${amount(value, measure, currency)}`;

  function sentence({ summary }: ReadyReconciliation): string {
    const { comparedDays, equalDays } = summary;
    if (comparedDays === 0) return t("reconciliation.notCompared");
    const values = {
      count: comparedDays,
      equal: formats.count(equalDays),
      compared: formats.count(comparedDays),
    };
    return equalDays === comparedDays
      ? t("reconciliation.equal", values)
      : t("reconciliation.differs", values);
  }

  /** What the counted days are, and which are left out. */
  function scope({ summary, range, timezone, measures }: ReadyReconciliation): string {
    const { openDays, notAskedDays } = summary;
    return [
      t("reconciliation.scope", {
        figures: formats.list(measures.map(({ label }) => t(label).toLowerCase())),
        days: formats.dayRange(range.from, range.to),
        zone: timezone,
      }),
      openDays > 0
        ? t("reconciliation.open", { count: openDays, number: formats.count(openDays) })
        : null,
      notAskedDays > 0
        ? t("reconciliation.notAsked", { count: notAskedDays, number: formats.count(notAskedDays) })
        : null,
    ]
      .filter((text) => text !== null)
      .join(" ");
  }

  return { t, formats, amount, difference, sentence, scope, ...differenceTexts({ t, formats }) };
}
