import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChartBox } from "../../components/chart-box";
import { chartColors } from "../../components/chart-colors";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import type { SpendPoint } from "./view";

/** What a new customer cost in each part of the days. */
export function SpendChart({
  points,
  currency,
}: {
  points: readonly SpendPoint[];
  currency: string;
}) {
  const { t, formats, money } = useAcquisitionTexts();
  if (points.length < 2 || points.every(({ cacMinor }) => cacMinor === null)) return null;
  const name = t("metrics.blended-cac.label");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("acquisition.chart")}
        </Text>
        <ChartBox
          kind="line"
          labels={points.map(({ period }) => formats.dayShort(period))}
          series={[
            {
              name,
              color: chartColors.main,
              values: points.map(({ cacMinor }) => cacMinor),
            },
          ]}
          formatValue={(minor) => formats.moneyShort(minor, currency)}
          tooltip={(index) => {
            const point = points[index];
            if (!point) return { title: "", rows: [] };
            return {
              title: t("acquisition.from", { day: formats.day(point.period) }),
              rows: [
                { label: name, value: money(point.cacMinor, currency) },
                {
                  label: t("metrics.marketing-spend.label"),
                  value: money(point.spendMinor, currency),
                },
                {
                  label: t("metrics.new-customers.label"),
                  value: formats.count(point.newCustomers),
                },
              ],
            };
          }}
          emptyText={t("chart.empty")}
          skipText={t("chart.skip")}
        />
      </BlockStack>
    </Card>
  );
}
