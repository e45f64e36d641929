import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { ChartBox } from "../../components/chart-box";
import { chartColors } from "../../components/chart-colors";
import { ChartLegend, type LegendItem } from "../../components/chart-legend";
import { NumberTable } from "../../components/number-table";
import { useConversionTexts } from "./use-conversion-texts";
import type { ReadyConversion, VisitsView } from "./view";

/** Conversion rate by day, the days before as a lighter line where both were measured alike. */
export function RateChart({ visits, view }: { visits: VisitsView; view: ReadyConversion }) {
  const { t, formats } = useConversionTexts();
  const [isTable, setIsTable] = useState(false);
  const points = visits.chart;
  const hasPrevious = points.some(({ previousRate }) => previousRate !== null);
  const previousDays = points.map(({ previousDay }) => previousDay).filter((day) => day !== null);
  const [first, last] = [previousDays[0], previousDays.at(-1)];
  const currentName = formats.dayRange(view.range.from, view.range.to);
  const previousName = first && last ? formats.dayRange(first, last) : "";
  const rate = (value: number | null) =>
    value === null ? t("conversion.notKnown") : formats.percentExact(value);
  const openAt = points.findIndex(({ isIncomplete }) => isIncomplete);
  const over = points.map(({ rate: value }, index) => (index === openAt ? null : value));
  const open = points.map(({ rate: value }, index) =>
    openAt >= 0 && (index === openAt || index === openAt - 1) ? value : null,
  );
  const isEmpty = !hasPrevious && points.every(({ rate: value }) => value === null);
  const isOneDay = points.length === 1;
  const hasOpen = !isOneDay && openAt >= 0;

  const legend: LegendItem[] = [
    { label: currentName, color: chartColors.main, shape: isOneDay ? "bar" : "line" },
    ...(hasPrevious
      ? [
          {
            label: previousName,
            color: chartColors.comparison,
            shape: isOneDay ? ("bar" as const) : ("dashed" as const),
          },
        ]
      : []),
    ...(hasOpen
      ? [{ label: t("chart.incomplete"), color: chartColors.main, shape: "dotted" as const }]
      : []),
  ];

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("conversion.chartTitle")}
          </Text>
          {isEmpty ? null : (
            <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
              {isTable ? t("chart.showChart") : t("chart.showTable")}
            </Button>
          )}
        </InlineStack>
        {isEmpty ? null : <ChartLegend items={legend} />}
        {isEmpty ? (
          <Text as="p" tone="subdued">
            {t("conversion.chartEmpty")}
          </Text>
        ) : isTable ? (
          <NumberTable
            caption={t("conversion.chartTitle")}
            rowHeading={t("table.date")}
            columns={[
              { id: "rate", heading: t("metrics.conversion-rate.label") },
              ...(hasPrevious ? [{ id: "previous", heading: previousName }] : []),
            ]}
            rows={points.map((point) => {
              const values = hasPrevious ? [point.rate, point.previousRate] : [point.rate];
              return {
                id: point.day,
                heading: formats.day(point.day),
                note: point.isIncomplete ? t("table.soFar") : undefined,
                order: point.day,
                cells: values.map(rate),
                values,
              };
            })}
            total={null}
            sortText={(column) => t("table.sortBy", { column })}
          />
        ) : (
          <ChartBox
            kind={isOneDay ? "bars" : "line"}
            labels={points.map(({ day }) => formats.dayShort(day))}
            series={[
              ...(hasPrevious
                ? [
                    {
                      name: previousName,
                      color: chartColors.comparison,
                      values: points.map(({ previousRate }) => previousRate),
                      stroke: "dashed" as const,
                    },
                  ]
                : []),
              ...(hasOpen
                ? [
                    {
                      name: t("chart.incomplete"),
                      color: chartColors.main,
                      values: open,
                      stroke: "dotted" as const,
                    },
                  ]
                : []),
              {
                name: currentName,
                color: chartColors.main,
                values: isOneDay ? points.map(({ rate: value }) => value) : over,
              },
            ]}
            formatValue={(value) => formats.percent(value)}
            tooltip={(index) => {
              const point = points[index];
              if (!point) return { title: "", rows: [] };
              return {
                title: formats.dayLong(point.day),
                rows: [
                  { label: t("metrics.conversion-rate.label"), value: rate(point.rate) },
                  {
                    label: t("metrics.sessions.label"),
                    value:
                      point.sessions === null
                        ? t("conversion.notKnown")
                        : formats.count(point.sessions),
                  },
                  ...(point.previousDay !== null && point.previousRate !== null
                    ? [{ label: formats.day(point.previousDay), value: rate(point.previousRate) }]
                    : []),
                ],
              };
            }}
            emptyText={t("chart.empty")}
            skipText={t("chart.skip")}
          />
        )}
      </BlockStack>
    </Card>
  );
}
