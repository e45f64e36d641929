import { useSearchParams } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { ChartBox } from "../../components/chart-box";
import { chartColors } from "../../components/chart-colors";
import { ChartLegend, type LegendItem } from "../../components/chart-legend";
import { NumberTable } from "../../components/number-table";
import { splitLastDay } from "../home/chart-series";
import { useHomeTexts } from "../home/use-home-texts";
import { useSalesTexts } from "./use-sales-texts";
import type { OverviewView } from "./view";
import { chartTitles, grainTexts } from "./words";

/** Net sales over time, the earlier period as a lighter line. */
export function TrendChart({ view }: { view: OverviewView }) {
  const { t, formats, period, incomplete: nameIncomplete } = useHomeTexts();
  const { pointName, pointShort, pointNote } = useSalesTexts(view);
  const [, setParams] = useSearchParams();
  const [isTable, setIsTable] = useState(false);
  const { points, currency, range, grain } = view;
  const money = (minor: number | null) =>
    minor === null ? t("figures.notRead") : formats.money(minor, currency);
  const isBars = grain === "hour" || points.length === 1;
  const current = points.map(({ valueMinor }) => valueMinor);
  const previous = points.map(({ previousMinor }) => previousMinor);
  const { complete, incomplete } = splitLastDay(points);
  const hasIncomplete = !isBars && incomplete.some((value) => value !== null);
  const hasPrevious = previous.some((value) => value !== null);
  const isFlat = points.every((point) => !point.valueMinor && !point.previousMinor);
  const currentName = formats.dayRange(range.from, range.to);
  const previousName = formats.dayRange(range.previous.from, range.previous.to);
  const incompleteTexts = nameIncomplete(view.coverage);
  const title = t(chartTitles[grain]);

  const legend: LegendItem[] = [
    { label: currentName, color: chartColors.main, shape: isBars ? "bar" : "line" },
    ...(hasPrevious
      ? [
          {
            label: t("chart.previous", { period: period(range), range: previousName }),
            color: chartColors.comparison,
            shape: isBars ? ("bar" as const) : ("dashed" as const),
          },
        ]
      : []),
    ...(hasIncomplete
      ? [{ label: incompleteTexts.legend, color: chartColors.main, shape: "dotted" as const }]
      : []),
  ];

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Select
              label={t("grain.label")}
              labelHidden
              value={grain}
              options={view.grains.map(({ id, isPossible }) => ({
                value: id,
                label: t(grainTexts[id]),
                disabled: !isPossible,
              }))}
              onChange={(value) =>
                setParams(
                  (params) => {
                    params.set("grain", value);
                    return params;
                  },
                  { preventScrollReset: true },
                )
              }
            />
            <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
              {isTable ? t("chart.showChart") : t("chart.showTable")}
            </Button>
          </InlineStack>
        </InlineStack>
        {isFlat ? null : <ChartLegend items={legend} />}
        {isFlat && !isTable ? (
          <Text as="p" tone="subdued">
            {t("grain.noSales")}
          </Text>
        ) : isTable ? (
          <NumberTable
            caption={title}
            rowHeading={t("breakdown.rows.time")}
            columns={[
              { id: "current", heading: t("chart.column", { range: currentName, currency }) },
              { id: "previous", heading: t("chart.column", { range: previousName, currency }) },
            ]}
            rows={points.map((point) => ({
              id: point.id,
              heading: pointName(point),
              note: pointNote(point),
              order: point.id,
              cells: [money(point.valueMinor), money(point.previousMinor)],
              values: [point.valueMinor, point.previousMinor],
            }))}
            total={null}
            sortText={(column) => t("table.sortBy", { column })}
          />
        ) : (
          <ChartBox
            kind={isBars ? "bars" : "line"}
            labels={points.map(pointShort)}
            series={[
              {
                name: previousName,
                color: chartColors.comparison,
                values: previous,
                stroke: "dashed" as const,
              },
              ...(hasIncomplete
                ? [
                    {
                      name: incompleteTexts.legend,
                      color: chartColors.main,
                      values: incomplete,
                      stroke: "dotted" as const,
                    },
                  ]
                : []),
              { name: currentName, color: chartColors.main, values: isBars ? current : complete },
            ]}
            formatValue={(minor) => formats.moneyShort(minor, currency)}
            tooltip={(index) => {
              const point = points[index];
              if (!point) return { title: "", rows: [] };
              const note = pointNote(point);
              const name = pointName(point);
              return {
                title: note ? `${name} (${note})` : name,
                rows: [
                  { label: t("metrics.net-sales.label"), value: money(point.valueMinor) },
                  { label: previousName, value: money(point.previousMinor) },
                ],
              };
            }}
            emptyText={t("chart.empty")}
            skipText={t("chart.skip")}
          />
        )}
        {grain === "week" ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("grain.weeks")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
