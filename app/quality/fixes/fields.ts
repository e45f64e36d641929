import { z } from "zod";
import { parseDecimal, formatDecimal } from "../../lib/money";
import type { ShopFacts } from "../facts/facts";

/** A text; several texts; yes or no; null: none. Money: a decimal in the shop's currency ("12.50"). Weight: "250 g". */
export type FieldValue = string | readonly string[] | boolean | null;

/** What of a product a field is of. */
export type FieldPlace = "product" | "option" | "attribute" | "variant" | "media";

/** How a value is entered and shown. */
export type FieldInput =
  | "text"
  | "longText"
  | "list"
  | "category"
  | "money"
  | "weight"
  | "yesNo"
  | "country"
  /** Not entered: it is made as it is proposed, or left out. */
  | "fixed"
  | "collections";

/** Something that the app may write to Shopify. */
export interface Field {
  place: FieldPlace;
  input: FieldInput;
  /** Which access Shopify asks for. */
  scope: "write_products" | "write_files" | "write_publications";
  /** Whether there may be none. */
  canBeEmpty: boolean;
  /** Whether many products or variants may well have the same value, so that one can be entered for all. */
  isShared?: boolean;
  /** The longest text that Shopify takes, in characters; of a list, of one of its texts. */
  mostCharacters?: number;
}

const product = { place: "product", input: "text", scope: "write_products" } as const;
const variant = {
  place: "variant",
  input: "text",
  scope: "write_products",
  canBeEmpty: true,
} as const;

/** Every field, by its name. Texts: `quality.fields.<name>`. */
export const fields = {
  title: { ...product, canBeEmpty: false, mostCharacters: 255 },
  vendor: { ...product, canBeEmpty: false, mostCharacters: 255, isShared: true },
  productType: { ...product, canBeEmpty: true, mostCharacters: 255, isShared: true },
  tags: { ...product, input: "list", canBeEmpty: true, mostCharacters: 255 },
  category: { ...product, input: "category", canBeEmpty: true, isShared: true },
  descriptionHtml: { ...product, input: "longText", canBeEmpty: true },
  seoTitle: { ...product, canBeEmpty: true, mostCharacters: 255 },
  seoDescription: { ...product, input: "longText", canBeEmpty: true, mostCharacters: 5_000 },
  handle: { ...product, canBeEmpty: false, mostCharacters: 255 },
  collections: { ...product, input: "collections", canBeEmpty: true, isShared: true },
  onlineStore: { ...product, input: "yesNo", scope: "write_publications", canBeEmpty: false },
  /** Target: see `targetOfValue`; before and after: names of one of its values. */
  optionValue: { ...product, place: "option", canBeEmpty: false, mostCharacters: 255 },
  /** Target: see `targetOfOption`; before and after: its only value, null: it has no such option. */
  option: { ...product, place: "option", input: "fixed", canBeEmpty: true },
  /** Target: key of a field of the category; before and after: gids of entries, one of those in it. */
  attributeEntry: { ...product, place: "attribute", input: "fixed", canBeEmpty: false },
  compareAtPrice: { ...variant, input: "money" },
  barcode: { ...variant, mostCharacters: 255 },
  sku: { ...variant, mostCharacters: 255 },
  cost: { ...variant, input: "money", isShared: true },
  weight: { ...variant, input: "weight", isShared: true },
  countryOfOrigin: { ...variant, input: "country", isShared: true },
  harmonizedSystemCode: { ...variant, isShared: true },
  isTracked: { ...variant, input: "yesNo", canBeEmpty: false },
  /** Whether it goes on being sold when it is out of stock. */
  sellsOutOfStock: { ...variant, input: "yesNo", canBeEmpty: false },
  alt: {
    place: "media",
    input: "text",
    scope: "write_files",
    canBeEmpty: true,
    mostCharacters: 512,
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];
export const fieldOf = (name: FieldName): Field => fields[name];

export const fieldValueSchema: z.ZodType<FieldValue> = z.union([
  z.string(),
  z.array(z.string()),
  z.boolean(),
  z.null(),
]);

/** Whether two values are the same: lists in whatever order. */
export function isSameValue(one: FieldValue, other: FieldValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  const sorted = (list: readonly string[]) => JSON.stringify([...list].sort());
  return sorted(one as readonly string[]) === sorted(other as readonly string[]);
}

export const weightUnits = { kg: 1, g: 0.001, lb: 0.453_592_37, oz: 0.028_349_523_125 } as const;
type WeightUnit = keyof typeof weightUnits;
const weightText = /^(\d{1,9}(?:[.,]\d{1,6})?)\s*(kg|g|lb|oz)$/i;

/** A weight as it is written: "250 g"; null: it is not a weight. */
export function readWeight(text: string): { value: number; unit: WeightUnit } | null {
  const [, amount, unit] = weightText.exec(text.trim()) ?? [];
  if (amount === undefined || unit === undefined) return null;
  return { value: Number(amount.replace(",", ".")), unit: unit.toLowerCase() as WeightUnit };
}

export const writeWeight = ({ value, unit }: { value: number; unit: WeightUnit }): string =>
  `${String(value)} ${unit}`;

/** Why an entered value cannot be written. */
export type ValueFault =
  | "empty"
  | "tooLong"
  | "noMoney"
  | "noWeight"
  | "noCountry"
  | "noYesOrNo"
  | "noCode"
  | "noCategory"
  | "noCollection"
  | "fixed";

const codeText = /^\d{6,13}$/;

/** What a merchant has entered, as a value of the field: spaces at the ends cut off, nothing is none. */
export function parseFieldValue(
  name: FieldName,
  entered: string,
  { currency }: Pick<ShopFacts, "currency">,
): { value: FieldValue } | { fault: ValueFault } {
  const field = fieldOf(name);
  const text = entered.trim();
  if (field.input === "fixed") return { fault: "fixed" };
  if (field.input === "yesNo") {
    return text === "yes" || text === "no" ? { value: text === "yes" } : { fault: "noYesOrNo" };
  }
  if (text === "") {
    if (!field.canBeEmpty) return { fault: "empty" };
    return { value: field.input === "list" || field.input === "collections" ? [] : null };
  }
  const most = field.mostCharacters ?? Infinity;
  switch (field.input) {
    case "list": {
      const list = [...new Set(text.split(",").map((part) => part.trim()))].filter(Boolean);
      return list.some((part) => part.length > most) ? { fault: "tooLong" } : { value: list };
    }
    case "collections":
      return { value: text.split(",") };
    case "money": {
      const amount = text.replace(",", ".");
      if (!/^\d{1,12}(\.\d+)?$/.test(amount)) return { fault: "noMoney" };
      return { value: formatDecimal(parseDecimal(amount, currency), currency) };
    }
    case "weight": {
      const weight = readWeight(text);
      return weight ? { value: writeWeight(weight) } : { fault: "noWeight" };
    }
    case "country":
      return /^[a-z]{2}$/i.test(text) ? { value: text.toUpperCase() } : { fault: "noCountry" };
    default:
      if (name === "harmonizedSystemCode") {
        const code = text.replace(/[.\s]/g, "");
        return codeText.test(code) ? { value: code } : { fault: "noCode" };
      }
      return text.length > most ? { fault: "tooLong" } : { value: text };
  }
}

/** A value as it stands in a field where it can be entered. */
export function writeFieldValue(value: FieldValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : value.join(", ");
}

/** An option as a change names it. */
export interface OptionTarget {
  /** The whole gid, since options are renamed; null: it was not known, so that the name has to do. */
  id: string | null;
  name: string;
  /** Where it is, from 1: there it is given back. */
  position: number;
}

type NamedOption = Pick<OptionTarget, "name"> & { id?: string };

/** How a change of an option's value names the option. */
export const targetOfValue = ({ id, name }: NamedOption): string =>
  id === undefined ? name : `${id} ${name}`;

/** How a change of an option itself names it. */
export const targetOfOption = (position: number, { id, name }: NamedOption): string =>
  targetOfValue({ ...(id === undefined ? {} : { id }), name: `${position}. ${name}` });

/** What an option is called in a target, without its id: "Colour", or "2. Colour". */
export const calledIn = (target: string): string => splitTarget(target).called;

/** The option that a target names. */
export function optionOfTarget(field: "option" | "optionValue", target: string): OptionTarget {
  const { id, called } = splitTarget(target);
  if (field === "optionValue") return { id, name: called, position: 1 };
  const [, position = "1", name = called] = /^(\d+)\. (.*)$/s.exec(called) ?? [];
  return { id, name, position: Number(position) };
}

function splitTarget(target: string): { id: string | null; called: string } {
  const [, id = null, called = target] =
    /^(gid:\/\/shopify\/ProductOption\/\d+) (.*)$/s.exec(target) ?? [];
  return { id, called };
}

/** Of a product's options the one that is meant: by its id, else, as one that was given back has another, by its name. */
export function findOption<O extends NamedOption>(
  options: readonly O[],
  { id, name }: Pick<OptionTarget, "id" | "name">,
): O | undefined {
  const own = id === null ? undefined : options.find((option) => option.id === id);
  return own ?? options.find((option) => option.name === name);
}
