import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChartBox } from "../../../components/chart-box";
import { chartColors } from "../../../components/chart-colors";
import { ChartLegend } from "../../../components/chart-legend";
import { useProductTexts } from "../use-product-texts";
import type { RankingReadyView } from "./view";

/** The share of the first so many products, and where the classes end. */
export function ParetoCard({ view }: { view: RankingReadyView }) {
  const { t, formats, products } = useProductTexts();
  const { pareto, thresholds, basis, unit, rankedCount } = view;
  const shareName =
    basis === "sales" ? t("products.ranking.shareOfSales") : t("products.ranking.shareOfMargin");
  const line = (percent: number, name: string) => ({
    name,
    color: chartColors.comparison,
    stroke: "dashed" as const,
    values: pareto.map(() => percent / 100),
  });
  const ends = {
    a: t("products.ranking.classEnds", { abc: "A", share: formats.percent(thresholds.a / 100) }),
    b: t("products.ranking.classEnds", { abc: "B", share: formats.percent(thresholds.b / 100) }),
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("products.ranking.chart")}
        </Text>
        <ChartLegend
          items={[
            { label: shareName, color: chartColors.main, shape: "line" },
            { label: `${ends.a}, ${ends.b}`, color: chartColors.comparison, shape: "dashed" },
          ]}
        />
        <ChartBox
          kind="line"
          labels={pareto.map(({ rank }) => formats.count(rank))}
          series={[
            line(thresholds.a, ends.a),
            line(thresholds.b, ends.b),
            {
              name: shareName,
              color: chartColors.main,
              values: pareto.map(({ cumulative }) => cumulative),
            },
          ]}
          formatValue={(share) => formats.percent(share)}
          tooltip={(index) => {
            const point = pareto[index];
            if (!point) return { title: "", rows: [] };
            return {
              title: t("products.ranking.first", {
                rank: formats.count(point.rank),
                products: products(rankedCount, unit),
              }),
              rows: [{ label: shareName, value: formats.percent(point.cumulative) }],
            };
          }}
          emptyText={t("chart.empty")}
          skipText={t("chart.skip")}
        />
        <Text as="p" variant="bodySm" tone="subdued">
          {t("products.ranking.chartNote", { products: products(rankedCount, unit) })}
        </Text>
      </BlockStack>
    </Card>
  );
}
