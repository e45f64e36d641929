import { useSearchParams } from "@remix-run/react";
import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import { MailTableButton } from "../notifications/mail-table-button";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion, VisitsView } from "./view";
import { visitsFile } from "./visits-file";

/** Every day of the range. */
export function VisitsTable({ visits, view }: { visits: VisitsView; view: ReadyConversion }) {
  const texts = useConversionTexts();
  const [params] = useSearchParams();
  const { t, formats, exact } = texts;
  const { table } = visits;
  const { range } = view;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      return value === null ? "–" : exact(value, unit, view.currency);
    });
  const download = () =>
    downloadText(
      `shelfwise-conversion-${range.from}-${range.to}.csv`,
      "text/csv",
      visitsFile(visits, view, texts),
    );

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("table.title")}
          </Text>
          <InlineStack gap="200">
            <Button onClick={download}>{t("table.download")}</Button>
            <MailTableButton table="conversion" query={params} />
          </InlineStack>
        </InlineStack>
      </Box>
      <NumberTable
        caption={t("table.title")}
        rowHeading={t("table.date")}
        columns={table.columns.map(({ id, label }) => ({ id, heading: t(label) }))}
        rows={table.rows.map((row) => ({
          id: row.day,
          heading: formats.day(row.day),
          note: !row.isKnown
            ? t("conversion.notKnownNote")
            : row.isIncomplete
              ? t("table.soFar")
              : undefined,
          order: row.day,
          cells: cells(row.values),
          values: row.values,
        }))}
        total={{ heading: t("table.total"), cells: cells(table.total) }}
        sortText={(column) => t("table.sortBy", { column })}
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {t("table.zone", { zone: view.timezone })}
        </Text>
      </Box>
    </Card>
  );
}
