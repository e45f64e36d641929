import type { StoreSettings } from "../world/types";
import { createRng } from "../world/rng";
import { VERTICALS } from "./verticals";
import type { Kind, Vertical } from "./verticals/vertical";

/** Which kind each product is, and its number within that kind: what makes titles distinct. */
export interface CataloguePlan {
  count: number;
  kinds: readonly PlannedKind[];
  /** Index into `kinds`; GIFT_CARD for gift cards. */
  kindOf: Int16Array;
  /** 0, 1, 2... among the products of the same kind. */
  ordinal: Int32Array;
  /** The product of the same kind before and after it, or -1. */
  previous: Int32Array;
  next: Int32Array;
  /** Epoch ms, ascending with the index. */
  createdAt: Float64Array;
}

export interface PlannedKind {
  kind: Kind;
  vertical: Vertical;
  /** Number of the vertical's first brand among all brands: the company part of GTINs. */
  brandBase: number;
  /** Seeded walk through all combinations of name, look and noun. */
  offset: number;
  step: number;
}

export const GIFT_CARD = -1;
const DAY_MS = 86_400_000;
/** Share of the range that was already on sale when the history begins. */
const OPENING_SHARE = 0.55;

/** Decides kinds and dates of all products: linear, a few typed arrays, no product is built. */
export function planCatalogue(settings: StoreSettings): CataloguePlan {
  const count = Math.max(1, Math.round(settings.products));
  const rng = createRng(settings.seed, "catalogue-plan");
  const kinds: PlannedKind[] = [];
  const weights: number[] = [];
  let brandBase = 0;
  for (const vertical of VERTICALS) {
    for (const kind of vertical.kinds) {
      const combinations = vertical.names.length * kind.looks.length * kind.nouns.length;
      kinds.push({
        kind,
        vertical,
        brandBase,
        offset: rng.int(0, combinations - 1),
        step: coprimeStep(combinations, rng.int(1, combinations - 1)),
      });
      weights.push(vertical.weight / vertical.kinds.length);
    }
    brandBase += vertical.brands.length;
  }
  const kindOf = new Int16Array(count);
  const ordinal = new Int32Array(count);
  const previous = new Int32Array(count).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const createdAt = new Float64Array(count);
  const gifts = giftCardIndices(count);
  const seen = new Int32Array(kinds.length);
  const last = new Int32Array(kinds.length).fill(-1);
  const cumulative = toCumulative(weights);
  for (let i = 0; i < count; i++) {
    createdAt[i] = creationTime(i, count, settings, rng.next());
    const draw = rng.next();
    if (gifts.has(i)) {
      kindOf[i] = GIFT_CARD;
      continue;
    }
    const k = findBucket(cumulative, draw);
    kindOf[i] = k;
    ordinal[i] = seen[k] ?? 0;
    seen[k] = (seen[k] ?? 0) + 1;
    const before = last[k] ?? -1;
    previous[i] = before;
    if (before >= 0) next[before] = i;
    last[k] = i;
  }
  return { count, kinds, kindOf, ordinal, previous, next, createdAt };
}

/** Name, look and noun of the n-th product of a kind, and how often the walk has gone round. */
export function combination(
  planned: PlannedKind,
  ordinal: number,
): {
  name: string;
  look: string;
  noun: string;
  round: number;
} {
  const { kind, vertical } = planned;
  const total = vertical.names.length * kind.looks.length * kind.nouns.length;
  let c = (planned.offset + ordinal * planned.step) % total;
  const name = vertical.names[c % vertical.names.length] as string;
  c = Math.floor(c / vertical.names.length);
  const look = kind.looks[c % kind.looks.length] as string;
  const noun = kind.nouns[Math.floor(c / kind.looks.length)] as string;
  return { name, look, noun, round: Math.floor(ordinal / total) };
}

function creationTime(i: number, count: number, settings: StoreSettings, jitter: number): number {
  const start = settings.until - settings.historyDays * DAY_MS;
  const position = (i + jitter) / count;
  if (position < OPENING_SHARE) {
    // Before the history: up to a year of preparing and early ranges.
    return Math.floor(start - (1 - position / OPENING_SHARE) * 365 * DAY_MS - 2 * DAY_MS);
  }
  const share = (position - OPENING_SHARE) / (1 - OPENING_SHARE);
  return Math.floor(start + share * (settings.historyDays - 2) * DAY_MS);
}

function giftCardIndices(count: number): Set<number> {
  if (count < 5) return new Set();
  if (count < 200) return new Set([3]);
  return new Set([3, Math.floor(count * 0.4), Math.floor(count * 0.8)]);
}

function coprimeStep(total: number, wanted: number): number {
  let step = Math.max(1, wanted);
  while (greatestCommonDivisor(step, total) !== 1) step++;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function toCumulative(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight) / total);
}

function findBucket(cumulative: readonly number[], draw: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] as number) > draw) high = middle;
    else low = middle + 1;
  }
  return low;
}
