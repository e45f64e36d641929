import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { CostEntry } from "../../store/costs/cost-entries.server";
import type { Message } from "../message";
import { judgeDecimalMark, readAmount, type AmountRules } from "./amounts";
import { findColumns, type CostColumn } from "./columns";
import { judgeDayOrder, readDay, type DayOrder } from "./days";
import { decodeText } from "./decode";

/** A file of more bytes is refused before it is read. */
export const maxFileBytes = 5_000_000;
// All rows are written in one statement, and looked at by a person before.
export const maxRows = 50_000;

export interface BadRow {
  /** As an editor numbers it. */
  line: number;
  reason: Message;
}

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
  const records = readRecords(text);
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
  const read =
    <T>(reader: (cell: string) => T | Message) =>
    (cell: string, context: z.RefinementCtx): T => {
      const value = reader(cell);
      if (!isMessage(value)) return value;
      context.addIssue({ code: "custom", message: value.text, params: { reason: value } });
      return z.NEVER;
    };
  return z.object({
    sku: z.string().transform(read(readSku)),
    from: z.string().transform(read((cell) => readDay(cell, rules.dayOrder))),
    cost: z.string().transform(read((cell) => readAmount(cell, rules))),
  });
}

// As long as Shopify lets a SKU be.
const maxSkuLength = 255;

function readSku(cell: string): string | Message {
  const sku = cell.trim();
  if (sku === "") return { text: "imports.reasons.noSku" };
  return sku.length > maxSkuLength ? { text: "imports.reasons.longSku" } : sku;
}

function reasonOf(error: z.ZodError): Message {
  const [issue] = error.issues;
  const reason = issue?.code === "custom" ? issue.params?.["reason"] : undefined;
  return isMessage(reason) ? reason : { text: "imports.reasons.unreadable" };
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "text" in value;
}

interface CsvRow {
  cells: string[];
  line: number;
}

function readRecords(text: string): { rows: CsvRow[] } | Message {
  const delimiter = findDelimiter(text);
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = records
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
    // What other programs and our own downloads say of a file before its header.
    const start = rows.findIndex(({ cells }) => !(cells[0] ?? "").startsWith("#"));
    return { rows: start < 0 ? [] : rows.slice(start) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 0;
    return { text: "imports.brokenQuotes", values: { line: String(line) } };
  }
}

/** The separator that the header has most of. */
function findDelimiter(text: string): string {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "" && !/^"?#/.test(line));
  const counts = [",", ";", "\t", "|"].map((mark) => ({
    mark,
    count: (header ?? "").split(mark).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}
