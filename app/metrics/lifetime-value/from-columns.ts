import type { HistoryColumns, PurchaseColumns } from "../../store/worth/histories.server";
import { weeksOf, type PurchaseHistory } from "./histories";
import type { StudyFacts } from "./study";

/** What is handed to the fitting thread. */
export interface StudyInput {
  columns: PurchaseColumns;
  /** How many days of the past are held out; null: it is too short for that. */
  heldOutDays: number | null;
  seed: number;
}

/** The facts of a study from columns of days. */
export function toStudyFacts({ columns, heldOutDays }: Omit<StudyInput, "seed">): StudyFacts {
  const { histories, spends, firstSpend, heldOut } = columns;
  const at = (column: readonly number[], row: number) => column[row] ?? NaN;
  return {
    histories: toHistories(histories).map((history, row) => ({
      ...history,
      repeatSpendMinor: at(histories.repeatSpendMinor, row),
    })),
    spends: spends.customers.map((customers, row) => ({
      customers,
      purchases: at(spends.repeats, row),
      meanSpend: at(spends.spendMinor, row) / at(spends.repeats, row),
    })),
    firstSpend,
    heldOut:
      heldOutDays === null
        ? null
        : {
            weeks: weeksOf(heldOutDays),
            histories: toHistories(heldOut).map((history, row) => ({
              ...history,
              later: at(heldOut.later, row),
            })),
          },
  };
}

function toHistories(columns: HistoryColumns): PurchaseHistory[] {
  const at = (column: readonly number[], row: number) => column[row] ?? NaN;
  return columns.customers.map((customers, row) => ({
    customers,
    repeats: at(columns.repeats, row),
    recency: weeksOf(at(columns.recency, row)),
    age: weeksOf(at(columns.age, row)),
  }));
}
