import type { LedgerRow } from "../store/tables/ledger";

/** How many sales of each kind, "ORDER of UNKNOWN" say, no column of the ledger is known for. */
export type UnexplainedKinds = Record<string, number>;

/** Counts a row in, if its amount stands apart from every figure. */
export function countUnexplained(
  kinds: UnexplainedKinds,
  { unexplainedMinor, actionType, lineType }: LedgerRow,
): void {
  if (unexplainedMinor === 0) return;
  const kind = `${actionType} of ${lineType}`;
  kinds[kind] = (kinds[kind] ?? 0) + 1;
}
