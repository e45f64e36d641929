import { simplify } from "../header";

export const valueFields = ["cost", "weight", "barcode"] as const;
/** What of a variant is entered. */
export type ValueField = (typeof valueFields)[number];

export const keyKinds = ["sku", "barcode", "variantId"] as const;
/** By what a row names its variant. */
export type KeyKind = (typeof keyKinds)[number];

const keySpellings: Readonly<Record<KeyKind, readonly string[]>> = {
  sku: [
    ...["sku", "skus", "variantsku", "productsku", "itemsku", "sellersku", "article"],
    ...["articlenumber", "item", "itemnumber", "artikelnummer", "artikelnr", "référence"],
  ],
  barcode: ["barcode", "variantbarcode", "gtin", "ean", "upc", "isbn", "strichcode", "codebarres"],
  variantId: ["variantid", "variant", "id", "variantenid"],
};
const valueSpellings: Readonly<Record<ValueField, readonly string[]>> = {
  cost: [
    ...["cost", "costs", "costperitem", "unitcost", "itemcost", "costprice", "purchaseprice"],
    ...["cogs", "einkaufspreis", "ek", "ekpreis", "kosten", "coût", "coste", "costo", "prix"],
  ],
  weight: ["weight", "variantweight", "grams", "gewicht", "poids", "peso"],
  barcode: keySpellings.barcode,
};

/** Where a row has what; `isHeader`: the first row says so itself. */
export interface ValueColumns {
  key: number;
  value: number;
  /** Null: not named. */
  kind: KeyKind | null;
  isHeader: boolean;
}

/** Which columns are which: by the first row where it is a header, else the first two. */
export function findValueColumns(first: readonly string[], field: ValueField): ValueColumns {
  const names = first.map(simplify);
  const value = names.findIndex((name) => valueSpellings[field].includes(name));
  const key = names.findIndex(
    (name, at) => at !== value && keyKinds.some((kind) => keySpellings[kind].includes(name)),
  );
  const name = names[key] ?? "";
  const kind = keyKinds.find((each) => keySpellings[each].includes(name)) ?? null;
  if (value >= 0 && key >= 0) return { key, value, kind, isHeader: true };
  // "SKU" above codes and nothing above the values: the header of one column is one still.
  if (kind !== null && key === 0) return { key: 0, value: 1, kind, isHeader: true };
  return { key: 0, value: 1, kind: null, isHeader: value === 1 && !/\d/.test(first[0] ?? "") };
}
