import { useSearchParams } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import type { FrameView } from "../home/view";
import { choosing, MailTableButton } from "../notifications/mail-table-button";
import { useLifetimeTexts } from "./use-lifetime-texts";
import type { WorthContent } from "./view";
import { worthFile, type WorthTable } from "./worth-file";

/** A table of Lifetime value as a file: now, or by mail. */
export function CsvButton({
  table,
  content,
  view,
}: {
  table: WorthTable;
  content: WorthContent;
  view: Pick<FrameView, "currency" | "timezone" | "coverage">;
}) {
  const texts = useLifetimeTexts();
  const [params] = useSearchParams();
  const file = worthFile(table, content, view, texts);
  if (typeof file !== "string") return null;
  const name = `shelfwise-lifetime-value-${table}-${view.coverage.to}.csv`;
  return (
    <InlineStack gap="200">
      <Button onClick={() => downloadText(name, "text/csv", file)}>
        {texts.t("breakdown.download")}
      </Button>
      <MailTableButton table="lifetime" query={choosing(params, table)} />
    </InlineStack>
  );
}
