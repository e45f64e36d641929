import type { TextKey } from "../../i18n/text-key";
import { profitCsv } from "./csv";
import type { ProfitTexts } from "./profit-texts";
import type { Grouping, ProfitReadyView } from "./view";

export const groupings = ["month", "channel", "type"] as const satisfies readonly Grouping[];

export const groupingTexts: Record<
  Grouping,
  { label: TextKey; heading: TextKey; note: TextKey; spreadNote: TextKey }
> = {
  month: {
    label: "profit.table.byMonth",
    heading: "profit.table.month",
    note: "profit.table.notesMonth",
    spreadNote: "profit.table.notesMonth",
  },
  channel: {
    label: "profit.table.byChannel",
    heading: "profit.table.channel",
    note: "profit.table.notesChannel",
    spreadNote: "profit.table.spreadChannel",
  },
  type: {
    label: "profit.table.byType",
    heading: "profit.table.type",
    note: "profit.table.notesType",
    spreadNote: "profit.table.spreadType",
  },
};

/** Above the columns: money says its currency, rates that they are in per cent. */
export function profitHeadings(
  { tables, currency }: Pick<ProfitReadyView, "tables" | "currency">,
  grouping: Grouping,
  { t }: Pick<ProfitTexts, "t">,
): string[] {
  return tables[grouping].columns.map(({ label, unit, isSpread }) => {
    const name = isSpread ? t("profit.table.spread", { label: t(label) }) : t(label);
    return unit === "money"
      ? t("table.withUnit", { label: name, unit: currency })
      : t("profit.table.percentOf", { label: name });
  });
}

/** What the table's figures are, and by which rule costs are spread. */
export function profitNote({ isSpread }: Pick<ProfitReadyView, "isSpread">, grouping: Grouping) {
  const { note, spreadNote } = groupingTexts[grouping];
  return isSpread ? spreadNote : note;
}

/** Profit by month, channel or type as the text of a CSV file, with how much of the costs is known. */
export function profitFile(view: ProfitReadyView, grouping: Grouping, texts: ProfitTexts): string {
  const { t, formats, heading, definition, total, partly, earlier } = texts;
  const { currency, range, cost } = view;
  const table = view.tables[grouping];
  const chosen = groupingTexts[grouping];
  const headings = profitHeadings(view, grouping, texts);
  const share = (ratio: number | null) =>
    ratio === null ? t("costs.none") : formats.percent(ratio);
  return profitCsv(view, grouping, {
    title: t("profit.csv.title", {
      grouping: t(chosen.label),
      range: formats.dayRange(range.from, range.to),
    }),
    lines: [
      partly(view.coverage),
      t("salesCsv.compared", { ...range.previous }),
      t("csv.currency", { currency }),
      cost.isNothingCosted
        ? null
        : t("profit.csv.coverage", { known: share(cost.coverage), assumed: share(cost.assumed) }),
      ...view.unknown.map(({ label, reason }) =>
        t("profit.csv.unknown", { label: t(label), reason: t(reason) }),
      ),
      t(profitNote(view, grouping)),
      t("table.zone", { zone: view.timezone }),
    ].filter((line) => line !== null),
    heading: t(chosen.heading),
    rowHeadings: table.rows.map(heading),
    total: total(view.coverage),
    before: earlier(range),
    columns: table.columns.map((column, index) => ({
      heading: headings[index] ?? t(column.label),
      definition: column.definition ? definition(column.definition) : null,
    })),
  });
}
