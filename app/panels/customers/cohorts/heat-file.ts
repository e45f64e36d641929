import type { CustomerTexts } from "../customer-texts";
import { tableCsv } from "../table/csv";
import { csvComments } from "../table/csv-comments";
import type { CustomersReadyView } from "../view";
import { grainTexts } from "../words";
import { heatCsv } from "./heat-csv";
import type { CohortsContent } from "./view";
import { measureTexts } from "./words";

/** Of the table of cohorts by age, among those of its page. */
export const heatTable = "cohorts";

/** Cohorts by age as the text of a CSV file. */
export function heatFile(
  view: CustomersReadyView<CohortsContent> & { refusal: null },
  { t, ageName }: CustomerTexts,
): string {
  const { content, currency } = view;
  const { grain, measure } = content;
  return tableCsv({
    comments: [t("retention.cohorts.title"), t(measureTexts[measure]), ...csvComments(view, t)],
    ...heatCsv(content, { t, ageName, rowHeading: t(grainTexts[grain]) }),
    currency,
  });
}
