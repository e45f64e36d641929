import type { ViewNode } from "../world/types";
import { gid } from "./ids";

/** A field that is chosen from a list, or (`values` null) measured. */
export interface Attribute {
  id: number;
  name: string;
  values: readonly string[] | null;
  build(): ViewNode;
}

// Shaped like the taxonomy's attributes; ids and value lists are the dev-store's own.
const COLOR = choices(
  1,
  "Color",
  "Beige|Black|Blue|Brown|Gold|Gray|Green|Multicolor|Navy|Orange|Pink|Purple|Red|Silver|White|Yellow",
);
const SIZE = choices(2, "Size", "XS|S|M|L|XL|XXL");
const MATERIAL = choices(
  3,
  "Material",
  "Bamboo|Canvas|Ceramic|Cotton|Glass|Leather|Linen|Metal|Polyester|Rattan|Rubber|Silk|Suede|Wood|Wool",
);
const PATTERN = choices(4, "Pattern", "Animal|Checkered|Floral|Geometric|Plaid|Solid|Striped");
const TARGET_GENDER = choices(5, "Target gender", "Female|Male|Unisex");
const AGE_GROUP = choices(
  6,
  "Age group",
  "Adults|All ages|Babies|Kids|Newborn|Teens|Toddlers|Universal",
);
const SHOE_SIZE = choices(7, "Shoe size", "5|6|7|8|9|10|11|12|13");
const JEWELRY_MATERIAL = choices(
  8,
  "Jewelry material",
  "Brass|Gold|Pearl|Platinum|Silver|Stainless steel",
);
const SKIN_TYPE = choices(
  9,
  "Suitable for skin type",
  "All skin types|Combination|Dry|Normal|Oily|Sensitive",
);
const DIET = choices(
  10,
  "Dietary preferences",
  "Gluten-free|Halal|Keto|Kosher|Organic|Vegan|Vegetarian",
);
const CONNECTIVITY = choices(11, "Connectivity technology", "Bluetooth|NFC|USB-C|Wi-Fi|Wired");
const VOLUME = measurement(12, "Volume", ["ml", "l", "fl_oz"]);
const WEIGHT = measurement(13, "Net weight", ["g", "kg", "oz", "lb"]);

const BY_PREFIX: readonly (readonly [string, readonly Attribute[]])[] = [
  ["aa-1", [COLOR, SIZE, MATERIAL, PATTERN, TARGET_GENDER, AGE_GROUP]],
  ["aa-2", [COLOR, MATERIAL, PATTERN, AGE_GROUP]],
  ["aa-5", [COLOR, MATERIAL, PATTERN]],
  ["aa-6", [COLOR, JEWELRY_MATERIAL, TARGET_GENDER]],
  ["aa-8", [COLOR, SHOE_SIZE, MATERIAL, TARGET_GENDER, AGE_GROUP]],
  ["hb-3", [SKIN_TYPE, VOLUME]],
  ["hg-3", [COLOR, MATERIAL, PATTERN]],
  ["hg-11", [COLOR, MATERIAL]],
  ["hg-15", [COLOR, MATERIAL, PATTERN]],
  ["fr", [COLOR, MATERIAL]],
  ["el", [COLOR, CONNECTIVITY]],
  ["fb", [DIET, WEIGHT]],
  ["lb", [COLOR, MATERIAL, PATTERN]],
];

const ALL = new Map(BY_PREFIX.flatMap(([, fields]) => fields).map((field) => [field.id, field]));

/** Fields of a category (by the last part of its gid); empty where none are recommended. */
export function fieldsOf(key: string): readonly Attribute[] {
  // Top-level categories carry none: what fits all of apparel fits nothing in particular.
  if (!key.includes("-")) return [];
  return BY_PREFIX.find(([prefix]) => key === prefix || key.startsWith(`${prefix}-`))?.[1] ?? [];
}

/** The same as nodes. */
export function attributesOf(key: string): ViewNode[] {
  return fieldsOf(key).map((field) => field.build());
}

export function fieldById(id: number): Attribute | null {
  return ALL.get(id) ?? null;
}

/** The node of that gid; null where there is none. */
export function attributeNode(gid: string): ViewNode | null {
  const node = fieldById(Number(gid.slice(gid.lastIndexOf("/") + 1)))?.build();
  return node?.id === gid ? node : null;
}

const VALUES_EACH = 1_000;

/** The number of a value's gid, by its field and its place in the list. */
export function valueId(field: Attribute, at: number): number {
  return field.id * VALUES_EACH + at;
}

function choices(id: number, name: string, list: string): Attribute {
  const values = list.split("|");
  const field: Attribute = {
    id,
    name,
    values,
    build: () => ({
      __typename: "TaxonomyChoiceListAttribute",
      id: gid("TaxonomyChoiceListAttribute", id),
      name,
      values: () =>
        values.map((value, at) => ({
          __typename: "TaxonomyValue",
          id: gid("TaxonomyValue", valueId(field, at)),
          name: value,
        })),
    }),
  };
  return field;
}

function measurement(id: number, name: string, units: readonly string[]): Attribute {
  return {
    id,
    name,
    values: null,
    build: () => ({
      __typename: "TaxonomyMeasurementAttribute",
      id: gid("TaxonomyMeasurementAttribute", id),
      name,
      options: [{ __typename: "Attribute", key: "unit", value: JSON.stringify(units) }],
    }),
  };
}
