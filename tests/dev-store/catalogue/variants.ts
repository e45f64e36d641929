import type { StoreSettings } from "../world/types";
import type { Rng } from "../world/rng";
import type { VariantFacts } from "./facts";
import { gtin13 } from "./gtin";
import { inventoryItemId, variantId } from "./ids";
import { charmPrice, minorFromUsd } from "./money";
import { OPTION_SCHEMES } from "./option-schemes";
import type { SchemeValue } from "./option-schemes";
import type { PlannedKind } from "./plan";

const MAX_PER_PRODUCT = 24;

export interface VariantInput {
  index: number;
  planned: PlannedKind;
  vendor: string;
  brandNumber: number;
  settings: StoreSettings;
  locations: number;
  mediaCount: number;
  updatedAt: number;
}

export interface BuiltVariants {
  options: { name: string; values: string[] }[];
  variants: VariantFacts[];
}

/** Options and variants of one product: prices, costs, codes, weights and stock. */
export function buildVariants(rng: Rng, input: VariantInput): BuiltVariants {
  const chosen = chooseOptions(rng, input.planned);
  const combinations = crossProduct(chosen.map((option) => option.values));
  const base = basePrice(rng, input);
  const ending = rng.chance(0.3) ? "round" : "nine";
  // About one product in seven is marked down, all its variants alike.
  const markdown = rng.chance(0.15) ? 1.15 + rng.next() * 0.5 : null;
  const margin = 0.32 + rng.next() * 0.3;
  const hasBarcodes = rng.chance(input.planned.vertical.barcodeRate);
  const hs = rng.chance(0.6) ? input.planned.kind.hs : null;
  const origin = rng.chance(0.65) ? rng.pick(input.planned.vertical.origins) : null;
  const demand = 4 + rng.next() ** 2 * 60;
  const soldOut = rng.chance(0.02);
  const prefix = skuPrefix(input);
  const codes = new Set<string>();
  const variants = combinations.map((values, position): VariantFacts => {
    const factor = values.reduce((product, value) => product * value.factor, 1);
    const priceMinor = charmPrice(base * factor, input.settings.currency, ending);
    return {
      id: variantId(input.index, position),
      inventoryItemId: inventoryItemId(input.index, position),
      position: position + 1,
      title: values.map((value) => value.name).join(" / "),
      optionValues: values.map((value) => value.name),
      sku: skuFor(prefix, values, position, combinations.length, codes),
      barcode: hasBarcodes ? gtin13(input.brandNumber, input.index * 32 + position) : null,
      priceMinor,
      compareAtMinor:
        markdown === null
          ? null
          : Math.max(
              priceMinor + 1,
              charmPrice(priceMinor * markdown, input.settings.currency, ending),
            ),
      costMinor: Math.max(1, Math.round(priceMinor * (1 - margin))),
      grams: Math.max(1, Math.round(input.planned.kind.grams * Math.sqrt(factor))),
      requiresShipping: true,
      taxable: input.planned.vertical.key !== "books",
      tracked: true,
      inventoryPolicy: rng.chance(0.06) ? "CONTINUE" : "DENY",
      stock: stockPerLocation(rng, soldOut ? 0 : demand, input.locations),
      hsCode: hs,
      origin,
      media: input.mediaCount > 0 ? position % input.mediaCount : null,
      updatedAt: input.updatedAt,
    };
  });
  return {
    options: chosen.map((option) => ({
      name: option.name,
      values: option.values.map((value) => value.name),
    })),
    variants,
  };
}

interface ChosenOption {
  name: string;
  values: SchemeValue[];
}

function chooseOptions(rng: Rng, planned: PlannedKind): ChosenOption[] {
  const options: ChosenOption[] = [];
  let size = 1;
  for (const key of planned.kind.options) {
    const scheme = OPTION_SCHEMES[key];
    const room = Math.floor(MAX_PER_PRODUCT / size);
    const count = Math.min(room, rng.int(scheme.take[0], scheme.take[1]));
    if (count < 2 && options.length > 0) continue;
    const values = scheme.ordered
      ? takeRun(rng, scheme.values, count)
      : takeAny(rng, scheme.values, count);
    options.push({ name: scheme.option, values });
    size *= values.length;
  }
  // One value of one option is no choice: the shop shows no option then, at the list price.
  if (options.length === 1 && options[0]?.values.length === 1) {
    return [{ name: "Title", values: [{ name: "Default Title", factor: 1 }] }];
  }
  return options.filter((option) => option.values.length > 1);
}

function takeRun(rng: Rng, values: readonly SchemeValue[], count: number): SchemeValue[] {
  const start = rng.int(0, values.length - count);
  return values.slice(start, start + count);
}

function takeAny(rng: Rng, values: readonly SchemeValue[], count: number): SchemeValue[] {
  const pool = [...values];
  const taken: SchemeValue[] = [];
  for (let i = 0; i < count; i++) taken.push(...pool.splice(rng.int(0, pool.length - 1), 1));
  return taken;
}

function crossProduct(lists: SchemeValue[][]): SchemeValue[][] {
  return lists.reduce<SchemeValue[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}

function basePrice(rng: Rng, input: VariantInput): number {
  const [low, high] = input.planned.kind.usd;
  // Log-uniform, pulled towards the middle: bands have few pieces at their ends.
  const share = (rng.next() + rng.next()) / 2;
  return minorFromUsd(low * (high / low) ** share, input.settings.currency);
}

function stockPerLocation(rng: Rng, demand: number, locations: number): number[] {
  const share = [0.7, 0.2, 0.1];
  return Array.from({ length: locations }, (_, at) => {
    if (at > 0 && rng.chance(0.35)) return 0;
    const mean = demand * (share[at] ?? 0.1);
    return Math.max(0, Math.round(mean * (0.3 + rng.next() * 1.4)));
  });
}

function skuPrefix(input: VariantInput): string {
  const number = String(input.index + 1).padStart(4, "0");
  return `${letters(input.vendor, 3)}-${letters(input.planned.kind.productType, 3)}-${number}`;
}

function skuFor(
  prefix: string,
  values: readonly SchemeValue[],
  position: number,
  count: number,
  codes: Set<string>,
): string {
  if (count === 1) return prefix;
  const parts = values.map((value) => valueCode(value.name));
  let code = parts.join("-");
  if (codes.has(code)) code = `${code}-${position + 1}`;
  codes.add(code);
  return `${prefix}-${code}`;
}

function valueCode(name: string): string {
  const compact = name.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return /\d/.test(compact)
    ? compact.slice(0, 6)
    : compact.length <= 3
      ? compact
      : letters(name, 3);
}

/** First letter plus the next consonants: "Black" -> "BLC". */
function letters(text: string, count: number): string {
  const plain = text
    .normalize("NFD")
    .toUpperCase()
    .replace(/[^A-Z]/g, "");
  const rest = plain.slice(1).replace(/[AEIOU]/g, "");
  return (plain.slice(0, 1) + rest + plain.slice(1)).slice(0, count).padEnd(count, "X");
}
