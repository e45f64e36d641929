import { addDays, daysBetween, eachDay, startOfDay, type ShopDay } from "../lib/shop-day";
import type { AlertDay } from "../store/alerts/alert-days.server";
import type { AlertRow } from "../store/alerts/terms";
import type { AlertFacts, PastFindings } from "./facts";
import { findingsAsOf } from "./findings-as-of";
import { keptAsOf } from "./kept-figures";
import { planChanges } from "./lifecycle";
import type { AlertRule, Signal } from "./rule";

/** Once that alerts would have been told of. */
export interface Episode {
  ruleId: string;
  /** The day whose end was looked at, and the last one on which it was still so. */
  day: ShopDay;
  lastDay: ShopDay;
  signal: Signal;
}

/** What is run over the past: a rule and the settings to try. */
export interface ReplayedRule {
  rule: AlertRule;
  settings: unknown;
}

/** With what checks found on past days, or what was kept of them, where rules that ask for it are tried. */
export type ReplayedFacts = AlertFacts & {
  past?: PastFindings | null;
  kept?: readonly AlertDay[] | null;
};

/**
 * What rules would have told at the end of each day from one to another, on what is known of these days now: in
 * one life, so that cool-downs count, and what has one cause is told once.
 */
export function replay(
  rules: readonly ReplayedRule[],
  facts: ReplayedFacts,
  { from, to, zone }: { from: ShopDay; to: ShopDay; zone: string },
): Episode[] {
  const episodes: Episode[] = [];
  const byAlert = new Map<number, Episode>();
  let stored: AlertRow[] = [];
  let lastId = 0;
  for (let index = 0; index <= daysBetween(from, to); index += 1) {
    const day = addDays(from, index);
    const now = startOfDay(addDays(day, 1), zone);
    const then = factsOf(facts, day, now);
    const outcomes = rules.map(({ rule, settings }) => ({
      ruleId: rule.id,
      coolDownHours: rule.coolDownHours,
      outcome: rule.run(then, settings),
    }));
    for (const change of planChanges({ stored, outcomes, mutes: [], now })) {
      if (change.kind === "open") {
        lastId += 1;
        const alert = toRow(lastId, change.ruleId, change.signal, change.isUnder, now);
        stored = [...stored, alert];
        if (!change.tells) continue;
        const episode = { ruleId: change.ruleId, day, lastDay: day, signal: change.signal };
        episodes.push(episode);
        byAlert.set(lastId, episode);
      } else {
        stored = stored.map((alert) =>
          alert.id === change.alert.id ? after(alert, change.kind, now) : alert,
        );
      }
    }
    for (const { id, resolvedAt } of stored) {
      const episode = byAlert.get(id);
      if (episode && resolvedAt === null) episode.lastDay = day;
    }
  }
  return episodes;
}

/** The days on which a rule could not tell anything, as what it watches was not known. */
export function listUnknownDays(
  { rule, settings }: ReplayedRule,
  facts: ReplayedFacts,
  { from, to, zone }: { from: ShopDay; to: ShopDay; zone: string },
): ShopDay[] {
  return eachDay(from, to).filter((day) => {
    const then = factsOf(facts, day, startOfDay(addDays(day, 1), zone));
    return rule.run(then, settings) === "unknown";
  });
}

/** As it was known when a day was over. */
function factsOf({ past, kept, ...facts }: ReplayedFacts, day: ShopDay, now: Date): AlertFacts {
  const { merchandising } = facts;
  return {
    ...facts,
    now,
    today: day,
    merchandising:
      merchandising && past ? { ...merchandising, ...findingsAsOf(past, day) } : merchandising,
    trading: facts.trading && { ...facts.trading, lastDay: day },
    ...(kept && keptAsOf(kept, day, now)),
  };
}

function after(alert: AlertRow, kind: string, now: Date): AlertRow {
  if (kind === "resolve") return { ...alert, resolvedAt: now, resolvedBy: "itself" };
  return { ...alert, lastSeenAt: now, resolvedAt: null, resolvedBy: null };
}

function toRow(
  id: number,
  ruleId: string,
  { key, cause, severity, params }: Signal,
  isUnder: boolean,
  now: Date,
): AlertRow {
  return {
    ...{ id, ruleId, key, cause, severity, params },
    leadId: isUnder ? 0 : null,
    openedAt: now,
    lastSeenAt: now,
    resolvedAt: null,
    resolvedBy: null,
    readAt: null,
    snoozedUntil: null,
  };
}
