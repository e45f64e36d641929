import { z } from "zod";
import type { ShopDay } from "../../lib/shop-day";
import type { CompetitorPrice } from "../../store/products/competitor-prices.server";
import { judgeDecimalMark, readAmount, type DecimalMark, type ReadAmount } from "../costs/amounts";
import { judgeDayOrder, readDay, type DayOrder } from "../costs/days";
import { decodeText } from "../costs/decode";
import { maxFileBytes, maxRows } from "../costs/read-file";
import { readCsvRows } from "../csv-rows";
import { currencyOfHeader, findHeader, type Spellings } from "../header";
import type { Message } from "../message";
import { asTransform, readSku, reasonOf, type BadRow } from "../row-cells";

type Column = "sku" | "competitor" | "price" | "date" | "currency";

const spellings: Spellings<Column> = {
  sku: [
    ...["sku", "skus", "variantsku", "productsku", "itemsku", "ownsku", "oursku", "article"],
    ...["articlenumber", "item", "itemnumber", "artikelnummer", "artikelnr", "référence"],
  ],
  competitor: [
    ...["competitor", "competitorname", "rival", "shop", "store", "seller", "merchant", "retailer"],
    ...["wettbewerber", "mitbewerber", "konkurrent", "händler", "concurrent", "competidor"],
  ],
  price: [
    ...["price", "competitorprice", "theirprice", "amount", "preis", "wettbewerbspreis", "prix"],
    ...["precio", "prezzo"],
  ],
  date: [
    ...["date", "day", "seen", "seenon", "observed", "asof", "checked", "datum", "fecha"],
    ...["pricedate"],
  ],
  currency: ["currency", "currencycode", "währung", "devise", "moneda"],
};

export interface CompetitorFile {
  prices: (CompetitorPrice & { line: number })[];
  badRows: BadRow[];
  /** What was left out or done in silence otherwise. */
  notes: Message[];
}

interface Rules {
  currency: string;
  today: ShopDay;
  mark: DecimalMark;
  dayOrder: DayOrder;
}

/** Reads competitors' prices by SKU and day; a `Message` says why the file as a whole is none. */
export function readCompetitorFile(
  bytes: Uint8Array,
  { currency, today }: Pick<Rules, "currency" | "today">,
): CompetitorFile | Message {
  if (bytes.length === 0) return { text: "imports.emptyFile" };
  if (bytes.length > maxFileBytes) return { text: "imports.tooLarge" };
  const text = decodeText(bytes);
  if (text === null) return { text: "imports.noText" };
  const read = readCsvRows(text);
  if ("text" in read) return read;
  const [header, ...rows] = read.rows;
  if (!header) return { text: "imports.emptyFile" };
  const found = findHeader<Column>(header.cells, spellings, ["sku", "competitor", "price", "date"]);
  if ("text" in found) return found;
  const named = currencyOfHeader(header.cells[found.at.price ?? -1] ?? "");
  if (named !== null && named !== currency) {
    return { text: "imports.headerCurrency", values: { found: named, currency } };
  }
  if (rows.length === 0) return { text: "imports.noRows" };
  if (rows.length > maxRows) return { text: "imports.tooManyRows" };

  const cellsOf = (cells: readonly string[]) => {
    const cell = (column: Column) => cells[found.at[column] ?? -1] ?? "";
    return {
      sku: cell("sku"),
      competitor: cell("competitor"),
      price: cell("price"),
      date: cell("date"),
      currency: cell("currency"),
    };
  };
  const all = rows.map(({ cells, line }) => ({ line, cells: cellsOf(cells) }));
  const file = readRows(all, {
    currency,
    today,
    mark: judgeDecimalMark(
      all.map(({ cells }) => cells.price),
      currency,
    ),
    dayOrder: judgeDayOrder(all.map(({ cells }) => cells.date)),
  });
  if (found.ignored.length > 0) {
    const columns = found.ignored.join(", ");
    file.notes.push({ text: "imports.notes.ignored", values: { columns } });
  }
  return file;
}

function readRows(
  rows: readonly { line: number; cells: Record<Column, string> }[],
  rules: Rules,
): CompetitorFile {
  const file: CompetitorFile = { prices: [], badRows: [], notes: [] };
  const known = new Map<string, { line: number; minor: number }>();
  let [empty, signed, rounded] = [0, 0, 0];
  const schema = rowSchema(rules);
  for (const { line, cells } of rows) {
    if (cells.sku.trim() !== "" && cells.price.trim() === "") {
      empty += 1;
      continue;
    }
    const parsed = schema.safeParse(cells);
    if (!parsed.success) {
      file.badRows.push({ line, reason: reasonOf(parsed.error) });
      continue;
    }
    const { sku, competitor, price, date } = parsed.data;
    const key = [sku, competitor, date].join("\n");
    const before = known.get(key);
    if (before) {
      if (before.minor !== price.minor) {
        const values = { line: String(before.line) };
        file.badRows.push({ line, reason: { text: "imports.reasons.contradictsPrice", values } });
      }
      continue;
    }
    known.set(key, { line, minor: price.minor });
    file.prices.push({ line, sku, competitor, day: date, priceMinor: price.minor });
    if (price.hadSign) signed += 1;
    if (price.isRounded) rounded += 1;
  }
  const note = (text: Message["text"], count: number) => {
    if (count > 0) file.notes.push({ text, values: { number: String(count) } });
  };
  note("imports.notes.withoutPrice", empty);
  note("imports.notes.signs", signed);
  note("imports.notes.roundedPrices", rounded);
  return file;
}

/** A row as it must be; its issues carry the reason for people. */
function rowSchema(rules: Rules) {
  return z.object({
    sku: z.string().transform(asTransform(readSku)),
    competitor: z.string().transform(asTransform(readName)),
    currency: z.string().transform(asTransform((cell) => readCurrency(cell, rules.currency))),
    price: z.string().transform(asTransform((cell) => readPrice(cell, rules))),
    date: z.string().transform(asTransform((cell) => readPastDay(cell, rules))),
  });
}

const maxNameLength = 80;

function readName(cell: string): string | Message {
  const name = cell.trim().replace(/\s+/g, " ");
  if (name === "") return { text: "imports.reasons.noCompetitor" };
  return name.length > maxNameLength ? { text: "imports.reasons.longCompetitor" } : name;
}

/** Where nothing is said it is the shop's. */
function readCurrency(cell: string, currency: string): string | Message {
  const named = cell.trim().toUpperCase();
  if (named === "" || named === currency) return currency;
  return { text: "imports.reasons.otherCurrency", values: { value: cell.trim(), currency } };
}

function readPrice(cell: string, rules: Rules): ReadAmount | Message {
  const amount = readAmount(cell, rules);
  // Nobody competes by giving goods away: a 0 stands for "not found".
  const isZero = "minor" in amount && amount.minor === 0;
  return isZero ? { text: "imports.reasons.zeroPrice" } : amount;
}

function readPastDay(cell: string, { dayOrder, today }: Rules): ShopDay | Message {
  const day = readDay(cell, dayOrder);
  if (typeof day !== "string" || day <= today) return day;
  return { text: "imports.reasons.futureDay", values: { value: cell.trim() } };
}
