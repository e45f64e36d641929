import { Button } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import type { TextKey } from "../../i18n/text-key";
import { tableCsv, type CsvColumn } from "../customers/table/csv";
import { useCsvComments } from "../customers/table/use-csv-comments";
import type { FrameView } from "../home/view";
import type { Cell } from "../products/list/view";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent } from "./view";

export type TableView = Pick<FrameView, "currency" | "timezone" | "coverage" | "range">;

/** A table of Acquisition as a file, which says what each column is and of which days and visits. */
export function CsvButton({
  id,
  title,
  rowHeading,
  columns,
  rows,
  definitions,
  comments: more = [],
  content,
  view,
}: {
  /** Of the file. */
  id: string;
  title: string;
  rowHeading: string;
  columns: readonly CsvColumn[];
  rows: readonly { label: string; cells: readonly Cell[] }[];
  definitions: readonly TextKey[];
  /** More of what it is, in words. */
  comments?: readonly string[];
  content: Pick<AcquisitionContent, "click" | "worthDays">;
  view: TableView;
}) {
  const { t } = useAcquisitionTexts();
  const comments = useCsvComments(view);
  const { from, to } = view.range;

  const download = () => {
    const text = tableCsv({
      comments: [
        t("acquisition.csv.title", { title, from, to }),
        content.click === "first" ? t("acquisition.csv.first") : t("acquisition.csv.last"),
        ...comments,
        ...definitions.map((key) => t(key, { days: content.worthDays })),
        ...more,
      ],
      rowHeading,
      columns,
      rows,
      currency: view.currency,
    });
    downloadText(`shelfwise-${id}-${from}-${to}.csv`, "text/csv", text);
  };

  return <Button onClick={download}>{t("breakdown.download")}</Button>;
}
