import { csvLine } from "../../components/csv-line";
import { formatDecimal } from "../../lib/money";
import { eachDay } from "../../lib/shop-day";
import type { MetricUnit } from "../../metrics/metric";
import { columnHeading } from "../sales-overview/words";
import type { ConversionTexts } from "./conversion-texts";
import type { CheckoutsView, ReadyConversion } from "./view";

/**
 * Checkouts that were left, by the day on which they were begun, as the text of a CSV file (RFC 4180) after
 * comment lines: which days, read when, and what every figure is. Money in the currency's main unit, rates as
 * ratios; a rate of nothing is empty.
 */
export function checkoutsFile(
  checkouts: Extract<CheckoutsView, { state: "known" }>,
  view: ReadyConversion,
  { t, formats, definition }: ConversionTexts,
): string {
  const { range, currency, timezone } = view;
  const { figures } = checkouts;
  const comments = [
    t("conversion.checkouts.csvTitle", { days: formats.dayRange(range.from, range.to) }),
    t("conversion.checkouts.basis"),
    ...(checkouts.asOf
      ? [t("conversion.checkouts.asOf", { at: formats.instant(checkouts.asOf, timezone) })]
      : []),
    t("table.zone", { zone: timezone }),
    t("csv.currency", { currency }),
    t("salesCsv.rates"),
    ...figures.map((figure) => {
      const { formula, included, excluded, basis, source } = definition(figure.definition);
      const words = [
        formula,
        `${t("definition.included")}: ${included}`,
        `${t("definition.excluded")}: ${excluded}`,
        `${t("definition.basis")}: ${basis}`,
      ].join(" ");
      return `${t(figure.label)}: ${words} (${source.name}, ${source.url})`;
    }),
  ];
  const cells = (valueOf: (figure: (typeof figures)[number]) => number | null) =>
    figures.map((figure) => write(valueOf(figure), figure.unit, currency));
  const lines = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([
      t("table.date"),
      ...figures.map(({ label, unit }) => columnHeading(t(label), unit, currency)),
    ]),
    ...eachDay(range.from, range.to).map((day, index) =>
      csvLine([day, ...cells(({ trend }) => trend[index] ?? null)]),
    ),
    csvLine([t("table.total"), ...cells(({ value }) => value)]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function write(value: number | null, unit: MetricUnit, currency: string): string {
  if (value === null) return "";
  if (unit === "money") return formatDecimal(value, currency);
  return unit === "count" ? String(value) : String(Number(value.toFixed(6)));
}
