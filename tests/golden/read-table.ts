import { readFileSync } from "node:fs";

/** A row of a table, by the heads of its columns; null where there is no figure. */
export type Row = Readonly<Record<string, string | null>>;

/** A table of tests/golden/expected: lines of comment, a head, and rows with a note of how they add up. */
export function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`./expected/${name}.txt`, import.meta.url), "utf8");
  const [head = [], ...rows] = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# "))
    .map((line) => line.replace(/\s{2,}# .*$/, "").split("|"))
    .map((cells) => cells.map((cell) => cell.trim()));
  return rows.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${name}: ${cells.join(" | ")}`);
    return Object.fromEntries(
      head.map((column, index) => [column, cells[index] === "-" ? null : (cells[index] ?? null)]),
    );
  });
}

export function textOf(row: Row, column: string): string {
  const text = row[column];
  if (text == null) throw new Error(`No ${column} in ${JSON.stringify(row)}`);
  return text;
}

/** "-31.50" is -3150; null stays null. */
export function centsOf(row: Row, column: string): number | null {
  if (!(column in row)) throw new Error(`No column ${column} in ${JSON.stringify(row)}`);
  const text = row[column] ?? null;
  return text === null ? null : toCents(text);
}

export function toCents(text: string): number {
  const [, sign, whole = "", cents = ""] = /^(-?)(\d+)\.(\d\d)$/.exec(text) ?? [];
  if (whole === "") throw new Error(`${text} is no amount`);
  const minor = Number(whole + cents);
  return sign && minor !== 0 ? -minor : minor;
}

/** "46.00/960.00" is a fraction, "-2" a whole number. */
export function toNumber(text: string): number {
  const [part, whole] = text.split("/").map(Number);
  if (part === undefined || Number.isNaN(part)) throw new Error(`${text} is no number`);
  return whole === undefined ? part : part / whole;
}

export function countOf(row: Row, column: string): number | null {
  if (!(column in row)) throw new Error(`No column ${column} in ${JSON.stringify(row)}`);
  const text = row[column] ?? null;
  return text === null ? null : Number(text);
}
