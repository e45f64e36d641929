import type { ConversionTexts } from "./conversion-texts";
import { visitsCsv } from "./csv";
import type { ReadyConversion, VisitsView } from "./view";

/** Visits by day as the text of a CSV file: of which days and visits, and what every figure is. */
export function visitsFile(
  visits: VisitsView,
  view: ReadyConversion,
  { t, formats, scope, definition }: ConversionTexts,
): string {
  const { range } = view;
  return visitsCsv(visits, {
    comments: [
      t("conversion.csvTitle", { days: formats.dayRange(range.from, range.to) }),
      scope(visits, view),
      t("conversion.basis"),
      t("salesCsv.compared", { ...range.previous }),
      ...visits.figures.map((figure) => {
        const { formula, basis, source } = definition(figure.definition);
        return `${t(figure.label)}: ${formula} ${basis} (${source.name}, ${source.url})`;
      }),
    ],
    date: t("table.date"),
    columns: visits.table.columns.map(({ label }) => t(label)),
    total: t("table.total"),
    notKnown: t("conversion.notKnown"),
    incomplete: t("table.soFar"),
    previous: [t("conversion.comparedDay"), t("conversion.comparedRate")],
  });
}
