import type { TextKey } from "../../../i18n/text-key";
import type { MetricWords } from "../../../metrics/metric";
import { definitionOf } from "../../home/build-figure";
import type { CellUnit } from "../../products/list/view";
import type { SmallColumn } from "./view";

/** A column of what needs no definition. */
export function plainColumn(
  id: string,
  label: TextKey,
  unit: CellUnit,
  values?: SmallColumn["values"],
): SmallColumn {
  const column = { id, label, unit, emptyText: "retention.none" as const, definition: null };
  return values ? { ...column, values } : column;
}

/** A column of a metric. */
export function metricColumn(
  metric: MetricWords,
  more: Partial<Pick<SmallColumn, "id" | "label" | "values" | "emptyText">> = {},
): SmallColumn {
  const { id, label, unit } = metric;
  return {
    id,
    label,
    unit,
    emptyText: "retention.none",
    definition: definitionOf(metric),
    ...more,
  };
}
