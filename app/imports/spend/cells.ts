import type { ShopDay } from "../../lib/shop-day";
import { judgeDecimalMark, type DecimalMark } from "../costs/amounts";
import { judgeDayOrder, readDay, type DayOrder } from "../costs/days";
import type { Message } from "../message";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/i;
const monthBetween = /^(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?[ -](\d{4})$/i;

/** A day as exports write it, also "Nov 1, 2026"; what was spent is never of a day to come. */
export function readSpendDay(cell: string, order: DayOrder, today: ShopDay): ShopDay | Message {
  const day = readDay(withNumbers(cell.trim()), order);
  if (typeof day !== "string" || day <= today) return day;
  return { text: "imports.reasons.futureDay", values: { value: cell.trim() } };
}

/** A date whose month is a word, as numbers; any other as it is. */
function withNumbers(text: string): string {
  const found = monthFirst.exec(text);
  const [, name, day, year] = found ?? [];
  const [, otherDay, otherName, otherYear] = monthBetween.exec(text) ?? [];
  const month = months.indexOf((name ?? otherName ?? "").toLowerCase()) + 1;
  return month === 0 ? text : `${year ?? otherYear}-${month}-${day ?? otherDay}`;
}

/** Which comes first in the dates of a file, with or without a time behind them. */
export const judgeOrder = (cells: readonly string[]): DayOrder =>
  judgeDayOrder(cells.map((cell) => cell.replace(/[ T]\d{1,2}:.*$/, "")));

/** The decimal mark of amounts of several currencies: of a file there is one. */
export function judgeMark(cells: readonly { text: string; currency: string }[]): DecimalMark {
  const byCurrency = new Map<string, string[]>();
  for (const { text, currency } of cells) {
    const texts = byCurrency.get(currency);
    if (texts) texts.push(text);
    else byCurrency.set(currency, [text]);
  }
  const marks = new Set(
    [...byCurrency].flatMap(([currency, texts]) => judgeDecimalMark(texts, currency) ?? []),
  );
  const [mark] = marks;
  return marks.size === 1 && mark ? mark : null;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** A currency's code; where nothing is said, `usual`. */
export function readCurrency(cell: string, usual: string): string | Message {
  const text = cell.trim();
  if (isBlank(text)) return usual;
  const code = text.toUpperCase();
  return currencies.has(code)
    ? code
    : { text: "imports.reasons.badCurrency", values: { value: text } };
}

// As long as any of the exports lets a name be.
const maxCampaignLength = 400;

export function readCampaign(cell: string): string | null | Message {
  const text = cell.trim().replace(/\s+/g, " ");
  if (isBlank(text)) return null;
  return text.length > maxCampaignLength ? { text: "imports.reasons.longCampaign" } : text;
}

/** Nothing, or the dashes that exports put where there is nothing. */
export const isBlank = (cell: string) => /^\s*[-–—]*\s*$/.test(cell);

/** The first words of a row that adds up others. */
export const isTotalText = (cell: string) =>
  /^\s*(grand )?(total|totals|gesamt|insgesamt|summe|results? from)(\b|:)/i.test(cell);

/** What stands below the rows of a report. */
export const isFootnote = (cell: string) => /^\s*(©|\(c\)|copyright)/i.test(cell);
