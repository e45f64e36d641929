import { currencyOfHeader, findHeader, type Spellings } from "../header";
import type { Message } from "../message";

export type CostColumn = "sku" | "from" | "cost";

const spellings: Spellings<CostColumn> = {
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
  const found = findHeader(header, spellings, ["sku", "from", "cost"]);
  if ("text" in found) return found;
  const { sku = 0, from = 0, cost = 0 } = found.at;
  return {
    at: { sku, from, cost },
    ignored: found.ignored,
    currency: currencyOfHeader(header[cost] ?? ""),
  };
}
