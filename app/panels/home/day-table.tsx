import { useSearchParams } from "@remix-run/react";
import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { NumberTable } from "../../components/number-table";
import { downloadText } from "../../components/download";
import { dayFile, dayHeadings, dayNotes } from "./day-file";
import { MailTableButton } from "../notifications/mail-table-button";
import { useHomeTexts } from "./use-home-texts";
import type { ReadyView } from "./view";

/** Every day with every figure, and the period's own figures as the totals row. */
export function DayTable({ view }: { view: ReadyView }) {
  const texts = useHomeTexts();
  const [params] = useSearchParams();
  const { t, formats, exact, total, incomplete } = texts;
  const { table, currency, range } = view;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      return value === null ? "–" : exact(value, unit, currency);
    });
  const headings = dayHeadings(view, texts);
  const notes = dayNotes(view, texts);

  const download = () =>
    downloadText(`shelfwise-sales-${range.from}-${range.to}.csv`, "text/csv", dayFile(view, texts));

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("table.title")}
          </Text>
          <InlineStack gap="200">
            <Button onClick={download}>{t("table.download")}</Button>
            <MailTableButton table="home" query={params} />
          </InlineStack>
        </InlineStack>
      </Box>
      <NumberTable
        caption={t("table.title")}
        rowHeading={t("table.date")}
        columns={table.columns.map(({ id }, index) => ({ id, heading: headings[index] ?? id }))}
        rows={table.rows.map((row) => ({
          id: row.day,
          heading: formats.day(row.day),
          note: noteOf(row),
          order: row.day,
          cells: cells(row.values),
          values: row.values,
        }))}
        total={{ heading: total(view.coverage), cells: cells(table.total) }}
        sortText={(column) => t("table.sortBy", { column })}
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {notes.join(" ")}
        </Text>
      </Box>
    </Card>
  );

  function noteOf(row: { isCovered: boolean; isIncomplete: boolean }): string | undefined {
    if (!row.isCovered) return t("table.notRead");
    return row.isIncomplete ? incomplete(view.coverage).note : undefined;
  }
}
