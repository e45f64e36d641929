import type { ExportFiles, RejectedRow } from "../exports/types";

/** A file that a store was to be made of and cannot be. */
export class StoreFileError extends Error {
  override readonly name = "StoreFileError";

  constructor(
    /** What it was given as. */
    readonly kind: keyof ExportFiles | "taxonomy",
    message: string,
  ) {
    super(message);
  }
}

const MOST_REASONS = 3;

/** Says of a file that none of its rows could be used, and why the first could not. */
export function describeAllRejected(
  kind: keyof ExportFiles,
  rejectedRows: readonly RejectedRow[],
): string {
  const first = rejectedRows.slice(0, MOST_REASONS);
  const rest = rejectedRows.length - first.length;
  const reasons = first.map(({ line, reason }) => `line ${line}: ${reason}`).join("; ");
  const more = rest > 0 ? `; and ${rest} more` : "";
  return `${first[0]?.file ?? kind}: none of its rows can be used (${reasons}${more}).`;
}
