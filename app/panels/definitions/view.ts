import type { TextKey } from "../../i18n/text-key";
import type { MetricUnit, MetricWords } from "../../metrics/metric";

/** Every figure of the app and what it means, as plain JSON. */
export interface DefinitionsView {
  groups: DefinitionGroup[];
}

export interface DefinitionGroup {
  title: TextKey;
  definitions: DefinitionEntry[];
}

export interface DefinitionEntry {
  /** Also the address of its place on the page. */
  id: string;
  label: TextKey;
  formula: TextKey;
  included: TextKey;
  excluded: TextKey;
  basis: TextKey;
  unit: TextKey;
  better: TextKey;
  source: { name: string; url: string };
}

const units: Record<MetricUnit, TextKey> = {
  money: "definitions.units.money",
  count: "definitions.units.count",
  rate: "definitions.units.rate",
  number: "definitions.units.number",
};

export function toDefinitionEntry(metric: MetricWords): DefinitionEntry {
  const { id, label, formula, included, excluded, basis, source } = metric;
  return {
    id,
    label,
    formula,
    included,
    excluded,
    basis,
    source,
    unit: units[metric.unit],
    better:
      metric.better === null
        ? "definitions.better.neither"
        : metric.better === "higher"
          ? "definitions.better.higher"
          : "definitions.better.lower",
  };
}
