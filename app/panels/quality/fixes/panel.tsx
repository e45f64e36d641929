import { useState } from "react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineStack,
  Link,
  Text,
} from "@shopify/polaris";
import { EntryTable } from "../../../components/entry-table";
import { DownloadButton, ListFoot } from "../list-parts";
import { ValuesCard } from "../fix/values-card";
import { QualityPage } from "../quality-page";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { FixesContent, FixesView, FixRow } from "./view";

/** Quality: what was changed at Shopify from here, by whom, and what came of it. */
export function FixesPanel({ view }: { view: FixesView }) {
  return <QualityPage view={view}>{(ready) => <ReadyFixes view={ready} />}</QualityPage>;
}

function ReadyFixes({ view }: { view: QualityReadyView<FixesContent> }) {
  const { content, currency, timezone } = view;
  const { t, formats, instant } = useQualityTexts(currency, timezone);
  const [isEntering, setIsEntering] = useState(false);
  const entry = <ValuesCard fields={content.valueFields} onClose={() => setIsEntering(false)} />;
  if (content.rows.length === 0) {
    if (isEntering) return entry;
    return (
      <Card>
        <EmptyState
          heading={t("quality.fix.history.title")}
          image=""
          action={{ content: t("quality.pages.rules"), url: "/app/quality" }}
          secondaryAction={{
            content: t("quality.fix.values.open"),
            onAction: () => setIsEntering(true),
          }}
        >
          <p>{t("quality.fix.history.empty")}</p>
        </EmptyState>
      </Card>
    );
  }
  const nameOf = ({ rule, undoOf }: FixRow) => {
    if (undoOf !== null) return t("quality.fix.history.undoOf", { number: String(undoOf) });
    return rule === null ? t("quality.fix.history.several") : t(rule);
  };
  // Mostly one account does both, and a column for each takes the room of the others on a phone.
  const sayWho = ({ madeBy, acceptedBy }: FixRow) => (
    <BlockStack key="who">
      <Text as="span">
        {madeBy === null
          ? t("quality.fix.history.unknown")
          : t("quality.fix.history.staff", { id: madeBy })}
      </Text>
      {acceptedBy === null || acceptedBy === madeBy ? null : (
        <Text as="span" tone="subdued">
          {t("quality.fix.history.acceptedByOther", { id: acceptedBy })}
        </Text>
      )}
    </BlockStack>
  );
  return (
    <>
      {isEntering ? entry : null}
      <Card padding="0">
        <Box padding="400">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("quality.fix.history.title")}
            </Text>
            <InlineStack gap="200">
              {isEntering ? null : (
                <Button onClick={() => setIsEntering(true)}>{t("quality.fix.values.open")}</Button>
              )}
              <DownloadButton table="batches" />
            </InlineStack>
          </InlineStack>
        </Box>
        <Box paddingInline="400">
          <EntryTable
            caption={t("quality.fix.history.title")}
            isCaptionShown={false}
            numbersFrom={4}
            headings={[
              t("quality.fix.history.batch"),
              t("quality.fix.history.made"),
              t("quality.fix.history.by"),
              t("quality.fix.history.state"),
              t("quality.fix.history.changes"),
              t("quality.fix.history.written"),
              t("quality.fix.history.notWritten"),
              t("quality.fix.history.leftOut"),
            ]}
            rows={content.rows.map((row) => ({
              key: String(row.batchId),
              cells: [
                <Link key="name" url={`/app/quality/fixes/${row.batchId}`} removeUnderline>
                  {`${row.batchId}. ${nameOf(row)}`}
                </Link>,
                instant(row.createdAt),
                sayWho(row),
                t(row.state),
                formats.count(row.changes),
                formats.count(row.written),
                formats.count(row.notWritten),
                formats.count(row.leftOut),
              ],
            }))}
          />
        </Box>
        <Box padding="400">
          <ListFoot paging={content.paging} />
        </Box>
      </Card>
    </>
  );
}
