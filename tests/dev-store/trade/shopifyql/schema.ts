import type { DayRange } from "./dates";

/** One number's worth of facts: where it belongs and what it adds. */
export interface Fact {
  at: number;
  /** Value of a dimension, as rows show it. */
  dimension(name: string): string | null;
  add(into: Accumulator): void;
}

/** What a group adds up: sums by name, and sets of things to count once. */
export class Accumulator {
  private sums = new Map<string, number>();
  private sets = new Map<string, Set<number>>();

  sum(name: string): number {
    return this.sums.get(name) ?? 0;
  }
  count(name: string): number {
    return this.sets.get(name)?.size ?? 0;
  }
  addTo(name: string, amount: number): void {
    if (amount !== 0) this.sums.set(name, this.sum(name) + amount);
  }
  addMember(name: string, member: number): void {
    let set = this.sets.get(name);
    if (!set) this.sets.set(name, (set = new Set()));
    set.add(member);
  }
}

export interface Metric {
  displayName: string;
  dataType: "MONEY" | "INTEGER" | "PERCENT" | "DECIMAL";
  /** Text of the value, or null where it has no base. */
  value(group: Accumulator): string | null;
}

export interface Dimension {
  displayName: string;
  dataType: string;
}

/** A table that can be asked: names it knows, and its facts over some days. */
export interface Schema {
  metrics: ReadonlyMap<string, Metric>;
  dimensions: ReadonlyMap<string, Dimension>;
  hasHours: boolean;
  facts(range: DayRange, metrics: ReadonlySet<string>): Iterable<Fact>;
}
