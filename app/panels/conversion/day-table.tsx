import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import { visitsCsv } from "./csv";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion, VisitsView } from "./view";

/** Every day of the range. */
export function VisitsTable({ visits, view }: { visits: VisitsView; view: ReadyConversion }) {
  const { t, formats, exact, scope, definition } = useConversionTexts();
  const { table } = visits;
  const { range } = view;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      return value === null ? "–" : exact(value, unit, view.currency);
    });
  const download = () => {
    const text = visitsCsv(visits, {
      comments: [
        t("conversion.csvTitle", { days: formats.dayRange(range.from, range.to) }),
        scope(visits, view),
        t("salesCsv.compared", { ...range.previous }),
        ...visits.figures.map((figure) => {
          const { formula, basis, source } = definition(figure.definition);
          return `${t(figure.label)}: ${formula} ${basis} (${source.name}, ${source.url})`;
        }),
      ],
      date: t("table.date"),
      columns: table.columns.map(({ label }) => t(label)),
      total: t("table.total"),
      notKnown: t("conversion.notKnown"),
      incomplete: t("table.soFar"),
      previous: [t("conversion.comparedDay"), t("conversion.comparedRate")],
    });
    downloadText(`shelfwise-conversion-${range.from}-${range.to}.csv`, "text/csv", text);
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
