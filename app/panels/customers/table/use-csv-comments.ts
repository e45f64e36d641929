import type { FrameView } from "../../home/view";
import { useCustomerTexts } from "../use-customer-texts";

/** What every file of customers says of itself. */
export function useCsvComments({
  currency,
  timezone,
  coverage,
}: Pick<FrameView, "currency" | "timezone" | "coverage">): string[] {
  const { t } = useCustomerTexts();
  return [
    t("salesCsv.asOf", { instant: coverage.asOf }),
    t("retention.basis"),
    t("salesCsv.zone", { zone: timezone }),
    t("csv.currency", { currency }),
    t("products.csv.rates"),
  ];
}
