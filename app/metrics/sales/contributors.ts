import { netSales } from "../definitions/net-sales";
import type { SalesFacts } from "../metric";
import type { FactsInColumns } from "./facts-in-columns";

export interface Contribution {
  key: string;
  beforeMinor: number;
  afterMinor: number;
  changeMinor: number;
}

/** By how much the net sales of each key changed, the largest change first; they add up to the whole. */
export function listContributions(
  before: ReadonlyMap<string, SalesFacts>,
  after: ReadonlyMap<string, SalesFacts>,
): Contribution[] {
  return sortContributions(
    [...new Set([...before.keys(), ...after.keys()])].map((key) =>
      contributionOf(key, before.get(key), after.get(key)),
    ),
  );
}

/** The same of sums in columns. */
export function listColumnContributions({ count, keyAt, glance }: FactsInColumns): Contribution[] {
  return sortContributions(
    Array.from({ length: count }, (_, place) => {
      const { facts, before } = glance(place);
      return contributionOf(keyAt(place), before ?? undefined, facts);
    }),
  );
}

function contributionOf(
  key: string,
  before: SalesFacts | undefined,
  after: SalesFacts | undefined,
): Contribution {
  const net = (facts: SalesFacts | undefined) => (facts ? (netSales.compute(facts) ?? 0) : 0);
  const [beforeMinor, afterMinor] = [net(before), net(after)];
  return { key, beforeMinor, afterMinor, changeMinor: afterMinor - beforeMinor };
}

function sortContributions(contributions: Contribution[]): Contribution[] {
  return contributions.sort(
    (a, b) =>
      Math.abs(b.changeMinor) - Math.abs(a.changeMinor) ||
      (a.key < b.key ? -1 : Number(a.key > b.key)),
  );
}

// Few enough to be named in one breath.
const namedAtOnce = 3;

/**
 * How much a breakdown explains, from 0 to 1: by how much the three that stand out most have a larger
 * part of all movement than of sales. 0 where every key moved as its size would have it (a channel with
 * all sales has all of the change, which says nothing), near 1 where something small moved everything;
 * a thousand keys that each waver a little get next to nothing.
 */
export function concentrationOf(contributions: readonly Contribution[]): number {
  const size = ({ beforeMinor, afterMinor }: Contribution) =>
    Math.abs(beforeMinor) + Math.abs(afterMinor);
  const movement = sum(contributions.map(({ changeMinor }) => Math.abs(changeMinor)));
  const sales = sum(contributions.map(size));
  if (movement === 0 || sales === 0) return 0;
  const excess = contributions
    .map((part) => Math.abs(part.changeMinor) / movement - size(part) / sales)
    .filter((share) => share > 0)
    .sort((a, b) => b - a);
  return sum(excess.slice(0, namedAtOnce));
}

/** Breakdowns by how much they explain, most first; among equals, in the order given. */
export function rankByConcentration<T extends { contributions: readonly Contribution[] }>(
  breakdowns: readonly T[],
): (T & { concentration: number })[] {
  return breakdowns
    .map((breakdown) => ({
      ...breakdown,
      concentration: concentrationOf(breakdown.contributions),
    }))
    .sort((a, b) => b.concentration - a.concentration);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
