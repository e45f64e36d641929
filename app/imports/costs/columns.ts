import type { Message } from "../message";

export type CostColumn = "sku" | "from" | "cost";

/** How people head these columns, in letters and digits only. */
const spellings: Record<CostColumn, readonly string[]> = {
  sku: [
    ...["sku", "skus", "variantsku", "productsku", "itemsku", "sellersku", "stockkeepingunit"],
    ...["article", "articlenumber", "item", "itemnumber", "itemno", "artikelnummer", "artikelnr"],
    ...["artnr", "referenz", "reference", "référence", "referencia"],
  ],
  from: [
    ...["from", "fromday", "fromdate", "date", "day", "since", "start", "startdate", "validfrom"],
    ...["effective", "effectivedate", "effectivefrom", "ab", "datum", "gültigab", "gueltigab"],
    ...["seit", "von", "depuis", "desde", "fecha"],
  ],
  cost: [
    ...["cost", "costs", "unitcost", "costperitem", "costperunit", "costprice", "itemcost", "cogs"],
    ...["productcost", "variantcost", "purchaseprice", "landedcost", "kosten", "stückkosten"],
    ...[
      "einkaufspreis",
      "ek",
      "ekpreis",
      "einstandspreis",
      "selbstkosten",
      "coût",
      "coste",
      "costo",
    ],
  ],
};

const nameOf = new Map(
  Object.entries(spellings).flatMap(([column, names]) =>
    names.map((name): [string, CostColumn] => [name, column as CostColumn]),
  ),
);

export interface FoundColumns {
  /** The place of each in a row. */
  at: Record<CostColumn, number>;
  /** Headers of columns that mean nothing here. */
  ignored: string[];
  /** The currency that the header of the cost names: "Cost (EUR)". */
  currency: string | null;
}

/** Which column is which, by the header. */
export function findColumns(header: readonly string[]): FoundColumns | Message {
  const at: Partial<Record<CostColumn, number>> = {};
  const ignored: string[] = [];
  for (const [index, cell] of header.entries()) {
    const column = columnOf(cell);
    if (!column) {
      if (cell.trim() !== "") ignored.push(cell.trim());
      continue;
    }
    const other = at[column];
    if (other !== undefined) {
      const columns = `"${(header[other] ?? "").trim()}", "${cell.trim()}"`;
      return { text: "imports.twoColumns", values: { column, columns } };
    }
    at[column] = index;
  }
  const { sku, from, cost } = at;
  if (sku === undefined || from === undefined || cost === undefined) {
    const missing = (["sku", "from", "cost"] as const).filter((column) => at[column] === undefined);
    return {
      text: "imports.missingColumns",
      values: {
        missing: missing.join(", "),
        found: header.map((cell) => cell.trim()).join(", ") || "–",
      },
    };
  }
  const currency = /[([]\s*([A-Za-z]{3})\s*[)\]]/.exec(header[cost] ?? "")?.[1];
  return { at: { sku, from, cost }, ignored, currency: currency?.toUpperCase() ?? null };
}

function columnOf(cell: string): CostColumn | undefined {
  const plain = cell.replace(/[([].*[)\]]/, "").toLowerCase();
  return nameOf.get(plain.replace(/[^\p{L}\p{N}]/gu, ""));
}
