import { BlockStack, Button, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { pointGrains } from "../../metrics/acquisition/points";
import { ltvToCac } from "../../metrics/definitions/ltv-to-cac";
import { paybackPeriod } from "../../metrics/definitions/payback-period";
import { useAddress } from "../products/use-address";
import { grainTexts } from "../sales-overview/words";
import { CsvButton } from "./csv-button";
import { SeriesChart } from "./series-chart";
import { SeriesTable } from "./series-table";
import { useSeriesTexts } from "./use-series-texts";
import type { SeriesPartProps } from "./series-chart";

/** What customers cost and brought by day, week or month, beside the days before. */
export function SeriesCard({ view, content }: SeriesPartProps) {
  const { t, formats, title, worthNotes } = useSeriesTexts(content.series, view);
  const { change } = useAddress();
  const [isTable, setIsTable] = useState(false);
  const { columns, points, shown, grain, hasBefore } = content.series;
  const { before } = content.known;
  if (points.length === 0) return null;
  const isKnown = points.some(({ values }) => values[shown] !== null);
  const isOfWorth = isTable || worthIds.has(columns[shown]?.id ?? "");
  const notes = [
    ...(hasBefore && before
      ? [t("acquisition.series.beforeDays", { days: formats.dayRange(before.from, before.to) })]
      : []),
    ...(grain === "week" ? [t("grain.weeks")] : []),
    ...(isOfWorth ? worthNotes(content) : []),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Select
              label={t("acquisition.series.figure")}
              labelHidden
              value={columns[shown]?.id}
              options={columns.map(({ id, label }) => ({ value: id, label: t(label) }))}
              onChange={(figure) => change({ figure })}
            />
            <Select
              label={t("grain.label")}
              labelHidden
              value={grain}
              options={pointGrains.map((id) => ({ value: id, label: t(grainTexts[id]) }))}
              onChange={(value) => change({ grain: value })}
            />
            <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
              {isTable ? t("chart.showChart") : t("chart.showTable")}
            </Button>
            <CsvButton table="series" content={content} view={view} />
          </InlineStack>
        </InlineStack>
        {isTable ? (
          <SeriesTable view={view} content={content} />
        ) : isKnown ? (
          <SeriesChart view={view} content={content} />
        ) : (
          <Text as="p" tone="subdued">
            {t("acquisition.series.nothing")}
          </Text>
        )}
        {notes.length > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {notes.join(" ")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** Of customers who may be young yet. */
const worthIds: ReadonlySet<string> = new Set([ltvToCac.id, paybackPeriod.id]);
