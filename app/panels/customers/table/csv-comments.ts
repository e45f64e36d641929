import type { TFunction } from "i18next";
import type { FrameView } from "../../home/view";

/** What every file of customers says of itself. */
export function csvComments(
  { currency, timezone, coverage }: Pick<FrameView, "currency" | "timezone" | "coverage">,
  t: TFunction,
): string[] {
  return [
    t("salesCsv.asOf", { instant: coverage.asOf }),
    t("retention.basis"),
    t("retention.identity"),
    t("salesCsv.zone", { zone: timezone }),
    t("csv.currency", { currency }),
    t("products.csv.rates"),
  ];
}
