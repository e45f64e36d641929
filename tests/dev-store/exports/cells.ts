import { z } from "zod";
import {
  readAmount,
  readCode,
  readDecimal,
  readInteger,
  readText,
  type CellReading,
} from "./amounts";
import { readInstant } from "./instants";
import type { UsedRule } from "./notes";
import { readBoolean, readCurrency, readWord, splitTags } from "./words";

/**
 * Schemas of single cells. Each takes a cell's text or `undefined` for an absent column; gives
 * `undefined` for that, `null` for a blank cell, else the value; and leaves in `used` by which rule a
 * cell was read that is not written plainly. Issues name the column and quote nothing: a row whose
 * cells have slipped may hold a name or an address in any column.
 */
export function createCells<K extends string>(title: (key: K) => string, used: UsedRule[]) {
  const share = createSharer();
  const cell = <T>(key: K, read: (text: string) => CellReading<T>) => {
    const field = title(key);
    return z
      .string()
      .optional()
      .transform((text, context): T | null | undefined => {
        if (text === undefined) return undefined;
        const trimmed = text.trim();
        if (trimmed === "") return null;
        const reading = read(trimmed);
        if ("reason" in reading) {
          context.addIssue({ code: "custom", message: `${field} ${reading.reason}` });
          return z.NEVER;
        }
        if (reading.rule !== undefined) used.push({ field, rule: reading.rule });
        return typeof reading.value === "string"
          ? (share(reading.value) as T & string)
          : reading.value;
      });
  };
  return {
    /** As written, blanks around it included. */
    text: (key: K) => {
      const field = title(key);
      return z
        .string()
        .optional()
        .transform((text) => {
          if (text === undefined) return undefined;
          if (text.trim() === "") return null;
          const { value, rule } = readText(text);
          if (rule !== undefined) used.push({ field, rule });
          return share(value);
        });
    },
    word: <T extends string>(key: K, ...words: readonly T[]) => cell(key, readWord(...words)),
    trimmed: (key: K) => cell(key, readText),
    amount: (key: K) => cell(key, readAmount),
    integer: (key: K) => cell(key, readInteger),
    decimal: (key: K) => cell(key, readDecimal),
    boolean: (key: K) => cell(key, readBoolean),
    instant: (key: K) => cell(key, readInstant),
    code: (key: K) => cell(key, readCode),
    currency: (key: K) => cell(key, readCurrency),
    tags: () =>
      z
        .string()
        .optional()
        .transform((text) => (text === undefined ? undefined : splitTags(text))),
  };
}

const MAX_SHARED_LENGTH = 60;
const MAX_SHARED = 50_000;

/** One string for equal ones: "paid" and "USD" stand in every row of a large file. */
function createSharer(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > MAX_SHARED_LENGTH) return text;
    const shared = known.get(text);
    if (shared !== undefined) return shared;
    if (known.size < MAX_SHARED) known.set(text, text);
    return text;
  };
}

/** What was wrong with a row, in one sentence. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map(({ message }) => message).join("; ");
}
