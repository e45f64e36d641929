import { useSearchParams } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import { choosing, MailTableButton } from "../notifications/mail-table-button";
import { acquisitionFile, type AcquisitionTable, type TableView } from "./table-files";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { AcquisitionContent } from "./view";

/** A table of Acquisition as a file: now, or by mail. */
export function CsvButton({
  table,
  content,
  view,
}: {
  table: AcquisitionTable;
  content: AcquisitionContent;
  view: TableView;
}) {
  const texts = useAcquisitionTexts();
  const [params] = useSearchParams();
  const { from, to } = view.range;
  const name = table === "series" ? content.series.grain : table;

  const download = () =>
    downloadText(
      `shelfwise-acquisition-${name}-${from}-${to}.csv`,
      "text/csv",
      acquisitionFile(table, content, view, texts),
    );

  return (
    <InlineStack gap="200">
      <Button onClick={download}>{texts.t("breakdown.download")}</Button>
      <MailTableButton table="acquisition" query={choosing(params, table)} />
    </InlineStack>
  );
}
