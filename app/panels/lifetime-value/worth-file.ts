import { csvComments } from "../customers/table/csv-comments";
import { tableCsv } from "../customers/table/csv";
import type { FrameView } from "../home/view";
import type { TableFile } from "../table-file";
import type { LifetimeTexts } from "./lifetime-texts";
import type { WorthContent } from "./view";

/** The tables of Lifetime value, as they are named in an address. */
export const worthTables = ["historic", "predicted"] as const;
export type WorthTable = (typeof worthTables)[number];

type View = Pick<FrameView, "currency" | "timezone" | "coverage">;

/** A table of Lifetime value as the text of a CSV file; of what is not predicted, why. */
export function worthFile(
  table: WorthTable,
  content: WorthContent,
  view: View,
  texts: LifetimeTexts,
): TableFile {
  return table === "historic"
    ? historicFile(content, view, texts)
    : predictedFile(content, view, texts);
}

/** What customers came to within so many days of their first order. */
export function historicFile(content: WorthContent, view: View, texts: LifetimeTexts): string {
  const { t, span, basis } = texts;
  return tableCsv({
    comments: [
      t("lifetime.historic.title"),
      ...csvComments(view, t),
      ...basis(content),
      t("lifetime.historic.note"),
    ],
    rowHeading: t("lifetime.historic.within"),
    columns: [
      { heading: t("lifetime.netPerCustomer"), unit: "money" },
      { heading: t("lifetime.marginPerCustomer"), unit: "money" },
      { heading: t("lifetime.purchasesPerCustomer"), unit: "number" },
      { heading: t("lifetime.customers"), unit: "count" },
    ],
    rows: content.historic.map((row) => ({
      label: span(row.days),
      cells: [row.netMinor, row.marginMinor, row.purchases, row.customers],
    })),
    currency: view.currency,
  });
}

function predictedFile(content: WorthContent, view: View, texts: LifetimeTexts): TableFile {
  const { t, formats, knowledge } = texts;
  const { prediction } = content;
  const known = knowledge(content, view.timezone);
  if (prediction?.kind !== "fitted" || prediction.rows.length === 0) return { reasons: known };
  return tableCsv({
    comments: [
      t("lifetime.predicted.title"),
      ...csvComments(view, t),
      ...known,
      t("lifetime.predicted.note", { day: prediction.observedTo }),
    ],
    rowHeading: t("lifetime.predicted.within"),
    columns: [
      { heading: t("lifetime.predicted.net"), unit: "money" },
      { heading: t("lifetime.predicted.low"), unit: "money" },
      { heading: t("lifetime.predicted.high"), unit: "money" },
      { heading: t("lifetime.predicted.margin"), unit: "money" },
      { heading: t("lifetime.predicted.repeats"), unit: "number" },
      { heading: t("lifetime.predicted.base"), unit: "money" },
      { heading: t("lifetime.predicted.basePurchases"), unit: "count" },
    ],
    rows: prediction.rows.map((row) => ({
      label: t("lifetime.months", { months: formats.count(row.months) }),
      cells: [
        row.netMinor,
        row.netInterval?.low ?? null,
        row.netInterval?.high ?? null,
        row.marginMinor,
        row.repeats,
        row.baseNetMinor,
        row.basePurchases,
      ],
    })),
    currency: view.currency,
  });
}
