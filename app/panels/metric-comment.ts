import type { TFunction } from "i18next";
import type { MetricWords } from "../metrics/metric";

/** What a figure is, as a line above the rows of a file. */
export function metricComment(
  { label, formula, basis, source }: Pick<MetricWords, "label" | "formula" | "basis" | "source">,
  t: TFunction,
): string {
  return `${t(label)}: ${t(formula)} ${t(basis)} (${source.name}, ${source.url})`;
}
