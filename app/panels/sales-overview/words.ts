import type { TextKey } from "../../i18n/text-key";
import type { Grain } from "../../metrics/sales/grain";
import type { ColumnUnit, TableRows } from "./view";

const rowHeadings: Record<TableRows, TextKey> = {
  time: "breakdown.rows.time",
  product: "breakdown.rows.product",
  variant: "breakdown.rows.variant",
  type: "breakdown.rows.type",
  vendor: "breakdown.rows.vendor",
  collection: "breakdown.rows.collection",
  tag: "breakdown.rows.tag",
  category: "breakdown.rows.category",
  channel: "breakdown.rows.channel",
  code: "breakdown.rows.code",
  kind: "breakdown.rows.kind",
  country: "breakdown.rows.country",
};

/** What a row of the table is. */
export function rowHeading(rowsBy: TableRows): TextKey {
  return rowHeadings[rowsBy];
}

export const grainTexts: Record<Grain, TextKey> = {
  hour: "grain.hour",
  day: "grain.day",
  week: "grain.week",
  month: "grain.month",
  quarter: "grain.quarter",
};

export const chartTitles: Record<Grain, TextKey> = {
  hour: "grain.titles.hour",
  day: "grain.titles.day",
  week: "grain.titles.week",
  month: "grain.titles.month",
  quarter: "grain.titles.quarter",
};

/** Money says its currency. */
export function columnHeading(label: string, unit: ColumnUnit, currency: string): string {
  return unit === "money" ? `${label} (${currency})` : label;
}
