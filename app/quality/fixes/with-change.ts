import { parseDecimal } from "../../lib/money";
import type { CategoryFacts, ProductFacts, ShopFacts, VariantFacts } from "../facts/facts";
import { placeholderOption, placeholderValue } from "../facts/placeholder-option";
import {
  findOption,
  optionOfTarget,
  readWeight,
  weightUnits,
  type FieldName,
  type FieldValue,
} from "./fields";

/** A change of one field. */
interface Put {
  field: FieldName;
  target: string;
  before: FieldValue;
  after: FieldValue;
}

/**
 * The product as it would be after a change: what the next fix goes by. `categoryOf` finds categories by
 * their ids.
 */
export function withChange(
  facts: ProductFacts,
  { field, target, before, after }: Put,
  { currency }: Pick<ShopFacts, "currency">,
  categoryOf: (id: string) => CategoryFacts | null = () => null,
): ProductFacts {
  const text = typeof after === "string" ? after : "";
  const orNull = text === "" ? null : text;
  const minor = () => (orNull === null ? null : parseDecimal(orNull, currency));
  const put = (changed: Partial<ProductFacts>): ProductFacts => copyOf(facts, changed);
  const putVariant = (changed: Partial<VariantFacts>) =>
    put({
      variants: facts.variants.map((each) =>
        String(each.id) === target ? { ...each, ...changed } : each,
      ),
    });
  switch (field) {
    case "title":
    case "vendor":
    case "productType":
    case "descriptionHtml":
    case "handle":
      return put({ [field]: text });
    case "seoTitle":
    case "seoDescription":
      return put({ [field]: orNull });
    case "tags":
      return put({ tags: Array.isArray(after) ? (after as string[]) : [] });
    case "collections":
      return put({ collectionIds: Array.isArray(after) ? after.map(Number) : [] });
    case "category":
      return put({
        category: orNull === null ? null : categoryOf(orNull),
        unknownCategoryId: null,
      });
    case "onlineStore":
      return put({ isOnOnlineStore: after === true });
    case "optionValue":
      return put(withOptionValue(facts, nameOf(facts, field, target), String(before), text));
    case "option":
      return put(withoutOption(facts, nameOf(facts, field, target), text));
    case "attributeEntry": {
      const own = facts.attributes?.[target] ?? [];
      const changed = own.map((entry) => (entry.id === before ? { id: text, name: text } : entry));
      return put({ attributes: { ...facts.attributes, [target]: changed } });
    }
    case "compareAtPrice":
      return putVariant({ compareAtMinor: minor() });
    case "cost":
      return putVariant({ unitCostMinor: minor() });
    case "barcode":
    case "sku":
    case "countryOfOrigin":
    case "harmonizedSystemCode":
      return putVariant({ [field]: orNull });
    case "weight": {
      const weight = readWeight(text);
      return putVariant({ weightKg: weight && weight.value * weightUnits[weight.unit] });
    }
    case "isTracked":
      return putVariant({ isTracked: after === true });
    case "sellsOutOfStock":
      return putVariant({ inventoryPolicy: after === true ? "CONTINUE" : "DENY" });
    case "alt":
      return put({
        media: facts.media.map((each) => (each.id === target ? { ...each, alt: orNull } : each)),
      });
  }
}

/** What the option that a target names is called. */
function nameOf({ options }: ProductFacts, field: "option" | "optionValue", target: string) {
  const meant = optionOfTarget(field, target);
  return findOption(options, meant)?.name ?? meant.name;
}

/** Without an option; the one that Shopify gives where none is left. Not taken out where a value is given. */
function withoutOption(facts: ProductFacts, option: string, value: string): Partial<ProductFacts> {
  if (value !== "") return {};
  const isOther = ({ name }: { name: string }) => name !== option;
  const options = facts.options.filter(isOther);
  const isLast = options.length === 0;
  const own = { name: placeholderOption, value: placeholderValue };
  return {
    options: isLast ? [{ name: own.name, values: [own.value], linkedMetafield: null }] : options,
    hasOnlyDefaultVariant: isLast && facts.variants.length === 1,
    variants: facts.variants.map((each) => ({
      ...each,
      selectedOptions: isLast ? [own] : each.selectedOptions.filter(isOther),
    })),
  };
}

function withOptionValue(
  facts: ProductFacts,
  option: string,
  from: string,
  to: string,
): Partial<ProductFacts> {
  const rename = (value: string) => (value === from ? to : value);
  return {
    options: facts.options.map((each) =>
      each.name === option ? { ...each, values: each.values.map(rename) } : each,
    ),
    variants: facts.variants.map((each) => ({
      ...each,
      selectedOptions: each.selectedOptions.map((selected) =>
        selected.name === option ? { ...selected, value: rename(selected.value) } : selected,
      ),
    })),
  };
}

/** A product with some facts changed. The suggestion is a getter, since it takes its time: a copy must not ask for it. */
export function copyOf(facts: ProductFacts, changed: Partial<ProductFacts>): ProductFacts {
  const copy = Object.create(
    Object.getPrototypeOf(facts) as object,
    Object.getOwnPropertyDescriptors(facts),
  ) as ProductFacts;
  for (const [key, value] of Object.entries(changed)) {
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true });
  }
  return copy;
}
