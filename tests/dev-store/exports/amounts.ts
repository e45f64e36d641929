/** What a cell came to: a value, with the rule by which it was read if it is not written plainly. */
export type CellReading<T> = { value: T; rule?: string } | { reason: string };

const APOSTROPHE_RULE =
  "A leading apostrophe, which keeps digits from being read as a number, is taken off";
const FORMULA_RULE =
  "A leading apostrophe, which keeps text from being read as a formula, is taken off";
const AMOUNT_RULE =
  "Thousands separators, a decimal comma or a currency sign are read as the plain number they mean";

const plain = /^\d+(?:\.\d+)?$/;
const grouped = [
  { pattern: /^\d{1,3}(?:,\d{3})+\.\d+$/, decimal: "." },
  { pattern: /^\d{1,3}(?:,\d{3}){2,}$/, decimal: "." },
  { pattern: /^\d{1,3}(?:\.\d{3})+,\d+$/, decimal: "," },
  { pattern: /^\d{1,3}(?:\.\d{3}){2,}$/, decimal: "," },
  { pattern: /^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:\.\d{1,2})?$/, decimal: "." },
  { pattern: /^\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+,\d{1,2}$/, decimal: "," },
  // No grouping can be meant: 0,125 and 1234,567 and 12,50 and 12,5000.
  { pattern: /^(?:0,\d+|\d{4,},\d+|\d+,(?:\d{1,2}|\d{4,}))$/, decimal: "," },
] as const;
const sign = String.raw`(?:[A-Z]{3}|[A-Z]{0,3}\p{Sc}|kr\.?|Rs\.?|zł|Kč|Ft|lei|лв\.?)`;
const priced = new RegExp(`^(?:${sign}\\s*)?([\\d.,'’ \\u00a0\\u202f]*\\d)(?:\\s*${sign})?$`, "u");

/**
 * A decimal number that is not negative, as Shopify writes it ("1299.00") or as a spreadsheet makes
 * of it ("1,299.00", "12,50", "$12.50"), where only one number can be meant.
 */
export function readAmount(text: string): CellReading<string> {
  const reading = readNumber(text);
  const isHuge = "value" in reading && /^\d{13}/.test(reading.value);
  return isHuge ? { reason: "is larger than an amount can be" } : reading;
}

function readNumber(text: string): CellReading<string> {
  if (plain.test(text)) return { value: text };
  if (/^\.\d+$/.test(text)) return { value: `0${text}` };
  if (/^'[^']/.test(text)) return withRule(readNumber(text.slice(1).trim()), APOSTROPHE_RULE);
  if (/^\d(?:[.,]\d+)?E[+-]?\d+$/i.test(text)) {
    return { reason: "was turned into an exponent by a spreadsheet, its digits are lost" };
  }
  if (/^[-−(]/.test(text)) return { reason: "is negative" };
  const digits = priced.exec(text)?.[1]?.trim();
  if (digits === undefined) return { reason: "is no amount: expected a number such as 12.50" };
  if (plain.test(digits)) return { value: digits, rule: AMOUNT_RULE };
  const style = grouped.find(({ pattern }) => pattern.test(digits));
  if (!style) {
    return /^\d{1,3},\d{3}$/.test(digits)
      ? { reason: "can be read in two ways: write it with a point for decimals and no separators" }
      : { reason: "is no amount: expected a number such as 12.50" };
  }
  const [whole = "", fraction] = digits.split(style.decimal);
  const value = whole.replace(/\D/g, "") + (fraction === undefined ? "" : `.${fraction}`);
  return { value, rule: AMOUNT_RULE };
}

/** A whole number, negative too; "3.00" is one, and so is "1,200". */
export function readInteger(text: string): CellReading<number> {
  const bare = /^'[^']/.test(text) ? text.slice(1) : text;
  const rule = bare === text ? undefined : APOSTROPHE_RULE;
  if (/^[+-]?\d+(?:\.0+)?$/.test(bare)) return withRule({ value: toNumber(bare) }, rule);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(bare)) {
    return { value: toNumber(bare.replaceAll(",", "")), rule: AMOUNT_RULE };
  }
  if (/^[+-]?\d*[.,]\d+$/.test(bare)) return { reason: "is no whole number" };
  return { reason: "is no whole number: expected one such as 3" };
}

/** A decimal number of zero or more, such as a weight in grams. */
export function readDecimal(text: string): CellReading<number> {
  const amount = readAmount(text);
  return "reason" in amount ? amount : withRule({ value: toNumber(amount.value) }, amount.rule);
}

/**
 * A code of digits or letters (barcode, SKU, id): without the marks a spreadsheet put around it, and
 * unknown (`undefined`) where one turned it into an exponent.
 */
export function readCode(text: string): CellReading<string | undefined> {
  if (/^\d(?:[.,]\d+)?E\+\d{2,}$/i.test(text)) {
    return {
      value: undefined,
      rule: "Turned into an exponent such as 1.23E+12 by a spreadsheet, the digits are lost: unknown",
    };
  }
  const formula = /^="(.*)"$/.exec(text)?.[1];
  if (formula !== undefined) {
    return { value: formula, rule: 'A spreadsheet\'s ="..." around it is taken off' };
  }
  if (/^'[\d=+\-@]/.test(text)) return withRule({ value: text.slice(1) }, APOSTROPHE_RULE);
  return { value: text };
}

/**
 * Text as it was written in the shop: Shopify puts an apostrophe before what a spreadsheet would take
 * for a formula ("'- 100 % wool"). Others begin with one of their own ("'90s shirt").
 */
export function readText(text: string): { value: string; rule?: string } {
  return /^'[=+-]/.test(text) ? { value: text.slice(1), rule: FORMULA_RULE } : { value: text };
}

function withRule<T>(reading: CellReading<T>, rule: string | undefined): CellReading<T> {
  return "reason" in reading || rule === undefined ? reading : { rule, ...reading };
}

// "-0" is 0.
const toNumber = (text: string) => Number(text) + 0;
