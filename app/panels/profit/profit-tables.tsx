import { Box, Button, ButtonGroup, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { downloadText } from "../../components/download";
import { NumberTable } from "../../components/number-table";
import { useAddress } from "../products/use-address";
import { choosing, MailTableButton } from "../notifications/mail-table-button";
import { groupings, groupingTexts, profitFile, profitHeadings, profitNote } from "./profit-file";
import { useProfitTexts } from "./use-profit-texts";
import type { Grouping, ProfitReadyView } from "./view";

/** The same by month, by channel and by product type, with the share of known cost on every row. */
export function ProfitTables({ view }: { view: ProfitReadyView }) {
  const texts = useProfitTexts();
  const { params, change } = useAddress();
  const { t, exact, heading, total } = texts;
  const [grouping, setGrouping] = useState<Grouping>("month");
  const chosen = groupingTexts[grouping];
  const table = view.tables[grouping];
  const { currency, range } = view;

  const headings = profitHeadings(view, grouping, texts);
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => exact(values[index] ?? null, unit, currency));

  const download = () =>
    downloadText(
      `shelfwise-profit-${grouping}-${range.from}-${range.to}.csv`,
      "text/csv",
      profitFile(view, grouping, texts),
    );

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="400" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("profit.table.title")}
            </Text>
            <ButtonGroup variant="segmented">
              {groupings.map((id) => (
                <Button key={id} pressed={id === grouping} onClick={() => setGrouping(id)}>
                  {t(groupingTexts[id].label)}
                </Button>
              ))}
            </ButtonGroup>
          </InlineStack>
          <InlineStack gap="200" blockAlign="center">
            {grouping === "month" ? null : (
              <Checkbox
                label={t("profit.table.spreadChoice")}
                checked={view.isSpread}
                onChange={(isOn) => change({ spread: isOn ? "net" : null })}
              />
            )}
            <Button onClick={download}>{t("table.download")}</Button>
            <MailTableButton table="profit" query={choosing(params, grouping)} />
          </InlineStack>
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
          {[t(profitNote(view, grouping)), t("table.zone", { zone: view.timezone })].join(" ")}
        </Text>
      </Box>
    </Card>
  );
}
