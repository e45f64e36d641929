import type { z } from "zod";
import type { AlertParams, AlertSeverity } from "../store/alerts/terms";
import type { AlertFacts, TradePart, TradingNeeds } from "./facts";

/** One thing that a rule fires of. */
export interface Signal {
  /** What of the rule's it is about: the same as long as it is the same thing. */
  key: string;
  /** Signals of one cause, of whichever rules, share a message. */
  cause: string;
  /** For so long after the first message of the cause; absent: while that is open. */
  causeHours?: number;
  severity: AlertSeverity;
  /** What its words are filled with. */
  params: AlertParams;
  /** Keys of the rule that this one tells of from now on. */
  covers?: readonly string[];
  /** It opens nothing: what is open of its key stays so, with these figures. */
  isOnlyKept?: boolean;
  /** Not told where alerts of all these keys of the rule are open, unless it came much later than they: they have told of it. */
  toldBy?: { keys: readonly string[]; since: Date };
}

/** What is known of some of the things that a rule is about: of the others, what is open stays. */
export interface KnownInPart {
  signals: readonly Signal[];
  /** "others": there may be more than what fires; nothing is known of any key that no signal tells of. */
  unknownKeys: readonly string[] | "others";
}

/** "unknown" fires nothing, and what is open stays. */
export type Outcome = readonly Signal[] | KnownInPart | "unknown";

/** What a rule fires of. */
export function signalsOf(outcome: Outcome | "off"): readonly Signal[] {
  if (outcome === "unknown" || outcome === "off") return [];
  return "signals" in outcome ? outcome.signals : outcome;
}

/** Whether a rule says nothing of one of its things. */
export function isUnknownKey(outcome: Outcome | "off", key: string): boolean {
  if (outcome === "unknown") return true;
  if (typeof outcome === "string" || !("unknownKeys" in outcome)) return false;
  if (outcome.unknownKeys !== "others") return outcome.unknownKeys.includes(key);
  return !outcome.signals.some(
    ({ key: own, covers, isOnlyKept }) => own === key || (!isOnlyKept && covers?.includes(key)),
  );
}

export const alertGroups = ["merchandising", "trading"] as const;
export type AlertGroup = (typeof alertGroups)[number];

/**
 * One alert. Its words are in the catalogue of texts under `alerts.rules.<id>`: `title`, `what` (it watches),
 * `when` (it fires) and `message` (filled with a signal's params; `message_<context>` where these have a
 * `context`, `_one` and `_other` where they have a `count`).
 */
export interface AlertRule<Settings = unknown> {
  /** The name of its file. */
  id: string;
  group: AlertGroup;
  /** What it is at most; a signal says its own. */
  severity: AlertSeverity;
  /** So long after it was over the same thing is the same alert again, and told of by no new message. */
  coolDownHours: number;
  /** Thresholds that a shop may change; parses {} to the defaults. */
  settings: z.ZodType<Settings>;
  /** What of trade it asks for; absent: nothing. */
  trade?: readonly TradePart[];
  /** How far goods are charged below the usual where it asks for that, as in TradingNeeds; absent: it does not. */
  priceDropOf?(settings: Settings): number;
  /** Of products that sell most, so many are looked at; absent: it is not about these. */
  topOf?(settings: Settings): number;
  /** Pure. What it fires of, as of `facts.now`. */
  run(facts: AlertFacts, settings: Settings): Outcome;
  /** The page where the thing is acted on. */
  pathOf(params: AlertParams): string;
  /** What it is told of past days where it is tried on them. */
  triedOn: TriedOn;
}

/**
 * What can be told of days that are over: `trade` is known of each as it is now; scores are kept, and so are figures
 * that nothing tells again; the rest is worked out from findings, from sales of products and from their stock.
 */
export type TriedOn =
  | "trade"
  | "scores"
  | "figures"
  | "newErrors"
  | "counts"
  | "archived"
  | "sellerErrors"
  | "sellerStock";

/** What some rules, with their settings, ask for together. */
export function needsOf(rules: readonly { rule: AlertRule; settings: unknown }[]): TradingNeeds {
  const drops = rules.flatMap(({ rule, settings }) => rule.priceDropOf?.(settings) ?? []);
  return {
    parts: new Set(rules.flatMap(({ rule }) => rule.trade ?? [])),
    priceDrop: drops.length === 0 ? null : Math.min(...drops),
  };
}

/** Keeps the type of a rule's settings within the rule alone. */
export function defineRule<Settings>(rule: AlertRule<Settings>): AlertRule {
  return rule as AlertRule;
}
