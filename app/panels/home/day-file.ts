import { dayTableCsv } from "./csv";
import type { HomeTexts } from "./home-texts";
import type { DayTable, ReadyView } from "./view";

/** The table of days as the text of a CSV file: with its days, its basis and what every column is. */
export function dayFile(view: ReadyView, texts: HomeTexts): string {
  const { t, formats, definition, total, incomplete } = texts;
  const { table, currency, range } = view;
  const headings = dayHeadings(view, texts);
  return dayTableCsv(view, {
    title: t("csv.title", { range: formats.dayRange(range.from, range.to) }),
    basis: t("csv.basis"),
    currency: t("csv.currency", { currency }),
    date: t("table.date"),
    total: total(view.coverage),
    columns: table.columns.map((column, index) => ({
      heading: headings[index] ?? t(column.label),
      definition: definition(column.definition),
    })),
    notRead: t("figures.notRead"),
    incomplete: incomplete(view.coverage).note,
    note: dayNotes(view, texts).join(" "),
  });
}

/** Above the columns: money says its currency. */
export function dayHeadings(
  { table, currency }: { table: DayTable; currency: string },
  { t }: Pick<HomeTexts, "t">,
): string[] {
  return table.columns.map(({ label, unit }) =>
    unit === "money" ? t("table.withUnit", { label: t(label), unit: currency }) : t(label),
  );
}

/** What is to be known of the rows as a whole. */
export function dayNotes(
  { table, timezone }: Pick<ReadyView, "table" | "timezone">,
  { t, formats }: Pick<HomeTexts, "t" | "formats">,
): string[] {
  return [
    t("table.footnote"),
    t("table.zone", { zone: timezone }),
    ...(table.lacksReturnsBefore === null
      ? []
      : [t("figures.lacksReturns", { day: formats.day(table.lacksReturnsBefore) })]),
  ];
}
