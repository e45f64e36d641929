import type { ShopDay } from "../../lib/shop-day";
import { decodeText } from "../costs/decode";
import { maxFileBytes, maxRows } from "../costs/read-file";
import { currencyOfHeader } from "../header";
import type { Message } from "../message";
import { isBlank } from "./cells";
import type { SpendChoices } from "./choices";
import { findTable, type SpendTable } from "./find-table";
import type { SpendColumn, SpendFormatId } from "./formats";
import { readRows, type SpendRows } from "./read-rows";

export interface SpendFile extends SpendRows {
  kind: "file";
  format: SpendFormatId;
  /** The rows themselves say which channel they are of. */
  saysChannel: boolean;
}

/** A file whose header no export has: which column is which is chosen by hand. */
export interface UnknownFile {
  kind: "unknown";
  header: string[];
  /** The first rows. */
  samples: string[][];
}

export interface SpendShop {
  /** ISO 4217 */
  currency: string;
  today: ShopDay;
  /** What was spent after this day is left out; null: nothing is. */
  until?: ShopDay | null;
}

const shownSamples = 3;

/** Reads spend by day; a `Message` says why the file as a whole is none. */
export function readSpendFile(
  bytes: Uint8Array,
  shop: SpendShop,
  choices: SpendChoices,
): SpendFile | UnknownFile | Message {
  if (bytes.length === 0) return { text: "imports.emptyFile" };
  if (bytes.length > maxFileBytes) return { text: "imports.tooLarge" };
  const text = decodeText(bytes);
  if (text === null) return { text: "imports.noText" };
  const table = findTable(text);
  if ("text" in table) return table;
  if (table.rows.length === 0) return { text: "imports.noRows" };
  if (table.rows.length > maxRows) return { text: "imports.tooManyRows" };
  const chosen: SpendTable = choices.columns
    ? { ...table, at: choices.columns, format: null }
    : table;
  if (!chosen.format && !choices.columns) {
    const { header, rows } = table;
    return {
      kind: "unknown",
      header,
      samples: rows.slice(0, shownSamples).map((row) => row.cells),
    };
  }
  const refused = refuseTable(chosen, choices);
  if (refused) return refused;
  const rows = readRows(cellsOf(chosen), {
    ...shop,
    choices,
    format: chosen.format,
    currencyOfFile: currencyOfHeader(chosen.header[chosen.at.spend ?? -1] ?? ""),
  });
  if ("text" in rows) return rows;
  return {
    kind: "file",
    format: chosen.format?.id ?? "by-hand",
    saysChannel: chosen.at.channel !== undefined || chosen.at.kind !== undefined,
    ...rows,
  };
}

/** Why rows of days cannot be had from a table; null: they can. */
function refuseTable({ at, above, format }: SpendTable, { channel }: SpendChoices): Message | null {
  if (!format && at.channel === undefined && channel === null) {
    return { text: "imports.spend.chooseChannel" };
  }
  const lines = above.map((cells) => cells.join(" "));
  const aggregation = lines.flatMap((line) => /aggregation:?\s+([a-z]+)/i.exec(line)?.[1] ?? [])[0];
  return aggregation && !/^(daily|day)$/i.test(aggregation)
    ? { text: "imports.spend.notDaily", values: { found: aggregation } }
    : null;
}

export type SpendCells = Record<SpendColumn, string> & {
  line: number;
  /** The first thing that the row says. */
  lead: string;
};

function cellsOf({ rows, at }: SpendTable): SpendCells[] {
  return rows.map(({ cells, line }) => {
    const cell = (column: SpendColumn) => (cells[at[column] ?? -1] ?? "").trim();
    return {
      line,
      lead: cells.find((each) => !isBlank(each)) ?? "",
      date: cell("date"),
      end: cell("end"),
      channel: cell("channel"),
      platform: cell("platform"),
      campaign: cell("campaign"),
      adSet: cell("adSet"),
      ad: cell("ad"),
      kind: cell("kind"),
      spend: cell("spend"),
      currency: cell("currency"),
    };
  });
}
