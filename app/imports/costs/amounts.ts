import { currencyExponent } from "../../lib/money";
import type { Message } from "../message";

/** Which character stands before the decimals, in the cells that leave it open ("1,250"). */
export type DecimalMark = "." | "," | null;

export interface AmountRules {
  /** ISO 4217 */
  currency: string;
  mark: DecimalMark;
}

export interface ReadAmount {
  minor: number;
  /** A sign of the currency was left out. */
  hadSign: boolean;
  /** It had more decimals than the currency. */
  isRounded: boolean;
}

const plainNumber = /^\d+(?:[.,' \u00a0\u202f]\d+)*$/;

/**
 * The decimal mark of a column, by the cells that can mean one thing only; null where there is none, or
 * where they contradict each other.
 */
export function judgeDecimalMark(cells: readonly string[], currency: string): DecimalMark {
  const marks = new Set(
    cells.flatMap((cell) => markOf(stripSign(cell, currency)?.text ?? "") ?? []),
  );
  const [mark] = marks;
  return marks.size === 1 && mark ? mark : null;
}

/** Minor units of an amount as people write it; money of another currency is refused. */
export function readAmount(cell: string, { currency, mark }: AmountRules): ReadAmount | Message {
  const values = { value: cell.trim(), currency };
  if (cell.trim() === "") return { text: "imports.reasons.noCost" };
  const stripped = stripSign(cell, currency);
  if (!stripped) return { text: "imports.reasons.otherCurrency", values };
  const { text, hadSign } = stripped;
  if (/^[-−(]/.test(text)) return { text: "imports.reasons.negative", values };
  const exponent = currencyExponent(currency);
  const number = readNumber(text, { mark, isWhole: exponent === 0 });
  if (number === "open") return { text: "imports.reasons.openAmount", values };
  if (number === null) return { text: "imports.reasons.noAmount", values };
  const { whole, fraction } = number;
  const minor = Math.round(Number(`${whole}.${fraction}e${exponent}`));
  if (minor > maxMinor) return { text: "imports.reasons.tooLarge", values };
  return { minor, hadSign, isRounded: fraction.replace(/0+$/, "").length > exponent };
}

/**
 * The digits before and after the decimal mark of a number as people write it; null: it is none. "open": it may be
 * a thousand times the other, and no cell beside it has said which. `isWhole`: it has no decimals.
 */
export function readNumber(
  text: string,
  { mark, isWhole = false }: { mark: DecimalMark; isWhole?: boolean },
): { whole: string; fraction: string } | "open" | null {
  if (!plainNumber.test(text)) return null;
  const isOpen = isAmbiguous(text);
  if (isOpen && mark === null && !isWhole) return "open";
  const [whole = "", fraction = ""] = splitAt(text, isOpen ? mark : markOf(text));
  if (!/^\d{1,3}(?:[.,' \u00a0\u202f]\d{3})*$|^\d+$/.test(whole)) return null;
  return { whole: whole.replace(/\D/g, ""), fraction };
}

// No unit of goods costs ten billion: such a number is a mistake, like a barcode in the wrong column.
const maxMinor = 1_000_000_000_000;

/** Without the signs of the shop's own currency; null where another one's is there. */
function stripSign(cell: string, currency: string): { text: string; hadSign: boolean } | null {
  const text = cell.trim().replace(/^'/, "");
  const sign = /^([^\d.,\-−(]+)?(.*?)([^\d.,)]+)?$/u.exec(text);
  const found = [sign?.[1], sign?.[3]].flatMap((part) => part?.trim() || []);
  if (found.some((part) => !signsOf(currency).has(part.toUpperCase()))) {
    return /\d/.test(text) && found.every((part) => /^[\p{Sc}A-Za-z.]{1,4}$/u.test(part))
      ? null
      : { text, hadSign: false };
  }
  return { text: (sign?.[2] ?? text).trim(), hadSign: found.length > 0 };
}

function signsOf(currency: string): ReadonlySet<string> {
  const shown = (currencyDisplay: "symbol" | "narrowSymbol") =>
    new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay })
      .formatToParts(1)
      .find(({ type }) => type === "currency")?.value;
  const signs = [currency, shown("symbol"), shown("narrowSymbol")];
  return new Set(signs.flatMap((sign) => sign?.toUpperCase() ?? []));
}

/** One mark with three digits after it: "1,250" is one and a quarter, or more than a thousand. */
function isAmbiguous(text: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
}

/** The decimal mark of a number that can mean one thing only; null: it has none, or may have. */
function markOf(text: string): "." | "," | null {
  if (!plainNumber.test(text) || isAmbiguous(text)) return null;
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (!last) return null;
  const isGroup = marks.filter((mark) => mark === last).length > 1;
  return isGroup ? null : (last as "." | ",");
}

function splitAt(text: string, mark: DecimalMark): string[] {
  if (mark === null) return [text];
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
