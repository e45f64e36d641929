import { Box, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import type { TextKey } from "../../i18n/text-key";
import { profitCsv } from "./csv";
import { useProfitTexts } from "./use-profit-texts";
import type { Grouping, ProfitReadyView } from "./view";

const groupings: readonly { id: Grouping; label: TextKey; heading: TextKey; note: TextKey }[] = [
  {
    id: "month",
    label: "profit.table.byMonth",
    heading: "profit.table.month",
    note: "profit.table.notesMonth",
  },
  {
    id: "channel",
    label: "profit.table.byChannel",
    heading: "profit.table.channel",
    note: "profit.table.notesChannel",
  },
  {
    id: "type",
    label: "profit.table.byType",
    heading: "profit.table.type",
    note: "profit.table.notesType",
  },
];

/** The same by month, by channel and by product type, with the share of known cost on every row. */
export function ProfitTables({ view }: { view: ProfitReadyView }) {
  const { t, formats, exact, heading, definition, total, partly, earlier } = useProfitTexts();
  const [grouping, setGrouping] = useState<Grouping>("month");
  const chosen = groupings.find(({ id }) => id === grouping) ?? groupings[0];
  const table = view.tables[grouping];
  const { currency, range, cost } = view;
  if (!chosen) return null;

  const headings = table.columns.map(({ label, unit }) =>
    unit === "money"
      ? t("table.withUnit", { label: t(label), unit: currency })
      : t("profit.table.percentOf", { label: t(label) }),
  );
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => exact(values[index] ?? null, unit, currency));

  const download = () => {
    const share = (ratio: number | null) =>
      ratio === null ? t("costs.none") : formats.percent(ratio);
    const text = profitCsv(view, grouping, {
      title: t("profit.csv.title", {
        grouping: t(chosen.label),
        range: formats.dayRange(range.from, range.to),
      }),
      lines: [
        partly(view.coverage),
        t("salesCsv.compared", { ...range.previous }),
        t("csv.currency", { currency }),
        cost.isNothingCosted
          ? null
          : t("profit.csv.coverage", { known: share(cost.coverage), assumed: share(cost.assumed) }),
        ...view.unknown.map(({ label, reason }) =>
          t("profit.csv.unknown", { label: t(label), reason: t(reason) }),
        ),
        t(chosen.note),
        t("table.zone", { zone: view.timezone }),
      ].filter((line) => line !== null),
      heading: t(chosen.heading),
      rowHeadings: table.rows.map(heading),
      total: total(view.coverage),
      before: earlier(range),
      columns: table.columns.map((column, index) => ({
        heading: headings[index] ?? t(column.label),
        definition: column.definition ? definition(column.definition) : null,
      })),
    });
    downloadText(`shelfwise-profit-${grouping}-${range.from}-${range.to}.csv`, "text/csv", text);
  };

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="400" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("profit.table.title")}
            </Text>
            <ButtonGroup variant="segmented">
              {groupings.map(({ id, label }) => (
                <Button key={id} pressed={id === grouping} onClick={() => setGrouping(id)}>
                  {t(label)}
                </Button>
              ))}
            </ButtonGroup>
          </InlineStack>
          <Button onClick={download}>{t("table.download")}</Button>
        </InlineStack>
      </Box>
      <NumberTable
        key={grouping}
        caption={t(chosen.label)}
        rowHeading={t(chosen.heading)}
        columns={table.columns.map(({ id }, index) => ({ id, heading: headings[index] ?? id }))}
        rows={table.rows.map((row) => ({
          id: row.key,
          heading: heading(row),
          order: grouping === "month" ? row.key : heading(row),
          cells: cells(row.values),
          values: row.values,
        }))}
        total={{ heading: total(view.coverage), cells: cells(table.total) }}
        sortText={(column) => t("table.sortBy", { column })}
      />
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {[t(chosen.note), t("table.zone", { zone: view.timezone })].join(" ")}
        </Text>
      </Box>
    </Card>
  );
}
