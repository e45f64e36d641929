import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { ChartBox } from "../../components/chart-box";
import { ChartLegend, type LegendItem } from "../../components/chart-legend";
import { NumberTable } from "../../components/number-table";
import { chartColors } from "../../components/chart-colors";
import { splitLastDay } from "./chart-series";
import { useHomeTexts } from "./use-home-texts";
import type { ChartPoint, ReadyView } from "./view";

/** The main picture: net sales by day, the earlier period as a lighter line. */
export function SalesChart({ view }: { view: ReadyView }) {
  const { t, formats, period, incomplete: nameIncomplete } = useHomeTexts();
  const [isTable, setIsTable] = useState(false);
  const { salesChart: points, currency, range } = view;
  const money = (minor: number | null) =>
    minor === null ? t("figures.notRead") : formats.money(minor, currency);
  const { complete, incomplete } = splitLastDay(points);
  const hasIncomplete = incomplete.some((value) => value !== null);
  const previous = points.map(({ previousMinor }) => previousMinor);
  const hasPrevious = previous.some((value) => value !== null);
  const currentName = formats.dayRange(range.from, range.to);
  const previousDays = formats.dayRange(range.previous.from, range.previous.to);
  const toHour = (days: string) => (range.isPreviousCut ? t("chart.toHour", { days }) : days);
  const previousName = toHour(previousDays);
  const isOneDay = points.length === 1;
  // A scale of nothing would have nothing to tell apart.
  const isFlat = points.every((point) => point.valueMinor === 0 && !point.previousMinor);
  const incompleteTexts = nameIncomplete(view.coverage);

  const legend: LegendItem[] = [
    { label: currentName, color: chartColors.main, shape: isOneDay ? "bar" : "line" },
    ...(hasPrevious
      ? [
          {
            label: t("chart.previous", { period: period(range), range: previousDays }),
            color: chartColors.comparison,
            shape: isOneDay ? ("bar" as const) : ("dashed" as const),
          },
        ]
      : []),
    ...(hasIncomplete && !isOneDay
      ? [{ label: incompleteTexts.legend, color: chartColors.main, shape: "dotted" as const }]
      : []),
  ];

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("chart.title")}
          </Text>
          <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
            {isTable ? t("chart.showChart") : t("chart.showTable")}
          </Button>
        </InlineStack>
        {isFlat ? null : <ChartLegend items={legend} />}
        {isFlat && !isTable ? (
          <Text as="p" tone="subdued">
            {t("chart.noSales")}
          </Text>
        ) : isTable ? (
          <NumberTable
            caption={t("chart.title")}
            rowHeading={t("table.date")}
            columns={[
              { id: "current", heading: t("chart.column", { range: currentName, currency }) },
              { id: "previous", heading: t("chart.column", { range: previousName, currency }) },
            ]}
            rows={points.map((point) => ({
              id: point.day,
              heading: formats.day(point.day),
              note: point.isIncomplete ? incompleteTexts.note : undefined,
              order: point.day,
              cells: [money(point.valueMinor), money(point.previousMinor)],
              values: [point.valueMinor, point.previousMinor],
            }))}
            total={null}
            sortText={(column) => t("table.sortBy", { column })}
          />
        ) : (
          <ChartBox
            kind={isOneDay ? "bars" : "line"}
            labels={points.map(({ day }) => formats.dayShort(day))}
            series={[
              {
                name: previousName,
                color: chartColors.comparison,
                values: hasPrevious ? previous : previous.map(() => null),
                stroke: "dashed" as const,
              },
              ...(hasIncomplete && !isOneDay
                ? [
                    {
                      name: incompleteTexts.legend,
                      color: chartColors.main,
                      values: incomplete,
                      stroke: "dotted" as const,
                    },
                  ]
                : []),
              {
                name: currentName,
                color: chartColors.main,
                values: isOneDay ? points.map(({ valueMinor }) => valueMinor) : complete,
              },
            ]}
            formatValue={(minor) => formats.moneyShort(minor, currency)}
            tooltip={(index) => {
              const point = points[index];
              if (!point) return { title: "", rows: [] };
              const rows = [
                {
                  label: point.isIncomplete ? incompleteTexts.sales : t("metrics.net-sales.label"),
                  value: money(point.valueMinor),
                },
                {
                  label: previousDayName(point),
                  value: money(point.previousMinor),
                },
              ];
              return { title: formats.dayLong(point.day), rows };
            }}
            emptyText={t("chart.empty")}
            skipText={t("chart.skip")}
          />
        )}
      </BlockStack>
    </Card>
  );

  /** Only the last of the previous days is cut. */
  function previousDayName({ previousDay }: ChartPoint): string {
    const name = formats.day(previousDay);
    return previousDay === range.previous.to ? toHour(name) : name;
  }
}
