import { daysBetween, eachDay, type ShopDay } from "../../lib/shop-day";
import type { Message } from "../message";
import { isMessage, type BadRow } from "../row-cells";
import { isBlank, isFootnote } from "./cells";
import { collectDays, type CollectedDay } from "./collect-days";
import type { SpendCells, SpendShop } from "./read-file";
import { readRow, rulesOf, type RowContext, type SpendRow } from "./read-row";
import { totalsOf } from "./total-rows";

export interface SpendRows {
  days: CollectedDay[];
  /** How many rows were read as spend, bad ones among them; without totals and those that spent nothing. */
  rowCount: number;
  /** How many more there are that are left out, being of later days. */
  laterCount: number;
  badRows: BadRow[];
  /** What was left out, spread or added up. */
  notes: Message[];
  /** Currencies other than the shop's, with what was spent in each, in its minor units. */
  foreign: { currency: string; minor: number }[];
  /** Dates of some rows may be two. */
  hasOpenDays: boolean;
}

// All are written in one statement; no report by day comes near.
const maxDays = 100_000;

/** Rows as days of channels and campaigns; those that are no spend are left out and said. */
export function readRows(
  all: readonly SpendCells[],
  context: SpendShop & RowContext,
): SpendRows | Message {
  const rows = all.filter(({ lead }) => !isFootnote(lead));
  const isTotal = totalsOf(rows, context.format);
  const spent = rows.filter((row) => !isTotal(row) && !isBlank(row.spend));
  const rules = rulesOf(spent, context);
  const badRows: BadRow[] = [];
  const isLater = (day: ShopDay) => context.until != null && day > context.until;
  let [later, spread, signed, rounded] = [0, 0, 0, 0];
  const readings = spent.map((cells) => ({ cells, row: readRow(cells, rules) }));
  const isBeside = besidePlatforms(readings.flatMap(({ row }) => (isMessage(row) ? [] : row)));
  const read = readings.flatMap(({ cells, row }) => {
    if (isMessage(row)) {
      badRows.push({ line: cells.line, reason: row });
      return [];
    }
    if (isBeside(row)) {
      badRows.push({ line: cells.line, reason: { text: "imports.reasons.noPlatform" } });
      return [];
    }
    if (isLater(row.from)) {
      later += 1;
      return [];
    }
    if (row.from < row.to) spread += 1;
    if (row.hadSign) signed += 1;
    if (row.isRounded) rounded += 1;
    return row;
  });
  const dayCount = read.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  if (dayCount > maxDays) return { text: "imports.spend.tooManyDays" };
  const collected = collectDays(read, context.currency, context.choices.rates);
  // Of a row of several days those that were over by then are known.
  const days = collected.days.filter(({ day }) => !isLater(day));
  const totals = rows.filter(isTotal).length;
  const notes: Message[] = [];
  const note = (text: Message["text"], count: number) => {
    if (count > 0) notes.push({ text, values: { number: String(count) } });
  };
  note("imports.spend.notes.totals", totals);
  note("imports.spend.notes.withoutSpend", rows.length - totals - spent.length);
  note("imports.spend.notes.spread", spread);
  note("imports.spend.notes.addedUp", spread > 0 ? 0 : read.length - collected.days.length);
  note("imports.notes.signs", signed);
  note("imports.spend.notes.rounded", rounded);
  const hasOpenDays = badRows.some(({ reason }) => reason.text === "imports.reasons.openDay");
  const rowCount = spent.length - later;
  const { foreign } = collected;
  return { days, rowCount, laterCount: later, badRows, notes, foreign, hasOpenDays };
}

/** Which rows stand for a channel as a whole on a day on which others name a platform: both would count. */
function besidePlatforms(rows: readonly SpendRow[]): (row: SpendRow) => boolean {
  const daysOf = ({ channel, from, to }: SpendRow) =>
    eachDay(from, to).map((day) => `${channel} ${day}`);
  const named = new Set(rows.filter(({ platform }) => platform !== "").flatMap(daysOf));
  return (row) =>
    named.size > 0 && row.platform === "" && daysOf(row).some((day) => named.has(day));
}
