import { normalizeName, productColumns } from "./columns";
import type { UsedRule } from "./notes";
import { isExtra } from "./product-extras";

const marketPrice = /^(?:compare[- ]at )?price\s*\/\s*\S/i;
const marketChoice = /^included\s*\/\s*\S/i;
/** Columns that Shopify fills on every row; only what is out of the ordinary is worth saying. */
const usualValues: Readonly<Record<string, readonly string[]>> = {
  "variant fulfillment service": ["manual", "gift_card"],
  "fulfillment service": ["manual", "gift_card"],
};

const PRICES: UsedRule = {
  field: "Price / *, Compare At Price / *",
  rule: "Prices of single markets are not read: those of the shop itself are",
};
const CHOICES: UsedRule = {
  field: "Included / *",
  rule: "Which market leaves a product out is not read: it counts like any other",
};
const NOT_READ = "This column is not read";

/** Which rules say what a row holds in columns that are not read, so that none is lost in silence. */
export function indexUnread(
  header: readonly string[],
): (cells: readonly string[]) => readonly UsedRule[] {
  const read = new Set(Object.values(productColumns).flat().map(normalizeName));
  const unread = header.flatMap((cell, at) => {
    const title = cell.trim();
    const name = normalizeName(title);
    if (read.has(name) || isExtra(title)) return [];
    const usual = marketChoice.test(title) ? ["true"] : (usualValues[name] ?? []);
    const used = marketPrice.test(title)
      ? PRICES
      : marketChoice.test(title)
        ? CHOICES
        : { field: title === "" ? `column ${at + 1}, without a name` : title, rule: NOT_READ };
    return [{ at, usual, used }];
  });
  return (cells) => {
    const found = new Set<UsedRule>();
    for (const { at, usual, used } of unread) {
      const value = cells[at]?.trim().toLowerCase() ?? "";
      if (value !== "" && !usual.includes(value)) found.add(used);
    }
    return [...found];
  };
}
