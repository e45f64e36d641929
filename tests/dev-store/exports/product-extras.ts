import { readText } from "./amounts";
import type { UsedRule } from "./notes";
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

/** Reads the columns that differ from export to export in name and number. */
export interface ProductExtras {
  /** Those with a value; `used` receives the rules by which values were read. */
  metafields(cells: readonly string[], used: UsedRule[]): ExportedMetafield[];
  googleShopping(cells: readonly string[]): Record<string, string>;
}

/** Whether a column is one of those. */
export function isExtra(title: string): boolean {
  return metafieldHeader.test(title) || googleHeader.test(title);
}

export function indexExtras(header: readonly string[]): ProductExtras {
  const metafields = header.flatMap((title, at) => {
    const [, name = "", namespace, key] = metafieldHeader.exec(title.trim()) ?? [];
    const field = { name, namespace: namespace ?? "", key: key?.trim() ?? "" };
    return namespace && key ? { at, title: title.trim(), field } : [];
  });
  const google = header.flatMap((title, at) => {
    const name = googleHeader.exec(title.trim())?.[1];
    return name === undefined ? [] : { at, name: nameGoogle(name) };
  });
  return {
    metafields: (cells, used) =>
      metafields.flatMap(({ at, title, field }) => {
        const { value, rule } = readText(cells[at] ?? "");
        if (value.trim() === "") return [];
        if (rule !== undefined) used.push({ field: title, rule });
        return { ...field, value };
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
