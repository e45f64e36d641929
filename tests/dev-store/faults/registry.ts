import { createRng } from "../world/rng";
import { checkRule, showRule } from "./rule-schema";
import type { CheckedRule } from "./rule-schema";
import type { Fault, FaultKind, FaultRule, Faults, FaultStatus, FaultType } from "./types";

/** Something a fault may strike. */
export interface FaultSubject {
  kind: FaultKind;
  /** Whatever a rule's `operation` may call it. */
  names: readonly string[];
  shop: string | null;
  hasRange?: boolean;
}

export interface Struck<F extends Fault = Fault> {
  /** The rule's name. */
  name: string;
  fault: F;
}

export type FaultOf<T extends FaultType> = Extract<Fault, { type: T }>;

/** The rules, and the only place where they are matched. */
export interface FaultRegistry extends Faults {
  /** Whether there is any rule: without one nobody needs to describe a subject. */
  isEmpty(): boolean;
  /**
   * What strikes the subject now: any number of delays, and at most one other fault, that of the
   * first rule that strikes (rules after it do not see the subject). Counts.
   */
  strike(subject: FaultSubject): Struck[];
}

interface Entry {
  given: FaultRule;
  rule: CheckedRule;
  matched: number;
  hits: number;
  burstLeft: number;
}

export function createFaults(rules: readonly FaultRule[] = []): FaultRegistry {
  let entries: Entry[] = [];
  /** Also those of rules that have been removed: a test asks when it is over. */
  let known: Entry[] = [];

  const registry: FaultRegistry = {
    isEmpty: () => entries.length === 0,
    add(given) {
      const entry: Entry = { given, rule: checkRule(given), matched: 0, hits: 0, burstLeft: 0 };
      entries.push(entry);
      known.push(entry);
      return () => {
        entries = entries.filter((each) => each !== entry);
      };
    },
    clear() {
      entries = [];
      known = [];
    },
    hits: (which) =>
      known
        .filter(({ given, rule }) => given === which || rule.name === which)
        .reduce((sum, { hits }) => sum + hits, 0),
    list: () =>
      entries.map(({ given, rule, matched, hits }): FaultStatus => {
        return { name: rule.name, rule: showRule(given), matched, hits };
      }),
    strike(subject) {
      const struck: Struck[] = [];
      for (const entry of entries) {
        if (!matches(entry.rule, subject) || !strikesNow(entry)) continue;
        const { name, fault } = entry.rule;
        struck.push({ name, fault });
        if (fault.type !== "delay") break;
      }
      return struck;
    },
  };
  for (const rule of rules) registry.add(rule);
  return registry;
}

function matches(rule: CheckedRule, subject: FaultSubject): boolean {
  if (!rule.kinds.includes(subject.kind)) return false;
  if (rule.shop !== null && rule.shop !== subject.shop) return false;
  if (rule.range !== null && rule.range !== (subject.hasRange ?? false)) return false;
  const { operation } = rule;
  if (operation === null) return true;
  return subject.names.some((name) =>
    // search() and not test(), which remembers where it stopped when the expression is global.
    typeof operation === "string" ? operation === name : name.search(operation) >= 0,
  );
}

/** Counts a match and decides; the n-th match of a rule has the same luck whatever else goes on. */
function strikesNow(entry: Entry): boolean {
  const { rule } = entry;
  entry.matched += 1;
  if (entry.matched <= rule.skip || entry.hits >= rule.times) return false;
  if (entry.burstLeft > 0) {
    entry.burstLeft -= 1;
  } else {
    const rng = createRng(rule.seed, "fault", rule.name, entry.matched);
    if (!rng.chance(rule.probability)) return false;
    entry.burstLeft = rule.burst - 1;
  }
  entry.hits += 1;
  return true;
}
