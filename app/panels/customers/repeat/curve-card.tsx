import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChartBox } from "../../../components/chart-box";
import { chartColors } from "../../../components/chart-colors";
import { ChartLegend } from "../../../components/chart-legend";
import { useCustomerTexts } from "../use-customer-texts";
import type { RepeatContent } from "./view";

/** Who had purchased again by so many days. */
export function CurveCard({ content }: { content: RepeatContent }) {
  const { t, formats } = useCustomerTexts();
  const { days, afterFirst, afterSecond } = content.curve;
  const lines = [
    { label: t("retention.repeat.afterFirst"), color: chartColors.main, values: afterFirst },
    { label: t("retention.repeat.afterSecond"), color: chartColors.second, values: afterSecond },
  ].filter(({ values }) => values.some((value) => value !== null && value > 0));
  const percent = (value: number | null) =>
    value === null ? t("retention.unknown") : formats.percent(value);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("retention.repeat.curveTitle")}
        </Text>
        {lines.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("retention.repeat.nobodyTwice")}
          </Text>
        ) : (
          <>
            <ChartBox
              kind="line"
              labels={days.map((day) => t("retention.repeat.day", { day }))}
              series={lines.map(({ label, color, values }, index) => ({
                name: label,
                color,
                values,
                ...(index > 0 ? { stroke: "dashed" as const } : {}),
              }))}
              formatValue={(value) => formats.percent(value)}
              tooltip={(index) => ({
                title: t("retention.repeat.byDay", { day: days[index] ?? 0 }),
                rows: lines.map(({ label, values }) => ({
                  label,
                  value: percent(values[index] ?? null),
                })),
              })}
              emptyText={t("retention.repeat.nobodyTwice")}
              skipText={t("chart.skip")}
            />
            <ChartLegend
              items={lines.map(({ label, color }, index) => ({
                label,
                color,
                shape: index === 0 ? "line" : "dashed",
              }))}
            />
            <Text as="p" variant="bodySm" tone="subdued">
              {t("retention.repeat.curveNote")}
            </Text>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
