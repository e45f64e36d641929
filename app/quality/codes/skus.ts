import type { ProductFacts, Repeated, VariantFacts } from "../facts/facts";
import { makeHandle } from "../texts/handles";
import { trimCode } from "../facts/variant-places";
import { isOptionOf } from "../texts/words/option-names";
import { nameSize } from "../texts/words/sizes";

interface MadeSku {
  variant: VariantFacts;
  sku: string;
}

/** Longer ones do not fit on labels. */
const mostLettersOfBase = 30;
const lettersOfVendor = 3;
const lettersOfValue = 8;

/** Letters and digits that every scanner and spreadsheet takes; "": there are none. */
function codeOf(text: string): string {
  const handle = makeHandle(text).toUpperCase();
  return /^[A-Z\d_-]+$/.test(handle) ? handle : "";
}

/** "OLA-TALL-VASE": vendor and handle, which no other product has; else the product's number. */
function baseOf({ id, vendor, handle }: ProductFacts): string {
  const maker = codeOf(vendor)
    .replace(/[^A-Z\d]/g, "")
    .slice(0, lettersOfVendor);
  const name = codeOf(handle);
  const base = [maker, name].filter(Boolean).join("-");
  return name === "" || base.length > mostLettersOfBase
    ? [maker, String(id)].filter(Boolean).join("-")
    : base;
}

/** "M", "NAVY-BLU": of each option of which there is a choice. */
function valuesOf(product: ProductFacts, { selectedOptions }: VariantFacts): string[] {
  if (product.hasOnlyDefaultVariant) return [];
  return selectedOptions.flatMap(({ name, value }) => {
    const values = product.options.find((option) => option.name === name)?.values ?? [];
    if (values.length === 1) return [];
    const size = isOptionOf("size", name) ? nameSize(value) : null;
    const code = (size?.toUpperCase() ?? codeOf(value)).slice(0, lettersOfValue).replace(/-+$/, "");
    return [code === "" ? String(values.indexOf(value) + 1) : code];
  });
}

const keyOf = (sku: string) => sku.toLowerCase();

/** SKUs of the product's own, without those that several variants of the shop have. */
function takenBy(variants: readonly VariantFacts[]): Set<string> {
  return new Set(variants.flatMap(({ sku }) => trimCode(sku)?.toLowerCase() ?? []));
}

/**
 * SKUs for variants that have none, and new ones for those that share theirs: no variant of the product and
 * none of the shop's shared ones has them. Where only this product has a SKU several times, the first keeps it.
 */
export function makeSkus(
  product: ProductFacts,
  { missing, same }: { missing: readonly VariantFacts[]; same: readonly VariantFacts[] },
  shared: Repeated,
): MadeSku[] {
  const taken = takenBy(product.variants);
  const keeping = new Map<string, VariantFacts>();
  const times = new Map<string, number>();
  for (const variant of same) {
    const key = trimCode(variant.sku)?.toLowerCase() ?? "";
    times.set(key, (times.get(key) ?? 0) + 1);
    if (!keeping.has(key)) keeping.set(key, variant);
  }
  const isKeeping = (variant: VariantFacts) => {
    const key = trimCode(variant.sku)?.toLowerCase() ?? "";
    return keeping.get(key) === variant && times.get(key) === shared.get(key);
  };
  const due = new Set([...missing, ...same.filter((variant) => !isKeeping(variant))]);
  return product.variants
    .filter((variant) => due.has(variant))
    .map((variant) => {
      const own = trimCode(variant.sku)?.replace(/\s+/gu, "-");
      const values = valuesOf(product, variant);
      // Without anything to choose, a shared SKU says nothing that is the product's own.
      const base = own !== undefined && values.length > 0 ? own : baseOf(product);
      const wanted = [base, ...values].join("-");
      const isTaken = (sku: string) => taken.has(keyOf(sku)) || shared.has(keyOf(sku));
      let sku = wanted;
      for (let number = 2; isTaken(sku); number++) sku = `${wanted}-${String(number)}`;
      taken.add(keyOf(sku));
      return { variant, sku };
    });
}

/** Whether most of the product's SKUs have no small letters. */
function areInCapitals(variants: readonly VariantFacts[]): boolean {
  const skus = variants.flatMap(({ sku }) => trimCode(sku) ?? []);
  const capitals = skus.filter((sku) => sku === sku.toUpperCase());
  return capitals.length * 2 >= skus.length;
}

/**
 * SKUs without spaces, and one way with capitals where two differ by these alone. None that another variant
 * has already: two that were told apart must stay so.
 */
export function tidySkus(product: ProductFacts, shared: Repeated): MadeSku[] {
  const spellings = new Map<string, Set<string>>();
  for (const { sku } of product.variants) {
    const code = trimCode(sku) ?? "";
    spellings.set(keyOf(code), (spellings.get(keyOf(code)) ?? new Set()).add(code));
  }
  const toCapitals = areInCapitals(product.variants);
  const taken = takenBy(product.variants);
  return product.variants.flatMap((variant) => {
    const code = trimCode(variant.sku);
    if (code === null) return [];
    const isSpelledTwice = (spellings.get(keyOf(code))?.size ?? 0) > 1;
    const cased = toCapitals ? code.toUpperCase() : code.toLowerCase();
    const sku = (isSpelledTwice ? cased : code).replace(/\s+/gu, "-");
    if (sku === variant.sku) return [];
    const isOther = keyOf(sku) !== keyOf(code);
    if (isOther && (taken.has(keyOf(sku)) || shared.has(keyOf(sku)))) return [];
    taken.add(keyOf(sku));
    return [{ variant, sku }];
  });
}
