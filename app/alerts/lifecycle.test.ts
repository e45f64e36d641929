import { expect, it } from "vitest";
import type { AlertRow } from "../store/alerts/terms";
import { planChanges, type AlertChange, type RuleOutcome } from "./lifecycle";
import type { Signal } from "./rule";

const now = new Date("2026-11-30T10:00:00Z");
const hours = (count: number) => new Date(now.getTime() - count * 60 * 60_000);

const signal = (key: string, more: Partial<Signal> = {}): Signal => ({
  key,
  cause: `cause of ${key}`,
  severity: "warning",
  params: { count: 1 },
  ...more,
});
const rule = (outcome: RuleOutcome["outcome"], ruleId = "rule"): RuleOutcome => ({
  ruleId,
  coolDownHours: 24,
  outcome,
});
const stored = (id: number, key: string, more: Partial<AlertRow> = {}): AlertRow => ({
  id,
  ruleId: "rule",
  key,
  cause: `cause of ${key}`,
  leadId: null,
  severity: "warning",
  params: { count: 1 },
  openedAt: hours(5),
  lastSeenAt: now,
  resolvedAt: null,
  resolvedBy: null,
  readAt: null,
  snoozedUntil: null,
  ...more,
});

function plan(
  alerts: AlertRow[],
  outcomes: RuleOutcome[],
  mutes: { ruleId: string; key: string }[] = [],
): string[] {
  return planChanges({ stored: alerts, outcomes, mutes, now }).map(describeChange);
}

function describeChange(change: AlertChange): string {
  const key = change.kind === "open" ? change.signal.key : change.alert.key;
  const by = change.kind === "resolve" ? ` by ${change.by}` : "";
  const tells = "tells" in change && change.tells ? ", tells" : "";
  const under = change.kind === "open" && change.isUnder ? ", under another" : "";
  return `${change.kind} ${key}${by}${tells}${under}`;
}

it("opens what fires, and says nothing while it stays as it is", () => {
  expect(plan([], [rule([signal("a")])])).toEqual(["open a, tells"]);
  expect(plan([stored(1, "a")], [rule([signal("a")])])).toEqual([]);
});

it("takes over other figures, and notes every hour that it is still there", () => {
  expect(plan([stored(1, "a")], [rule([signal("a", { params: { count: 2 } })])])).toEqual([
    "touch a",
  ]);
  expect(plan([stored(1, "a", { lastSeenAt: hours(1) })], [rule([signal("a")])])).toEqual([
    "touch a",
  ]);
});

it("does not mind the order of figures", () => {
  const alert = stored(1, "a", { params: { b: 2, a: 1 } });
  expect(plan([alert], [rule([signal("a", { params: { a: 1, b: 2 } })])])).toEqual([]);
});

it("resolves by itself what fires no more", () => {
  expect(plan([stored(1, "a")], [rule([])])).toEqual(["resolve a by itself, tells"]);
});

it("leaves what is unknown as it is", () => {
  expect(plan([stored(1, "a")], [rule("unknown")])).toEqual([]);
  expect(plan([], [rule("unknown")])).toEqual([]);
});

it("leaves alone what is unknown of a rule's things, and tells of the others", () => {
  const part = rule({ signals: [signal("b")], unknownKeys: ["a"] });
  expect(plan([stored(1, "a"), stored(2, "c")], [part])).toEqual([
    "resolve c by itself, tells",
    "open b, tells",
  ]);
});

it("resolves what is switched off or gone, and says nothing of it", () => {
  expect(plan([stored(1, "a")], [rule("off")])).toEqual(["resolve a by setting"]);
  expect(plan([stored(1, "a")], [])).toEqual(["resolve a by setting"]);
});

it("is the same alert again within the cool-down, and a new one after it", () => {
  const over = (hoursAgo: number) =>
    stored(1, "a", { resolvedAt: hours(hoursAgo), resolvedBy: "itself" });
  expect(plan([over(23)], [rule([signal("a")])])).toEqual(["reopen a"]);
  expect(plan([over(24)], [rule([signal("a")])])).toEqual(["open a, tells"]);
});

it("begins anew after it was switched off", () => {
  const alert = stored(1, "a", { resolvedAt: hours(1), resolvedBy: "setting" });
  expect(plan([alert], [rule([signal("a")])])).toEqual(["open a, tells"]);
});

it("tells one cause once: the rule that matters first, the others under it", () => {
  const cause = "an import";
  const outcomes = [
    rule([signal("a", { cause }), signal("b", { cause })]),
    rule([signal("c", { cause }), signal("d")], "other"),
  ];
  expect(plan([], outcomes)).toEqual([
    "open a, tells",
    "open b, under another",
    "open c, under another",
    "open d, tells",
  ]);
  expect(
    plan([stored(1, "z", { cause })], [rule([signal("z", { cause }), signal("b", { cause })])]),
  ).toEqual(["open b, under another"]);
});

it("tells what matters more than its cause has said so far", () => {
  const cause = "an import";
  const worse = signal("b", { cause, severity: "critical" });
  expect(plan([stored(1, "a", { cause })], [rule([signal("a", { cause }), worse])])).toEqual([
    "open b, tells",
  ]);
});

it("tells a cause again once what told of it is over", () => {
  const cause = "an import";
  expect(plan([stored(1, "a", { cause })], [rule([signal("b", { cause })])])).toEqual([
    "resolve a by itself, tells",
    "open b, tells",
  ]);
});

it("lets what is left of a cause speak for itself once what told of it is over", () => {
  const cause = "an import";
  const lead = stored(1, "a", { cause });
  const led = stored(2, "b", { cause, leadId: 1 });
  const critical = rule([signal("b", { cause, severity: "critical" })]);
  // As long as the first is open, and in the run that ends both, it speaks for the other.
  expect(plan([lead, led], [rule([signal("a", { cause })])])).toEqual(["resolve b by itself"]);
  expect(plan([lead, led], [rule([])])).toEqual([
    "resolve a by itself, tells",
    "resolve b by itself",
  ]);
  const over = { ...lead, resolvedAt: hours(1), resolvedBy: "itself" as const };
  expect(plan([over, led], [rule([])])).toEqual(["resolve b by itself, tells"]);
  expect(plan([over, led], [critical])).toEqual(["worsen b, tells"]);
  const asleep = { ...led, snoozedUntil: now };
  expect(plan([over, asleep], [rule([signal("b", { cause })])])).toEqual(["wake b, tells"]);
  expect(plan([lead, asleep], [rule([signal("a", { cause }), signal("b", { cause })])])).toEqual([
    "wake b",
  ]);
});

it("lets one alert take over from others", () => {
  expect(plan([stored(1, "a")], [rule([signal("all", { covers: ["a"] })])])).toEqual([
    "resolve a by merged",
    "open all, tells",
  ]);
});

it("says so where it becomes worse, not where it becomes better", () => {
  const critical = rule([signal("a", { severity: "critical" })]);
  expect(plan([stored(1, "a")], [critical])).toEqual(["worsen a, tells"]);
  expect(plan([stored(1, "a", { severity: "critical" })], [rule([signal("a")])])).toEqual([
    "touch a",
  ]);
});

it("is quiet while it is snoozed, and tells again after that", () => {
  const asleep = stored(1, "a", { snoozedUntil: hours(-1) });
  const critical = rule([signal("a", { severity: "critical" })]);
  expect(plan([asleep], [rule([signal("a")])])).toEqual([]);
  expect(plan([asleep], [critical])).toEqual(["worsen a"]);
  expect(plan([stored(1, "a", { snoozedUntil: now })], [rule([signal("a")])])).toEqual([
    "wake a, tells",
  ]);
});

it("neither opens nor keeps what is muted, and nothing else", () => {
  const mutes = [{ ruleId: "rule", key: "a" }];
  expect(plan([], [rule([signal("a"), signal("b")])], mutes)).toEqual(["open b, tells"]);
  expect(plan([stored(1, "a")], [rule([signal("a")])], mutes)).toEqual(["resolve a by muted"]);
  expect(plan([], [rule([signal("a")], "other")], mutes)).toEqual(["open a, tells"]);
});

it("keeps open what only stays so, with its figures, and opens none of it", () => {
  const only = signal("a", { isOnlyKept: true, params: { count: 2 } });
  expect(plan([], [rule([only])])).toEqual([]);
  expect(plan([stored(1, "a")], [rule([only])])).toEqual(["touch a"]);
  const over = { resolvedAt: hours(2), resolvedBy: "itself" } as const;
  expect(plan([stored(1, "a", over)], [rule([only])])).toEqual([]);
});

it("does not tell again what another of the rule tells, but what came a day later", () => {
  const told = (ago: number) => signal("a", { toldBy: { keys: ["all"], since: hours(ago) } });
  const all = signal("all", { covers: ["a"] });
  const kept = { ...all, isOnlyKept: true };
  expect(plan([], [rule([all, told(9)])])).toEqual(["open all, tells"]);
  expect(plan([], [rule([kept, told(9)])])).toEqual(["open a, tells"]);
  const open = stored(1, "all", { openedAt: hours(30) });
  expect(plan([open], [rule([kept, told(6)])])).toEqual([]);
  expect(plan([open], [rule([kept, told(5)])])).toEqual(["open a, tells"]);
  expect(plan([open, stored(2, "a")], [rule([kept, told(6)])])).toEqual(["resolve a by merged"]);
  const mutes = [{ ruleId: "rule", key: "all" }];
  expect(plan([], [rule([all, told(9)])], mutes)).toEqual(["open a, tells"]);
});
