import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChartBox } from "../../components/chart-box";
import { chartColors } from "../../components/chart-colors";
import { ChartLegend } from "../../components/chart-legend";
import { useHomeTexts } from "./use-home-texts";
import type { ReadyView } from "./view";

// More bars than this are narrower than the gaps between them.
const maxBars = 92;

/** New and returning customers by day. */
export function CustomerChart({ view }: { view: ReadyView }) {
  const { t, formats } = useHomeTexts();
  const points = view.customerChart;
  const isBars = points.length <= maxBars;
  const count = (value: number | null) =>
    value === null ? t("figures.notRead") : formats.count(value);
  const isFlat = points.every(
    (point) =>
      point.newCustomers === 0 && point.returningCustomers === 0 && point.unknownCustomers === 0,
  );
  const hasUnknown = points.some(({ unknownCustomers }) => (unknownCustomers ?? 0) > 0);
  const series = [
    {
      name: t("metrics.new-customers.label"),
      color: chartColors.main,
      values: points.map(({ newCustomers }) => newCustomers),
    },
    {
      name: t("metrics.returning-customers.label"),
      color: chartColors.second,
      values: points.map(({ returningCustomers }) => returningCustomers),
    },
    ...(hasUnknown
      ? [
          {
            name: t("chart.unknownCustomers"),
            color: chartColors.unknown,
            values: points.map(({ unknownCustomers }) => unknownCustomers),
          },
        ]
      : []),
  ];

  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("chart.customersTitle")}
        </Text>
        {view.isWithoutCustomers ? (
          <Text as="p" tone="subdued">
            {t("figures.needsCustomers")}
          </Text>
        ) : isFlat ? (
          <Text as="p" tone="subdued">
            {t("chart.noCustomers")}
          </Text>
        ) : (
          <>
            <ChartLegend
              items={series.map(({ name, color }) => ({
                label: name,
                color,
                shape: isBars ? "bar" : "line",
              }))}
            />
            <ChartBox
              isSmall
              kind={isBars ? "stackedBars" : "line"}
              labels={points.map(({ day }) => formats.dayShort(day))}
              series={series}
              formatValue={(value) => formats.count(value)}
              isWholeNumbers
              tooltip={(index) => ({
                title: formats.dayLong(points[index]?.day ?? view.range.from),
                rows: series.map(({ name, values }) => ({
                  label: name,
                  value: count(values[index] ?? null),
                })),
              })}
              emptyText={t("chart.empty")}
              skipText={t("chart.skip")}
            />
          </>
        )}
      </BlockStack>
    </Card>
  );
}
