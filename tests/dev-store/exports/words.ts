import type { CellReading } from "./amounts";

// Spreadsheets save TRUE and FALSE in their own language.
const yes = new Set("true 1 yes y t wahr vrai verdadero verdadeiro vero waar".split(" "));
const no = new Set("false 0 no n f falsch faux falso onwaar".split(" "));

export function readBoolean(text: string): CellReading<boolean> {
  const word = text.toLowerCase();
  if (yes.has(word)) return { value: true };
  if (no.has(word)) return { value: false };
  return { reason: "is neither TRUE nor FALSE" };
}

/** One of a few words, in any case. */
export function readWord<T extends string>(...words: readonly T[]) {
  return (text: string): CellReading<T> => {
    const value = words.find((word) => word.toLowerCase() === text.toLowerCase());
    return value === undefined
      ? { reason: `is none of ${words.join(", ").toLowerCase()}` }
      : { value };
  };
}

export function readCurrency(text: string): CellReading<string> {
  return /^[A-Za-z]{3}$/.test(text)
    ? { value: text.toUpperCase() }
    : { reason: "is no currency code: expected one such as USD" };
}

/** Tags are separated by commas. */
export function splitTags(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
