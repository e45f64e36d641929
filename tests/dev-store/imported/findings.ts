import { basename } from "node:path";
import type { Assumption, ExportFiles, ImportNotes, RejectedRow } from "../exports/types";

type FileKind = keyof ExportFiles;

/** Collects, while an import is read, which rules were used how often and which rows were left out. */
export interface Findings {
  /** A rule was used on that many rows more; `example` names one of them, for looking it up. */
  assume(field: string, rule: string, rows?: number, example?: string): void;
  reject(file: FileKind, line: number, reason: string): void;
  /** The rows of a file that were left out. */
  rejectedOf(file: FileKind): readonly RejectedRow[];
  notes(): ImportNotes;
}

const MOST_EXAMPLES = 5;

/** `files`: paths, for the names of the files that rows were left out of. */
export function createFindings(files: ExportFiles = {}): Findings {
  const rejectedRows: RejectedRow[] = [];
  const assumptions: Assumption[] = [];
  const places = new Map<string, Assumption>();
  const examples = new Map<Assumption, string[]>();
  const nameOf = (file: FileKind) => basename(files[file] ?? file);
  return {
    assume(field, rule, rows = 1, example) {
      if (rows <= 0) return;
      const key = `${field}\n${rule}`;
      let known = places.get(key);
      if (!known) {
        places.set(key, (known = { field, rule, rows: 0 }));
        assumptions.push(known);
      }
      known.rows += rows;
      if (example === undefined) return;
      const named = examples.get(known) ?? [];
      if (named.length < MOST_EXAMPLES) examples.set(known, [...named, example]);
    },
    reject(file, line, reason) {
      rejectedRows.push({ file: nameOf(file), line, reason });
    },
    rejectedOf: (file) => rejectedRows.filter((row) => row.file === nameOf(file)),
    notes: () => ({
      rejectedRows,
      assumptions: assumptions.map((one) => {
        const named = examples.get(one);
        return named ? { ...one, rule: `${one.rule} (${named.join(", ")})` } : one;
      }),
    }),
  };
}

/** Several notes as one: the same rule on the same field is one assumption, its rows added up. */
export function mergeNotes(...all: readonly ImportNotes[]): ImportNotes {
  const merged = createFindings();
  for (const { assumptions } of all) {
    for (const { field, rule, rows } of assumptions) merged.assume(field, rule, rows);
  }
  return {
    rejectedRows: all
      .flatMap((notes) => notes.rejectedRows)
      .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    assumptions: merged.notes().assumptions,
  };
}
