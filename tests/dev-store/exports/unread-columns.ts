import { customerColumns, normalizeName, orderColumns, productColumns } from "./columns";
import type { UsedRule } from "./notes";
import { isExtra } from "./product-extras";

/** What an export has beside the columns that are read. */
export interface UnreadSpec {
  read: readonly string[];
  /** Columns of people: said all together, and never more of them than their names. */
  isPersonal?: (name: string) => boolean;
  /** The rule of a column that is not read like any other; null: it is read elsewhere. */
  ruleOf?: (title: string) => { used: UsedRule; usual: readonly string[] } | null | undefined;
  /** Columns that Shopify fills on every row; only what is out of the ordinary is worth saying. */
  usual?: Readonly<Record<string, readonly string[]>>;
}

const NOT_READ = "This column is not read";
const PERSONAL = "Personal: neither read nor kept";
const NONE: readonly UsedRule[] = [];

const marketPrice = /^(?:compare[- ]at )?price\s*\/\s*\S/i;
const marketChoice = /^included\s*\/\s*\S/i;
const PRICES: UsedRule = {
  field: "Price / *, Compare At Price / *",
  rule: "Prices of single markets are not read: those of the shop itself are",
};
const CHOICES: UsedRule = {
  field: "Included / *",
  rule: "Which market leaves a product out is not read: it counts like any other",
};

export const productUnread: UnreadSpec = {
  read: Object.values(productColumns).flat(),
  ruleOf(title) {
    if (isExtra(title)) return null;
    if (marketPrice.test(title)) return { used: PRICES, usual: [] };
    return marketChoice.test(title) ? { used: CHOICES, usual: ["true"] } : undefined;
  },
  usual: {
    "variant fulfillment service": ["manual", "gift_card"],
    "fulfillment service": ["manual", "gift_card"],
  },
};

const people = [
  "(billing|shipping) (name|street|address ?[12]|company|city|zip|phone)",
  "(first|last|customer) name",
  "(default )?address .*|address ?[12]|company|city|zip|country|province|(country|province) code",
  "phone|notes?|note attributes|employee|device id|receipt number",
  "payment (id|references?)",
];
const personal = new RegExp(`^(?:${people.join("|")})$`);
const isPersonal = (name: string) => personal.test(name);

export const orderUnread: UnreadSpec = {
  read: Object.values(orderColumns).flat(),
  isPersonal,
  usual: { "outstanding balance": ["0.00", "0"], "risk level": ["low"] },
};

/** What was spent and how often follows from the orders themselves. */
export const customerUnread: UnreadSpec = {
  read: [...customerColumns.id, ...customerColumns.email, ...customerColumns.tags],
  isPersonal,
};

/** Which rules say what a row holds in columns that are not read, so that none is lost in silence. */
export function indexUnread(
  header: readonly string[],
  { read: names, isPersonal: isOfPeople = () => false, ruleOf, usual: usuals = {} }: UnreadSpec,
): (cells: readonly string[]) => readonly UsedRule[] {
  const read = new Set(names.map(normalizeName));
  const ofPeople = header
    .map((cell) => cell.trim())
    .filter((cell) => isOfPeople(normalizeName(cell)));
  const ofAllPeople: UsedRule = { field: ofPeople.join(", "), rule: PERSONAL };
  const unread = header.flatMap((cell, at) => {
    const title = cell.trim();
    const name = normalizeName(title);
    if (read.has(name)) return [];
    if (isOfPeople(name)) return [{ at, usual: [], used: ofAllPeople }];
    const special = ruleOf?.(title);
    if (special === null) return [];
    const field = title === "" ? `column ${at + 1}, without a name` : title;
    return [{ at, usual: usuals[name] ?? [], used: { field, rule: NOT_READ }, ...special }];
  });
  /** One list for rows that hold the same, of which a file has many. */
  const lists = new Map<string, readonly UsedRule[]>();
  return (cells) => {
    const found = new Set<UsedRule>();
    let key = "";
    for (const { at, usual, used } of unread) {
      const value = cells[at]?.trim().toLowerCase() ?? "";
      if (value === "" || usual.includes(value)) continue;
      found.add(used);
      key += `${at} `;
    }
    if (found.size === 0) return NONE;
    const list = lists.get(key) ?? [...found];
    lists.set(key, list);
    return list;
  };
}
