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
}

/** Every day with both sides of every figure; plain decimals, days ISO dates, unknown is empty. */
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
    csvLine([texts.date, ...texts.headings.flat(), texts.state]),
    ...days.map(({ day, ours, theirs, state }) =>
      csvLine([
        day,
        ...measures.flatMap((_, place) => {
          const [mine, said] = [ours[place] ?? 0, theirs?.[place]];
          const difference = said === undefined ? undefined : mine - said;
          return [number(mine, place), number(said, place), number(difference, place)];
        }),
        texts.states[state],
      ]),
    ),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
