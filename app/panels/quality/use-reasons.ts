import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { Explanation } from "../../quality/classify/suggestion";

const fieldTexts = {
  title: "quality.why.title",
  productType: "quality.why.productType",
  vendor: "quality.why.vendor",
  tags: "quality.why.tags",
  description: "quality.why.description",
  options: "quality.why.options",
} as const;

/** Puts into words why a category is suggested: the strongest reason first. "": there is none. */
export function useReasons() {
  const { t } = useTranslation();
  const { count, percent } = useFormats();

  function say(reason: Explanation): string {
    if (reason.kind === "words") return t(fieldTexts[reason.field], { words: reason.words });
    if (reason.kind === "shop") return t("quality.why.shop", { percent: percent(reason.share) });
    const number = { count: reason.products, number: count(reason.products) };
    return reason.productType === null
      ? t("quality.why.confirmed", number)
      : t("quality.why.confirmedTyped", { ...number, type: reason.productType });
  }

  return (reasons: readonly Explanation[]) =>
    reasons.length === 0 ? "" : t("quality.why.because", { reasons: reasons.map(say).join(", ") });
}
