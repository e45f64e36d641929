import { parseDecimal } from "../../lib/money";
import { noFigures, reportMeasures } from "../../store/report-figures";

/** What the sales report tells of a day, duties and fees apart too. */
export const columns = [...reportMeasures, "dutiesMinor", "feesMinor"] as const;
export type Column = (typeof columns)[number];
type Figures = Record<Column, number>;

const nothing: Figures = { ...noFigures, dutiesMinor: 0, feesMinor: 0 };

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
  ours: readonly (Figures & { day: string })[],
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
    if (their && columns.some((column) => their[column] !== 0)) busyDays += 1;
    for (const column of columns) {
      const pair = { ours: our?.[column] ?? NaN, theirs: their?.[column] ?? NaN };
      if (pair.ours !== pair.theirs) differing.push({ day, column, ...pair });
    }
  }
  return { days: days.length, busyDays, differing };
}

/** A figure that is not told equals nothing. */
function toFigures(texts: DayFigures["texts"], currency: string): Figures {
  const figures = { ...nothing };
  for (const column of columns) {
    const text = texts[column];
    if (text === null) figures[column] = NaN;
    else figures[column] = column === "orders" ? Number(text) : parseDecimal(text, currency);
  }
  return figures;
}
