import { basename } from "node:path";
import type { Assumption, ExportFiles, ImportNotes, RejectedRow } from "../exports/types";

type FileKind = keyof ExportFiles;

/** Collects, while an import is read, which rules were used how often and which rows were left out. */
export interface Findings {
  /** A rule was used on that many rows more. */
  assume(field: string, rule: string, rows?: number): void;
  reject(file: FileKind, line: number, reason: string): void;
  notes(): ImportNotes;
}

/** `files`: paths, for the names of the files that rows were left out of. */
export function createFindings(files: ExportFiles = {}): Findings {
  const rejectedRows: RejectedRow[] = [];
  const assumptions: Assumption[] = [];
  const places = new Map<string, Assumption>();
  return {
    assume(field, rule, rows = 1) {
      if (rows <= 0) return;
      const key = `${field}\n${rule}`;
      let known = places.get(key);
      if (!known) {
        places.set(key, (known = { field, rule, rows: 0 }));
        assumptions.push(known);
      }
      known.rows += rows;
    },
    reject(file, line, reason) {
      const path = files[file];
      rejectedRows.push({ file: path === undefined ? file : basename(path), line, reason });
    },
    notes: () => ({ rejectedRows, assumptions }),
  };
}

/** Several notes as one: the same rule on the same field is one assumption, its rows added up. */
export function mergeNotes(...all: readonly ImportNotes[]): ImportNotes {
  const merged = createFindings();
  for (const { assumptions } of all) {
    for (const { field, rule, rows } of assumptions) merged.assume(field, rule, rows);
  }
  return {
    rejectedRows: all.flatMap((notes) => notes.rejectedRows),
    assumptions: merged.notes().assumptions,
  };
}
