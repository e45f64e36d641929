import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { ChartBox } from "../../../components/chart-box";
import { chartColors } from "../../../components/chart-colors";
import { ChartLegend } from "../../../components/chart-legend";
import { NumberTable } from "../../../components/number-table";
import { useCustomerTexts } from "../use-customer-texts";
import { curveRows } from "./curve-rows";
import type { RepeatContent } from "./view";

/** Who had purchased again by so many days, as lines or in numbers. */
export function CurveCard({ content }: { content: RepeatContent }) {
  const { t, formats } = useCustomerTexts();
  const [isTable, setIsTable] = useState(false);
  const { days, afterFirst, afterSecond } = content.curve;
  const [first, second] = [t("retention.repeat.afterFirst"), t("retention.repeat.afterSecond")];
  const lines = [
    { label: first, color: chartColors.main, values: afterFirst.cameBack },
    { label: second, color: chartColors.second, values: afterSecond.cameBack },
  ].filter(({ values }) => values.some((value) => value !== null && value > 0));
  const percent = (value: number | null) =>
    value === null ? t("retention.unknown") : formats.percent(value);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("retention.repeat.curveTitle")}
          </Text>
          {lines.length === 0 ? null : (
            <Button variant="plain" onClick={() => setIsTable(!isTable)} ariaExpanded={isTable}>
              {isTable ? t("chart.showChart") : t("chart.showTable")}
            </Button>
          )}
        </InlineStack>
        {lines.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("retention.repeat.nobodyTwice")}
          </Text>
        ) : isTable ? (
          <>
            <NumberTable
              caption={t("retention.repeat.curveTitle")}
              rowHeading={t("retention.repeat.since")}
              columns={[first, second].flatMap((step, index) => [
                { id: `share${index}`, heading: step },
                {
                  id: `waiting${index}`,
                  heading: t("retention.repeat.waiting", { step }),
                },
              ])}
              rows={curveRows(content.curve).map(({ day, values }) => ({
                id: String(day),
                heading: t("retention.repeat.byDay", { day }),
                order: String(day).padStart(3, "0"),
                cells: values.map((value, index) =>
                  index % 2 === 0 ? percent(value) : formats.count(value ?? 0),
                ),
                values,
              }))}
              total={null}
              isOrdered
              sortText={(column) => t("table.sortBy", { column })}
            />
            <Text as="p" variant="bodySm" tone="subdued">
              {t("retention.repeat.curveNote")} {t("retention.repeat.waitingNote")}
            </Text>
          </>
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
