import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChartBox } from "../../components/chart-box";
import { ChartLegend } from "../../components/chart-legend";
import { chartColors } from "../../components/chart-colors";
import { useLifetimeTexts } from "./use-lifetime-texts";
import type { WorthContent } from "./view";

/** Net sales per customer by months after the first order: what they were, and what is expected. */
export function WorthCurve({ content, currency }: { content: WorthContent; currency: string }) {
  const { t, formats, span } = useLifetimeTexts();
  const { curve } = content;
  const isEmpty = curve.every(({ netMinor, expectedMinor }) => netMinor === null && !expectedMinor);
  if (isEmpty) return null;
  const hasExpected = curve.some(({ expectedMinor }) => expectedMinor !== null);
  const money = (minor: number | null) =>
    minor === null ? t("lifetime.tooFew") : formats.money(minor, currency);
  const [was, expected] = [t("lifetime.curve.was"), t("lifetime.curve.expected")];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("lifetime.curve.title")}
        </Text>
        <ChartLegend
          items={[
            { label: was, color: chartColors.main, shape: "line" },
            ...(hasExpected
              ? [{ label: expected, color: chartColors.comparison, shape: "dashed" as const }]
              : []),
          ]}
        />
        <ChartBox
          kind="line"
          labels={curve.map(({ days }) => span(days))}
          series={[
            {
              name: expected,
              color: chartColors.comparison,
              values: curve.map(({ expectedMinor }) => expectedMinor),
              stroke: "dashed",
            },
            {
              name: was,
              color: chartColors.main,
              values: curve.map(({ netMinor }) => netMinor),
            },
          ]}
          formatValue={(minor) => formats.moneyShort(minor, currency)}
          tooltip={(index) => {
            const point = curve[index];
            if (!point) return { title: "", rows: [] };
            const rows = [{ label: was, value: money(point.netMinor) }];
            if (hasExpected) rows.push({ label: expected, value: money(point.expectedMinor) });
            return { title: span(point.days), rows };
          }}
          emptyText={t("chart.empty")}
          skipText={t("chart.skip")}
        />
        {hasExpected ? (
          <Text as="p" tone="subdued">
            {t("lifetime.curve.note")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
