import { formatDecimal } from "../../lib/money";
import type { ShopFacts, VariantFacts } from "./facts";
import type { FieldName, FieldValue } from "../fixes/fields";
import type { Proposal } from "../fixes/fix";

/** A change of one variant's field; after undefined: to be entered. */
export function proposeOfVariant(
  { id }: VariantFacts,
  field: FieldName,
  before: FieldValue,
  after: FieldValue | undefined,
  rest: Pick<Proposal, "isChosen"> = {},
): Proposal {
  return { field, target: String(id), before, after, ...rest };
}

/** A code as it is; null where none is entered. */
export function codeBefore(code: string | null): string | null {
  return code === "" ? null : code;
}

export function proposeCompareAtCleared(
  variant: VariantFacts,
  { currency }: Pick<ShopFacts, "currency">,
  rest: Pick<Proposal, "isChosen"> = {},
): Proposal[] {
  if (variant.compareAtMinor === null) return [];
  const before = formatDecimal(variant.compareAtMinor, currency);
  return [proposeOfVariant(variant, "compareAtPrice", before, null, rest)];
}

/** What all variants but those asked for have, where it is the same; undefined: they differ, or there are none. */
export function findShared<Value>(
  variants: readonly VariantFacts[],
  read: (variant: VariantFacts) => Value | null,
): { value: Value; variants: number } | undefined {
  const values = variants.map(read).filter((value) => value !== null);
  const [value] = values;
  if (value === undefined || new Set(values).size > 1) return undefined;
  return { value, variants: values.length };
}
