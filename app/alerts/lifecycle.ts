import {
  alertSeverities,
  type AlertResolvedBy,
  type AlertRow,
  type AlertSeverity,
} from "../store/alerts/terms";
import { isUnknownKey, signalsOf, type Outcome, type Signal } from "./rule";

/** What a rule came to. */
export interface RuleOutcome {
  ruleId: string;
  coolDownHours: number;
  /** "off": the merchant does not want it. */
  outcome: Outcome | "off";
}

export interface LifecycleInput {
  /** What is open, and what was resolved within the longest cool-down. */
  stored: readonly AlertRow[];
  /** In the order in which they matter. */
  outcomes: readonly RuleOutcome[];
  mutes: readonly { ruleId: string; key: string }[];
  now: Date;
}

/** What becomes of an alert. `tells`: whoever wants to hear of it is told. */
export type AlertChange =
  | { kind: "open"; ruleId: string; signal: Signal; tells: boolean; isUnder: boolean }
  | { kind: "reopen"; alert: AlertRow; signal: Signal }
  | { kind: "worsen"; alert: AlertRow; signal: Signal; tells: boolean }
  /** Nothing is said of it: it is as it was, or has other figures. */
  | { kind: "touch"; alert: AlertRow; signal: Signal }
  /** The merchant wanted to hear of it again by now. */
  | { kind: "wake"; alert: AlertRow; tells: boolean }
  | { kind: "resolve"; alert: AlertRow; by: AlertResolvedBy; tells: boolean };

const hourMs = 60 * 60_000;
// How often an alert that says what it said before is noted as still there.
const touchMs = hourMs;
// What one import brings is found over some time, after what it brought first was told.
const comesWithinMs = 24 * hourMs;

/**
 * What becomes of each alert, given what is stored and what rules fire of now. Of one rule and key there is one
 * alert. One that comes again within the cool-down is the same again, and nothing is said. Of one cause the
 * first is told; what else it brings goes under that message, unless it matters more. Once that message is over,
 * what is left of the cause speaks for itself. What is unknown changes nothing.
 */
export function planChanges({ stored, outcomes, mutes, now }: LifecycleInput): AlertChange[] {
  const muted = new Set(mutes.map(keyOf));
  const open = stored.filter(({ resolvedAt }) => resolvedAt === null);
  const openIds = new Set(open.map(({ id }) => id));
  // Under a message that is still open: that one speaks for it.
  const isLed = ({ leadId }: AlertRow) => leadId !== null && openIds.has(leadId);
  const openByKey = new Map(open.map((alert) => [keyOf(alert), alert]));
  const changes: AlertChange[] = [];
  const firing = new Map(
    outcomes.map(({ ruleId, outcome }) => [
      ruleId,
      signalsOf(outcome).filter((signal) => isFiring(ruleId, signal)),
    ]),
  );
  const fired = outcomes.flatMap(({ ruleId, coolDownHours }) =>
    (firing.get(ruleId) ?? []).map((signal) => ({ ruleId, coolDownHours, signal })),
  );
  const wanted = new Map(
    fired
      .filter(({ ruleId, signal }) => !muted.has(keyOf({ ruleId, key: signal.key })))
      .map((each) => [keyOf({ ruleId: each.ruleId, key: each.signal.key }), each]),
  );

  for (const alert of open) {
    const by = reasonToResolve(alert);
    if (by) changes.push({ kind: "resolve", alert, by, tells: by === "itself" && !isLed(alert) });
  }
  const goes = new Set(
    changes.flatMap((change) => (change.kind === "resolve" ? change.alert.id : [])),
  );
  // What has been told of each cause, by how much it matters.
  const told = new Map<string, { severity: AlertSeverity; at: Date }[]>();
  const noteTold = (cause: string, severity: AlertSeverity, at: Date) => {
    told.set(cause, [...(told.get(cause) ?? []), { severity, at }]);
  };
  const isTellingOf = ({ cause, causeHours, severity }: Signal) =>
    (told.get(cause) ?? []).some(
      (message) =>
        !isWorse(severity, message.severity) &&
        (causeHours === undefined || now.getTime() - message.at.getTime() < causeHours * hourMs),
    );
  for (const alert of open) {
    if (!goes.has(alert.id) && isTold(alert)) {
      noteTold(alert.cause, alert.severity, alert.openedAt);
    }
  }
  for (const [key, { ruleId, coolDownHours, signal }] of wanted) {
    const alert = openByKey.get(key);
    if (alert) {
      changes.push(...stillOpen(alert, signal));
      continue;
    }
    const before = lastResolved(key, coolDownHours);
    if (before) {
      changes.push({ kind: "reopen", alert: before, signal });
      if (isTold(before)) noteTold(before.cause, signal.severity, before.openedAt);
      continue;
    }
    const isUnder = isTellingOf(signal);
    if (!isUnder) noteTold(signal.cause, signal.severity, now);
    changes.push({ kind: "open", ruleId, signal, tells: !isUnder, isUnder });
  }
  return changes;

  function reasonToResolve(alert: AlertRow): AlertResolvedBy | null {
    if (muted.has(keyOf(alert))) return "muted";
    const rule = outcomes.find(({ ruleId }) => ruleId === alert.ruleId);
    // A rule that there is no more is off.
    if (!rule || rule.outcome === "off") return "setting";
    if (isUnknownKey(rule.outcome, alert.key) || wanted.has(keyOf(alert))) return null;
    const isCovered = (firing.get(alert.ruleId) ?? []).some(({ covers }) =>
      covers?.includes(alert.key),
    );
    return isCovered ? "merged" : "itself";
  }

  /** Opened by a signal of this run, where it is not open yet. */
  function opensNow(ruleId: string, key: string): boolean {
    const outcome = outcomes.find((each) => each.ruleId === ruleId)?.outcome ?? "off";
    return signalsOf(outcome).some((signal) => signal.key === key && !signal.isOnlyKept);
  }

  function isFiring(ruleId: string, { key, isOnlyKept, toldBy }: Signal): boolean {
    if (isOnlyKept && !openByKey.has(keyOf({ ruleId, key }))) return false;
    if (!toldBy) return true;
    return !toldBy.keys.every((other) => {
      const teller = openByKey.get(keyOf({ ruleId, key: other }));
      if (muted.has(keyOf({ ruleId, key: other }))) return false;
      if (!teller) return opensNow(ruleId, other);
      return toldBy.since.getTime() <= teller.openedAt.getTime() + comesWithinMs;
    });
  }

  function stillOpen(alert: AlertRow, signal: Signal): AlertChange[] {
    const { snoozedUntil } = alert;
    const isAsleep = snoozedUntil !== null && snoozedUntil > now;
    const found: AlertChange[] = [];
    if (isWorse(signal.severity, alert.severity)) {
      found.push({ kind: "worsen", alert, signal, tells: !isAsleep && !isLed(alert) });
    } else if (
      signal.severity !== alert.severity ||
      !areSameParams(signal.params, alert.params) ||
      now.getTime() - alert.lastSeenAt.getTime() >= touchMs
    ) {
      found.push({ kind: "touch", alert, signal });
    }
    if (snoozedUntil !== null && !isAsleep) {
      found.push({ kind: "wake", alert, tells: !isLed(alert) });
    }
    return found;
  }

  function lastResolved(key: string, coolDownHours: number): AlertRow | null {
    const since = now.getTime() - coolDownHours * hourMs;
    const over = stored.filter(
      (alert) =>
        alert.resolvedAt !== null &&
        alert.resolvedBy === "itself" &&
        alert.resolvedAt.getTime() > since &&
        keyOf(alert) === key,
    );
    return over.at(-1) ?? null;
  }
}

const isTold = ({ leadId }: AlertRow) => leadId === null;

const keyOf = ({ ruleId, key }: { ruleId: string; key: string }) => `${ruleId} ${key}`;

function isWorse(one: AlertSeverity, other: AlertSeverity): boolean {
  return alertSeverities.indexOf(one) < alertSeverities.indexOf(other);
}

/** As JSON would have them: the order of keys is nothing. */
export function areSameParams(one: Signal["params"], other: Signal["params"]): boolean {
  const textOf = (params: Signal["params"]) =>
    JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
  return textOf(one) === textOf(other);
}
