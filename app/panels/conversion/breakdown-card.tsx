import { Box, Card, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import { NumberTable } from "../../components/number-table";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion, VisitsView } from "./view";

/** Visits by device, referrer, landing page and what else is known, one at a time. */
export function BreakdownCard({ visits, view }: { visits: VisitsView; view: ReadyConversion }) {
  const { t, formats, exact } = useConversionTexts();
  const [chosen, setChosen] = useState(0);
  const breakdown = visits.breakdowns[chosen] ?? visits.breakdowns[0];
  if (!breakdown) return null;
  const { columns } = visits.table;
  const cells = (values: readonly (number | null)[]) =>
    columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      return value === null ? "–" : exact(value, unit, view.currency);
    });
  const isWhole = breakdown.isWhole && breakdown.knownDays === visits.chart.length;
  const id = visits.isEstimate ? "estimate" : "breakdown";

  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="200">
        <Text as="h2" variant="headingMd">
          {t(visits.isEstimate ? "conversion.estimate.title" : "conversion.breakdowns.title")}
        </Text>
        {visits.isEstimate ? (
          <Text as="p" tone="subdued">
            {t("conversion.estimate.label")}
          </Text>
        ) : null}
      </Box>
      <Tabs
        tabs={visits.breakdowns.map((each) => ({
          id: `${id}-${each.id}`,
          content: t(each.title),
          panelID: id,
        }))}
        selected={chosen}
        onSelect={setChosen}
      />
      <div id={id} role="tabpanel" aria-labelledby={`${id}-${breakdown.id}`}>
        <NumberTable
          key={breakdown.id}
          caption={t(breakdown.title)}
          rowHeading={t(breakdown.rowHeading)}
          columns={columns.map((column) => ({ id: column.id, heading: t(column.label) }))}
          rows={breakdown.rows.map((row, index) => ({
            id: row.id,
            heading: row.label === null ? row.value : t(row.label),
            // Most visited first, where the first column is sorted in descending order.
            order: String(breakdown.rows.length - index).padStart(5, "0"),
            cells: cells(row.values),
            values: row.values,
          }))}
          total={isWhole ? { heading: t("table.total"), cells: cells(visits.table.total) } : null}
          sortText={(column) => t("table.sortBy", { column })}
        />
      </div>
      {breakdown.id === "product" ? (
        <Box padding="400">
          <Text as="p" variant="bodySm" tone="subdued">
            {t("conversion.estimate.productNote")}
          </Text>
        </Box>
      ) : null}
      {breakdown.id === "landing_page" ? (
        <Box padding="400">
          <Text as="p" variant="bodySm" tone="subdued">
            {t("conversion.breakdowns.landingPageNote", {
              count: breakdown.knownDays,
              number: formats.count(breakdown.knownDays),
            })}
          </Text>
        </Box>
      ) : null}
    </Card>
  );
}
