import { NumberTable } from "../../components/number-table";
import { sizeOf } from "../../metrics/comparison";
import type { SeriesPartProps } from "./series-chart";
import { useSeriesTexts } from "./use-series-texts";

/** All figures over time: the one that is shown with what it was before, then the others. */
export function SeriesTable({ content, view }: SeriesPartProps) {
  const { series } = content;
  const { t, formats, title, heading, beforeHeading, pointName, pointNote, value } = useSeriesTexts(
    series,
    view,
  );
  const { points, columns, shown, hasBefore } = series;
  const main = columns[shown];
  if (!main) return null;
  const changeText = (ratio: number) =>
    ratio > 0 ? `+${formats.percent(ratio)}` : formats.signedPercent(ratio);
  const others = columns.map((column, at) => ({ column, at })).filter(({ at }) => at !== shown);
  return (
    <NumberTable
      caption={title}
      rowHeading={t("breakdown.rows.time")}
      columns={[
        { id: main.id, heading: heading(main) },
        ...(hasBefore
          ? [
              { id: "before", heading: beforeHeading(main) },
              { id: "change", heading: t("acquisition.series.change") },
            ]
          : []),
        ...others.map(({ column }) => ({ id: column.id, heading: heading(column) })),
      ]}
      rows={points.map((point) => {
        const { values, before, change, lacks, beforeLacks } = point;
        const note = pointNote(point);
        return {
          id: point.days.from,
          heading: pointName(point),
          ...(note === undefined ? {} : { note }),
          order: point.days.from,
          cells: [
            value(values[shown], main, lacks[shown]),
            ...(hasBefore
              ? [
                  value(before?.[shown], main, beforeLacks?.[shown]),
                  change?.kind === "percent" ? changeText(change.ratio) : t("acquisition.none"),
                ]
              : []),
            ...others.map(({ column, at }) => value(values[at], column, lacks[at])),
          ],
          values: [
            values[shown] ?? null,
            ...(hasBefore ? [before?.[shown] ?? null, change && sizeOf(change)] : []),
            ...others.map(({ at }) => values[at] ?? null),
          ],
        };
      })}
      total={null}
      sortText={(column) => t("table.sortBy", { column })}
    />
  );
}
