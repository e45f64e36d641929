import { csvLine } from "../../components/csv-line";
import { formatDecimal } from "../../lib/money";
import type { DayView, ReadyReconciliation } from "./view";

export interface ReconciliationCsvTexts {
  comments: readonly string[];
  date: string;
  /** By measure: ours, Shopify's, the difference. */
  headings: readonly (readonly [string, string, string])[];
  state: string;
  states: Record<DayView["state"], string>;
  /** Over the words for a day's difference: its causes, its orders, what these leave unexplained. */
  reasons: readonly string[];
  /** Those words; of a day that differs nowhere all are empty. */
  reasonsOf(day: DayView): readonly string[];
}

/** Every day with both sides of every figure and why they differ; plain decimals, days ISO dates, unknown is empty. */
export function reconciliationCsv(
  { days, measures, currency }: Pick<ReadyReconciliation, "days" | "measures" | "currency">,
  texts: ReconciliationCsvTexts,
): string {
  const number = (value: number | undefined, place: number) => {
    if (value === undefined) return "";
    return measures[place]?.unit === "money" ? formatDecimal(value, currency) : String(value);
  };
  const lines = [
    ...texts.comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([texts.date, ...texts.headings.flat(), texts.state, ...texts.reasons]),
    ...days.map((row) => {
      const { day, ours, theirs, state } = row;
      return csvLine([
        day,
        ...measures.flatMap((_, place) => {
          const [mine, said] = [ours[place] ?? 0, theirs?.[place]];
          const difference = said === undefined ? undefined : mine - said;
          return [number(mine, place), number(said, place), number(difference, place)];
        }),
        texts.states[state],
        ...texts.reasonsOf(row),
      ]);
    }),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
