import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { NumberTable } from "../../components/number-table";
import { downloadText } from "../../components/download";
import { dayTableCsv } from "./csv";
import { useHomeTexts } from "./use-home-texts";
import type { ReadyView } from "./view";

/** Every day with every figure, and the period's own figures as the totals row. */
export function DayTable({ view }: { view: ReadyView }) {
  const { t, formats, exact, definition, total, incomplete } = useHomeTexts();
  const { table, currency, range } = view;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      return value === null ? "–" : exact(value, unit, currency);
    });
  const headings = table.columns.map(({ label, unit }) =>
    unit === "money" ? t("table.withUnit", { label: t(label), unit: currency }) : t(label),
  );

  const notes = [
    t("table.footnote"),
    t("table.zone", { zone: view.timezone }),
    ...(table.lacksReturnsBefore === null
      ? []
      : [t("figures.lacksReturns", { day: formats.day(table.lacksReturnsBefore) })]),
  ];

  const download = () => {
    const text = dayTableCsv(view, {
      title: t("csv.title", { range: formats.dayRange(range.from, range.to) }),
      basis: t("csv.basis"),
      currency: t("csv.currency", { currency }),
      date: t("table.date"),
      total: total(view.coverage),
      columns: table.columns.map((column, index) => ({
        heading: headings[index] ?? t(column.label),
        definition: definition(column.definition),
      })),
      notRead: t("figures.notRead"),
      incomplete: incomplete(view.coverage).note,
      note: notes.join(" "),
    });
    downloadText(`shelfwise-sales-${range.from}-${range.to}.csv`, "text/csv", text);
  };

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("table.title")}
          </Text>
          <Button onClick={download}>{t("table.download")}</Button>
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
