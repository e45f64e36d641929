import { parseDecimal } from "../../lib/money";
import { noFigures, reportMeasures, type ReportFigures } from "../../store/report-figures";

export type Column = keyof ReportFigures;

/** A day of the sales report as it was told. */
export interface DayFigures {
  day: string;
  texts: Record<Column, string | null>;
}

export interface Differing {
  day: string;
  column: Column;
  ours: number;
  theirs: number;
}

export interface Comparison {
  days: number;
  busyDays: number;
  differing: Differing[];
}

/** Every figure of every day that either side has, to the minor unit. */
export function compareDays(
  ours: readonly (ReportFigures & { day: string })[],
  theirs: readonly DayFigures[],
  currency: string,
): Comparison {
  const told = new Map(theirs.map(({ day, texts }) => [day, toFigures(texts, currency)]));
  const shown = new Map(ours.map((figures) => [figures.day, figures]));
  const days = [...new Set([...told.keys(), ...shown.keys()])].sort();
  const differing: Differing[] = [];
  let busyDays = 0;
  for (const day of days) {
    const [our, their] = [shown.get(day), told.get(day)];
    if (their && reportMeasures.some((column) => their[column] !== 0)) busyDays += 1;
    for (const column of reportMeasures) {
      const pair = { ours: our?.[column] ?? NaN, theirs: their?.[column] ?? NaN };
      if (pair.ours !== pair.theirs) differing.push({ day, column, ...pair });
    }
  }
  return { days: days.length, busyDays, differing };
}

/** A figure that is not told equals nothing. */
function toFigures(texts: DayFigures["texts"], currency: string): ReportFigures {
  const figures = { ...noFigures };
  for (const column of reportMeasures) {
    const text = texts[column];
    if (text === null) figures[column] = NaN;
    else figures[column] = column === "orders" ? Number(text) : parseDecimal(text, currency);
  }
  return figures;
}
