import { hashKeys } from "../world/rng";
import type { ViewNode } from "../world/types";
import type { MetafieldFacts, ProductFacts } from "./facts";
import { gid, isImported } from "./ids";
import { fieldById, fieldsOf, valueId, type Attribute } from "./taxonomy-attributes";

const METAOBJECT_BASE = 7_300_000_000;
/** Above the numbers of all others. */
const STRAYS = 10_000_000;
/** Colour and pattern share one field, as at Shopify: its entries name one of each. */
const SHARED_KEY = "color-pattern";
const SHARED = [1, 4];
const SOLID = "Solid";
/** For whom clothing is; without, it would be a planted defect. */
const ALWAYS_GIVEN = [5, 6];
/** Of so many fields one is empty, and one holds what is in another field's list. */
const EMPTY_ONE_IN = 14;
const STRAY_ONE_IN = 25;

/** "Target gender" -> "target-gender"; what colour and pattern share. */
function keyOf(field: Attribute): string {
  if (SHARED.includes(field.id)) return SHARED_KEY;
  return field.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/**
 * What a generated product has in the fields of its category: metafields of the namespace "shopify",
 * which hold metaobjects. The same for the same product and category; of options their values.
 * Imported products have what their file says.
 */
export function categoryFieldsOf(product: ProductFacts): MetafieldFacts[] {
  if (isImported(product) || product.category === null) return [];
  const fields = fieldsOf(product.category);
  const hasColor = fields.some(({ id }) => id === SHARED[0]);
  return fields.flatMap((field): MetafieldFacts[] => {
    const entered = product.fieldEdits?.[keyOf(field)];
    if (entered) return [entriesField(keyOf(field), entered)];
    if (hasColor && field.id === SHARED[1]) return [];
    const draw = hashKeys(product.id % 2_147_483_647, [field.id, "field"]) >>> 0;
    if (draw % EMPTY_ONE_IN === 0 && !ALWAYS_GIVEN.includes(field.id)) return [];
    const key = keyOf(field);
    if (field.values === null) {
      const value = JSON.stringify({ unit: "g", value: 50 + (draw % 40) * 25 });
      return [{ namespace: "shopify", key, type: "weight", value }];
    }
    const own = valuesOf(field, product);
    const places = own.length > 0 ? own : [draw % field.values.length];
    const stray = draw % STRAY_ONE_IN === 1 ? strayOf(field) : null;
    const entries = stray ? [stray] : places.map((at) => entryGid(field, at));
    return [entriesField(key, entries)];
  });
}

/** By which who writes says what they have read. */
export function digestOf({ key, value }: Pick<MetafieldFacts, "key" | "value">): string {
  return Buffer.from(`${key}:${value}`).toString("base64url");
}

function entriesField(key: string, entries: readonly string[]): MetafieldFacts {
  const type = "list.metaobject_reference";
  return { namespace: "shopify", key, type, value: JSON.stringify(entries) };
}

/** Places in the list of what an option of the same name offers. */
function valuesOf(field: Attribute, product: ProductFacts): number[] {
  const option = product.options.find(
    ({ name }) => name.toLowerCase().replace("colour", "color") === field.name.toLowerCase(),
  );
  const places = (option?.values ?? []).map((value) => (field.values ?? []).indexOf(value));
  return places.filter((at) => at >= 0);
}

/** An entry of this field that stands for a value of another field's list. */
function strayOf(field: Attribute): string | null {
  if (SHARED.includes(field.id)) return null;
  return gid("Metaobject", METAOBJECT_BASE + STRAYS + valueId(field, 0));
}
const otherOf = (field: Attribute) => fieldById(field.id === 3 ? 8 : 3);

function entryGid(field: Attribute, at: number): string {
  return gid("Metaobject", METAOBJECT_BASE + valueId(field, at));
}

/** The metaobject of that gid, as merchants have them from Shopify; null where there is none. */
export function entryNode(id: string): ViewNode | null {
  const numbered = Number(id.slice(id.lastIndexOf("/") + 1)) - METAOBJECT_BASE;
  const isStray = numbered >= STRAYS;
  const number = isStray ? numbered - STRAYS : numbered;
  const field = fieldById(Math.floor(number / 1_000));
  const at = number % 1_000;
  const named = field && isStray ? otherOf(field) : field;
  const name = named?.values?.[at];
  if (!field || !named || name === undefined) return null;
  const value = (of: Attribute, place: number) => gid("TaxonomyValue", valueId(of, place));
  const [color, pattern] = SHARED.map((each) => fieldById(each));
  const fields =
    field.id === color?.id && pattern
      ? [
          textField("label", name),
          valueField("color_taxonomy_reference", [value(field, at)]),
          valueField(
            "pattern_taxonomy_reference",
            value(pattern, pattern.values?.indexOf(SOLID) ?? 0),
          ),
        ]
      : [textField("label", name), valueField("taxonomy_reference", value(named, at))];
  return {
    __typename: "Metaobject",
    id,
    type: `shopify--${keyOf(field)}`,
    handle: name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    displayName: name,
    fields,
  };
}

function textField(key: string, value: string) {
  return { __typename: "MetaobjectField", key, type: "single_line_text_field", value };
}

function valueField(key: string, value: string | string[]) {
  const isList = typeof value !== "string";
  return {
    __typename: "MetaobjectField",
    key,
    type: isList ? "list.product_taxonomy_value_reference" : "product_taxonomy_value_reference",
    value: isList ? JSON.stringify(value) : value,
  };
}
