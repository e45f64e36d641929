import { z } from "zod";
import type { CostEntry } from "../../store/costs/cost-entries.server";
import { readCsvRows } from "../csv-rows";
import type { Message } from "../message";
import { asTransform, readSku, reasonOf, type BadRow } from "../row-cells";
import { judgeDecimalMark, readAmount, type AmountRules } from "./amounts";
import { findColumns, type CostColumn } from "./columns";
import { judgeDayOrder, readDay, type DayOrder } from "./days";
import { decodeText } from "./decode";

/** A file of more bytes is refused before it is read. */
export const maxFileBytes = 5_000_000;
// All rows are written in one statement, and looked at by a person before.
export const maxRows = 50_000;

export interface CostFile {
  entries: (CostEntry & { line: number })[];
  badRows: BadRow[];
  /** What was left out or done in silence otherwise. */
  notes: Message[];
}

/** Reads costs by SKU and day; a `Message` says why the file as a whole is none. */
export function readCostFile(bytes: Uint8Array, currency: string): CostFile | Message {
  if (bytes.length === 0) return { text: "imports.emptyFile" };
  if (bytes.length > maxFileBytes) return { text: "imports.tooLarge" };
  const text = decodeText(bytes);
  if (text === null) return { text: "imports.noText" };
  const records = readCsvRows(text);
  if ("text" in records) return records;
  const [header, ...rows] = records.rows;
  if (!header) return { text: "imports.emptyFile" };
  const columns = findColumns(header.cells);
  if ("text" in columns) return columns;
  if (columns.currency !== null && columns.currency !== currency) {
    return {
      text: "imports.headerCurrency",
      values: { found: columns.currency, currency },
    };
  }
  if (rows.length === 0) return { text: "imports.noRows" };
  if (rows.length > maxRows) return { text: "imports.tooManyRows" };

  const named = rows.map(({ cells, line }) => {
    const cell = (column: CostColumn) => cells[columns.at[column]] ?? "";
    return { line, cells: { sku: cell("sku"), from: cell("from"), cost: cell("cost") } };
  });
  const file = readRows(named, {
    currency,
    mark: judgeDecimalMark(
      named.map(({ cells }) => cells.cost),
      currency,
    ),
    dayOrder: judgeDayOrder(named.map(({ cells }) => cells.from)),
  });
  if (columns.ignored.length > 0) {
    file.notes.push({
      text: "imports.notes.ignored",
      values: { columns: columns.ignored.join(", ") },
    });
  }
  return file;
}

interface Rules extends AmountRules {
  dayOrder: DayOrder;
}

interface NamedRow {
  line: number;
  cells: Record<CostColumn, string>;
}

function readRows(rows: readonly NamedRow[], rules: Rules): CostFile {
  const file: CostFile = { entries: [], badRows: [], notes: [] };
  const known = new Map<string, { line: number; cost: number }>();
  let [withoutCost, signed, rounded] = [0, 0, 0];
  const schema = rowSchema(rules);
  for (const { line, cells } of rows) {
    if (cells.sku.trim() !== "" && cells.cost.trim() === "") {
      withoutCost += 1;
      continue;
    }
    const parsed = schema.safeParse(cells);
    if (!parsed.success) {
      file.badRows.push({ line, reason: reasonOf(parsed.error) });
      continue;
    }
    const { sku, from, cost } = parsed.data;
    const before = known.get(`${sku}\n${from}`);
    if (before) {
      if (before.cost !== cost.minor) {
        const values = { line: String(before.line) };
        file.badRows.push({ line, reason: { text: "imports.reasons.contradicts", values } });
      }
      continue;
    }
    known.set(`${sku}\n${from}`, { line, cost: cost.minor });
    file.entries.push({ line, sku, from, unitCostMinor: cost.minor });
    if (cost.hadSign) signed += 1;
    if (cost.isRounded) rounded += 1;
  }
  const note = (text: Message["text"], count: number) => {
    if (count > 0) file.notes.push({ text, values: { number: String(count) } });
  };
  note("imports.notes.withoutCost", withoutCost);
  note("imports.notes.signs", signed);
  note("imports.notes.rounded", rounded);
  return file;
}

/** A row as it must be; its issues carry the reason for people. */
function rowSchema(rules: Rules) {
  return z.object({
    sku: z.string().transform(asTransform(readSku)),
    from: z.string().transform(asTransform((cell) => readDay(cell, rules.dayOrder))),
    cost: z.string().transform(asTransform((cell) => readAmount(cell, rules))),
  });
}
