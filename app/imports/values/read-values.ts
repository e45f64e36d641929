import { formatDecimal } from "../../lib/money";
import { judgeDecimalMark, readAmount, readNumber, type DecimalMark } from "../costs/amounts";
import { maxRows } from "../costs/read-file";
import { readCsvRows } from "../csv-rows";
import { currencyOfHeader } from "../header";
import type { Message } from "../message";
import { isMessage, type BadRow } from "../row-cells";
import { findValueColumns, type KeyKind, type ValueField } from "./columns";

/** A value for one variant, in the form in which fields of fixes take it. */
export interface ValueRow {
  line: number;
  /** SKU, barcode or number of the variant. */
  key: string;
  value: string;
}

export interface ReadValues {
  field: ValueField;
  /** By what the rows name variants; null: each by whatever fits. */
  kind: KeyKind | null;
  rows: ValueRow[];
  badRows: BadRow[];
  /** What was left out or done in silence otherwise. */
  notes: Message[];
}

// As long as Shopify lets a SKU be.
const longestKey = 255;

/**
 * Reads a value for each variant from cells of a spreadsheet or a CSV file; a `Message` says why the text as a whole
 * is none. Money comes out as "12.50", a weight as "250 g".
 */
export function readValueText(
  text: string,
  { field, currency }: { field: ValueField; currency: string },
): ReadValues | Message {
  if (text.trim() === "") return { text: "imports.values.nothing" };
  const records = readCsvRows(text, { delimiter: delimiterOf(text), hasComments: false });
  if ("text" in records) return records;
  const [first] = records.rows;
  if (!first) return { text: "imports.values.nothing" };
  const columns = findValueColumns(first.cells, field);
  const rows = columns.isHeader ? records.rows.slice(1) : records.rows;
  if (rows.length === 0) return { text: "imports.noRows" };
  if (rows.length > maxRows) return { text: "imports.tooManyRows" };
  if (rows.every(({ cells }) => cells.length < 2)) return { text: "imports.values.oneColumn" };
  const heading = columns.isHeader ? (first.cells[columns.value] ?? "") : "";
  const found = field === "cost" ? currencyOfHeader(heading) : null;
  if (found !== null && found !== currency) {
    return { text: "imports.headerCurrency", values: { found, currency } };
  }
  const cells = rows.map((row) => ({
    line: row.line,
    key: clean(row.cells[columns.key]),
    value: clean(row.cells[columns.value]),
  }));
  const rules = rulesOf(field, currency, heading, cells);
  return { field, kind: columns.kind, ...readRows(cells, rules) };
}

/** Spreadsheets put an apostrophe before a number that is a text. */
const clean = (cell = "") => cell.trim().replace(/^'/, "").trim();

/** Cells that are pasted have tabs between; commas may be decimal marks where something else separates. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "") ?? "";
  return ["\t", ";", "|"].find((mark) => first.includes(mark)) ?? ",";
}

type ReadCell = (cell: string) => { value: string; notes?: readonly Message["text"][] } | Message;

function readRows(
  cells: readonly ValueRow[],
  read: ReadCell,
): Pick<ReadValues, "rows" | "badRows" | "notes"> {
  const rows: ValueRow[] = [];
  const badRows: BadRow[] = [];
  const counts = new Map<Message["text"], number>();
  const note = (text: Message["text"]) => counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const { line, key, value } of cells) {
    const fault = keyFault(key);
    // A row without a value asks for nothing: it must not empty what is there.
    if (fault === null && value === "") {
      note("imports.values.notes.withoutValue");
      continue;
    }
    const entered = fault ?? read(value);
    if (isMessage(entered)) {
      badRows.push({ line, reason: entered });
      continue;
    }
    entered.notes?.forEach(note);
    rows.push({ line, key, value: entered.value });
  }
  const notes = [...counts].map(([text, number]) => ({ text, values: { number: String(number) } }));
  return { rows, badRows, notes };
}

function keyFault(key: string): Message | null {
  if (key === "") return { text: "imports.values.noKey" };
  if (key.length > longestKey) return { text: "imports.values.longKey" };
  return isSpoiled(key) ? { text: "imports.values.spoiled", values: { value: key } } : null;
}

/** A long number that a spreadsheet has cut: its last digits are lost. */
const isSpoiled = (text: string) => /^\d([.,]\d+)?E\+\d+$/i.test(text);

function rulesOf(
  field: ValueField,
  currency: string,
  heading: string,
  cells: readonly ValueRow[],
): ReadCell {
  switch (field) {
    case "cost": {
      const mark = judgeDecimalMark(
        cells.map(({ value }) => value),
        currency,
      );
      return (cell) => readCost(cell, currency, mark);
    }
    case "weight": {
      const unit = unitOfHeading(heading);
      const numbers = cells.map(({ value }) => weightText.exec(value)?.[1]?.trim() ?? "");
      // Of a currency with decimals: that of a weight has them too.
      const mark = judgeDecimalMark(numbers, "USD");
      return (cell) => readWeight(cell, unit, mark);
    }
    case "barcode":
      return readBarcode;
  }
}

function readCost(cell: string, currency: string, mark: DecimalMark): ReturnType<ReadCell> {
  const amount = readAmount(cell, { currency, mark });
  if ("text" in amount) return amount;
  const notes: Message["text"][] = [];
  if (amount.hadSign) notes.push("imports.notes.signs");
  if (amount.isRounded) notes.push("imports.notes.rounded");
  return { value: formatDecimal(amount.minor, currency), notes };
}

const weightText = /^([\d.,' \u00a0\u202f]+?)\s*(kg|g|lbs?|oz)?$/i;
// Nothing that a parcel service takes is heavier than this, in whatever unit.
const digitsOfWeight = 9;

function readWeight(cell: string, unit: string | null, mark: DecimalMark): ReturnType<ReadCell> {
  const values = { value: cell };
  const [, amount, own] = weightText.exec(cell) ?? [];
  const number = amount === undefined ? null : readNumber(amount.trim(), { mark });
  if (number === "open") return { text: "imports.values.openWeight", values };
  if (number === null) return { text: "imports.values.noWeight", values };
  const of = own?.toLowerCase().replace("lbs", "lb") ?? unit;
  if (of === null) return { text: "imports.values.noUnit", values };
  const { whole, fraction } = number;
  if (whole.length > digitsOfWeight) return { text: "imports.reasons.tooLarge", values };
  const kept = fraction.slice(0, 6).replace(/0+$/, "");
  return { value: `${String(Number(whole))}${kept === "" ? "" : `.${kept}`} ${of}` };
}

/** "Weight (g)", "Weight kg", "Grams". */
function unitOfHeading(heading: string): string | null {
  if (/^\s*grams?\s*$/i.test(heading)) return "g";
  const [, unit] = /[\s([](kg|g|lbs?|oz)[\s)\]]*$/i.exec(heading) ?? [];
  return unit?.toLowerCase().replace("lbs", "lb") ?? null;
}

function readBarcode(cell: string): ReturnType<ReadCell> {
  if (isSpoiled(cell)) return { text: "imports.values.spoiled", values: { value: cell } };
  if (cell.length > longestKey) return { text: "imports.values.longKey" };
  return { value: cell };
}
