import type { ViewNode } from "../world/types";
import { gid } from "./ids";

interface ChoiceList {
  id: number;
  name: string;
  values: readonly string[];
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

const BY_PREFIX: readonly (readonly [string, readonly (() => ViewNode)[]])[] = [
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

/** Attributes of a category (by the last part of its gid); empty where none are recommended. */
export function attributesOf(key: string): ViewNode[] {
  // Top-level categories carry none: what fits all of apparel fits nothing in particular.
  if (!key.includes("-")) return [];
  for (const [prefix, builders] of BY_PREFIX) {
    if (key === prefix || key.startsWith(`${prefix}-`)) return builders.map((build) => build());
  }
  return [];
}

function choices(id: number, name: string, values: string): () => ViewNode {
  const list: ChoiceList = { id, name, values: values.split("|") };
  return () => ({
    __typename: "TaxonomyChoiceListAttribute",
    id: gid("TaxonomyChoiceListAttribute", list.id),
    name: list.name,
    values: () =>
      list.values.map((value, at) => ({
        __typename: "TaxonomyValue",
        id: gid("TaxonomyValue", list.id * 1000 + at),
        name: value,
      })),
  });
}

function measurement(id: number, name: string, units: readonly string[]): () => ViewNode {
  return () => ({
    __typename: "TaxonomyMeasurementAttribute",
    id: gid("TaxonomyMeasurementAttribute", id),
    name,
    options: [{ __typename: "Attribute", key: "unit", value: JSON.stringify(units) }],
  });
}
