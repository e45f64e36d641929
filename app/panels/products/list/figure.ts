import type { TextKey } from "../../../i18n/text-key";
import type { MetricWords } from "../../../metrics/metric";
import { definitionOf } from "../../home/build-figure";
import type { SummaryFigure } from "./view";

/** A figure that has a definition. */
export function figureOf(
  metric: MetricWords,
  value: number | null,
  more: Partial<Pick<SummaryFigure, "id" | "label" | "note" | "unit">> = {},
): SummaryFigure {
  const { id, label, unit, emptyText } = metric;
  return {
    id,
    label,
    unit,
    emptyText,
    value,
    note: null,
    definition: definitionOf(metric),
    ...more,
  };
}

/** A number of rows, which its note explains. */
export function countFigure(
  id: string,
  label: TextKey,
  value: number | null,
  note: TextKey | null,
): SummaryFigure {
  return { id, label, unit: "count", value, emptyText: "products.unknown", definition: null, note };
}
