import type { Assumption, RejectedRow } from "./types";

/** A rule used on one row; it counts only if the row is kept. */
export interface UsedRule {
  field: string;
  rule: string;
}

/** What one file's reading leaves to be said: rows left out, and rules used with their counts. */
export interface Notes {
  reject(line: number, reason: string): void;
  assume(field: string, rule: string, rows?: number): void;
  /** Sorted by line. */
  rejectedRows(): RejectedRow[];
  assumptions(): Assumption[];
}

/** Starts the notes of a file; `file` is its name without the folder. */
export function takeNotes(file: string): Notes {
  const rejected: RejectedRow[] = [];
  const counts = new Map<string, Assumption>();
  return {
    reject(line, reason) {
      rejected.push({ file, line, reason });
    },
    assume(field, rule, rows = 1) {
      if (rows === 0) return;
      const key = `${field}\n${rule}`;
      const known = counts.get(key);
      if (known) known.rows += rows;
      else counts.set(key, { field, rule, rows });
    },
    rejectedRows: () => [...rejected].sort((a, b) => a.line - b.line),
    assumptions: () => [...counts.values()],
  };
}
