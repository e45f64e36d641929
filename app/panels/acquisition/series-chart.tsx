import { BlockStack } from "@shopify/polaris";
import { ChartBox } from "../../components/chart-box";
import { chartColors } from "../../components/chart-colors";
import { ChartLegend, type LegendItem } from "../../components/chart-legend";
import { splitLastDay } from "../home/chart-series";
import type { FrameView } from "../home/view";
import { useSeriesTexts } from "./use-series-texts";
import type { AcquisitionContent } from "./view";

export interface SeriesPartProps {
  content: AcquisitionContent;
  view: FrameView;
}

/** One figure over time, that of the days before as a lighter line. */
export function SeriesChart({ content, view }: SeriesPartProps) {
  const { series } = content;
  const { t, formats, pointName, pointNote, pointShort, value, beforeHeading, incomplete } =
    useSeriesTexts(series, view);
  const { points, columns, shown } = series;
  const column = columns[shown];
  if (!column) return null;
  const values = points.map((point) => point.values[shown] ?? null);
  const before = points.map((point) => point.before?.[shown] ?? null);
  const drawn = splitLastDay(
    points.map(({ isIncomplete }, at) => ({ valueMinor: values[at] ?? null, isIncomplete })),
  );
  const [name, beforeName] = [t(column.label), beforeHeading(column)];
  // Where no two parts beside each other are known, a line would be dots.
  const isLine = values.some((each, at) => each !== null && typeof values[at + 1] === "number");
  const hasBefore = before.some((each) => each !== null);
  const hasIncomplete = isLine && drawn.incomplete.some((each) => each !== null);
  const soFar = incomplete(view.coverage).legend;
  const legend: LegendItem[] = [
    { label: name, color: chartColors.main, shape: isLine ? "line" : "bar" },
    ...(hasBefore
      ? [
          {
            label: beforeName,
            color: chartColors.comparison,
            shape: isLine ? ("dashed" as const) : ("bar" as const),
          },
        ]
      : []),
    ...(hasIncomplete ? [{ label: soFar, color: chartColors.main, shape: "dotted" as const }] : []),
  ];
  return (
    <BlockStack gap="300">
      <ChartLegend items={legend} />
      <ChartBox
        kind={isLine ? "line" : "bars"}
        labels={points.map(pointShort)}
        series={[
          ...(hasBefore
            ? [
                {
                  name: beforeName,
                  color: chartColors.comparison,
                  values: before,
                  stroke: "dashed" as const,
                },
              ]
            : []),
          ...(hasIncomplete
            ? [
                {
                  name: soFar,
                  color: chartColors.main,
                  values: drawn.incomplete,
                  stroke: "dotted" as const,
                },
              ]
            : []),
          { name, color: chartColors.main, values: isLine ? drawn.complete : values },
        ]}
        formatValue={(of) =>
          column.unit === "money"
            ? formats.moneyShort(of, view.currency)
            : column.unit === "count"
              ? formats.count(of)
              : formats.decimal(of)
        }
        isWholeNumbers={column.unit === "count"}
        tooltip={(index) => {
          const point = points[index];
          if (!point) return { title: "", rows: [] };
          const note = pointNote(point);
          return {
            title: note ? `${pointName(point)} (${note})` : pointName(point),
            rows: [
              { label: name, value: value(point.values[shown], column, point.lacks[shown]) },
              ...(hasBefore
                ? [
                    {
                      label: beforeName,
                      value: value(point.before?.[shown], column, point.beforeLacks?.[shown]),
                    },
                  ]
                : []),
              ...columns
                .filter((each, at) => at !== shown && contextIds.has(each.id))
                .map((each) => ({
                  label: t(each.label),
                  value: value(point.values[columns.indexOf(each)], each),
                })),
            ],
          };
        }}
        emptyText={t("chart.empty")}
        skipText={t("chart.skip")}
      />
    </BlockStack>
  );
}

/** What says whether a ratio is of many or of few. */
const contextIds: ReadonlySet<string> = new Set(["marketing-spend", "new-customers"]);
