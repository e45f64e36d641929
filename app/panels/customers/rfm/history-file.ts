import type { FrameView } from "../../home/view";
import type { CustomerTexts } from "../customer-texts";
import { tableCsv } from "../table/csv";
import { csvComments } from "../table/csv-comments";
import type { RfmHistoryView } from "./view";
import { groupTexts, historyTexts } from "./words";

/** Of the groups over time, among the tables of its page. */
export const historyTable = "rfm-history";

/** The groups over time as the text of a CSV file. */
export function historyFile(
  history: RfmHistoryView,
  view: Pick<FrameView, "currency" | "timezone" | "coverage">,
  { t }: Pick<CustomerTexts, "t">,
): string {
  const isMoney = history.measure === "net" || history.measure === "each";
  return tableCsv({
    comments: [
      t("retention.rfm.history.title"),
      t(historyTexts[history.measure]),
      ...csvComments(view, t),
      t("retention.rfm.history.note"),
    ],
    rowHeading: t("retention.rfm.group"),
    columns: history.days.map((heading) => ({ heading, unit: isMoney ? "money" : "count" })),
    rows: history.rows.map(({ group, values }) => ({
      label: t(groupTexts[group]),
      cells: values,
    })),
    currency: view.currency,
  });
}
