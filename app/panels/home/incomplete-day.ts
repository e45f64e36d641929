import type { TextKey } from "../../i18n/text-key";
import type { CoverageView } from "./view";

/** What a day is called whose end is not in the figures. */
export interface IncompleteDayTexts {
  /** In a legend. */
  legend: TextKey;
  /** Its net sales. */
  netSales: TextKey;
  /** Beside its date. */
  note: TextKey;
}

/** Today goes on; an earlier day is over, but was read before its end. */
export function incompleteDayTexts({ isToday }: Pick<CoverageView, "isToday">): IncompleteDayTexts {
  return isToday
    ? { legend: "chart.incomplete", netSales: "chart.netSalesSoFar", note: "table.soFar" }
    : { legend: "chart.readInPart", netSales: "chart.netSalesRead", note: "table.readInPart" };
}
