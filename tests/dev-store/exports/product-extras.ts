import type { ExportedMetafield } from "./types";

const metafieldHeader = /^(.*?)\s*\(product\.metafields\.([^.()]+)\.([^()]+)\)\s*$/i;
const googleHeader = /^Google Shopping\s*\/\s*(.+?)\s*$/i;

const googleNames = [
  "Google Product Category",
  "Gender",
  "Age Group",
  "MPN",
  "AdWords Grouping",
  "AdWords Labels",
  "Condition",
  "Custom Product",
  ...[0, 1, 2, 3, 4].map((number) => `Custom Label ${number}`),
];
/** Names in the import template of 2025. */
const googleAliases: Readonly<Record<string, string>> = {
  "manufacturer part number (mpn)": "MPN",
  "ad group name": "AdWords Grouping",
  "ads labels": "AdWords Labels",
};

/** Reads the columns of which an export has any number. */
export interface ProductExtras {
  /** Those with a value. */
  metafields(cells: readonly string[]): ExportedMetafield[];
  googleShopping(cells: readonly string[]): Record<string, string>;
}

export function indexExtras(header: readonly string[]): ProductExtras {
  const metafields = header.flatMap((title, at) => {
    const [, name = "", namespace, key] = metafieldHeader.exec(title.trim()) ?? [];
    return namespace && key ? { at, name, namespace, key: key.trim() } : [];
  });
  const google = header.flatMap((title, at) => {
    const name = googleHeader.exec(title.trim())?.[1];
    return name === undefined ? [] : { at, name: nameGoogle(name) };
  });
  return {
    metafields: (cells) =>
      metafields.flatMap(({ at, ...field }) => {
        const value = cells[at] ?? "";
        return value.trim() === "" ? [] : { ...field, value };
      }),
    googleShopping: (cells) =>
      Object.fromEntries(
        google.flatMap(({ at, name }) => {
          const value = (cells[at] ?? "").trim();
          return value === "" ? [] : [[name, value]];
        }),
      ),
  };
}

function nameGoogle(name: string): string {
  const lower = name.toLowerCase();
  return googleAliases[lower] ?? googleNames.find((known) => known.toLowerCase() === lower) ?? name;
}
