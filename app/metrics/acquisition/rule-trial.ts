import type { TouchUse } from "../../store/worth/touch-uses.server";
import { originOf, type Origin } from "./attribute";
import { parseTouch, type ChannelRule, type Touch } from "./touch";

/** What visits brought: new customers and orders by the first visit, and orders by the last one. */
export interface VisitCounts {
  newCustomers: number;
  orders: number;
  lastOrders: number;
}

/** Visits that look the same to every rule. */
export interface VisitUse extends VisitCounts, Omit<Touch, "sourceType"> {}

export interface RuleMove extends VisitCounts {
  from: Origin;
  to: Origin;
  /** The most frequent ones, and how many more there are. */
  visits: VisitUse[];
  moreVisits: number;
}

/** What other rules would change, of the whole history. */
export interface RuleTrial {
  moves: RuleMove[];
  /** What has no channel, now and then; of what stays so, the visits that are known. */
  unattributed: { before: VisitCounts; after: VisitCounts; visits: VisitUse[]; moreVisits: number };
  /** What each rule decides, in their order: what an earlier one takes is not left to it. */
  taken: VisitCounts[];
}

// What a person reads through; the counts are of all.
const shownVisits = 10;

export function tryRules(
  uses: readonly TouchUse[],
  before: readonly ChannelRule[],
  after: readonly ChannelRule[],
): RuleTrial {
  const moves = new Map<string, { from: Origin; to: Origin; uses: TouchUse[] }>();
  const unattributed: { before: TouchUse[]; after: TouchUse[] } = { before: [], after: [] };
  const taken: TouchUse[][] = after.map(() => []);
  for (const use of uses) {
    const orders = { isOnline: use.isOnline, firstTouch: use.touch, lastTouch: null };
    const [from, to] = [originOf(orders, "first", before), originOf(orders, "first", after)];
    if (from === "unattributed") unattributed.before.push(use);
    if (to === "unattributed") unattributed.after.push(use);
    if (from !== to) {
      const key = `${from} ${to}`;
      const move = moves.get(key) ?? { from, to, uses: [] };
      move.uses.push(use);
      moves.set(key, move);
    }
    if (use.touch === null) continue;
    const touch = parseTouch(use.touch);
    taken[after.findIndex((rule) => rule(touch) !== null)]?.push(use);
  }
  return {
    moves: [...moves.values()]
      .map(({ from, to, uses: moved }) => ({ from, to, ...count(moved), ...listVisits(moved) }))
      .sort(byMost),
    unattributed: {
      before: count(unattributed.before),
      after: count(unattributed.after),
      ...listVisits(unattributed.after),
    },
    taken: taken.map(count),
  };
}

function count(uses: readonly VisitCounts[]): VisitCounts {
  const sum = { newCustomers: 0, orders: 0, lastOrders: 0 };
  for (const use of uses) {
    sum.newCustomers += use.newCustomers;
    sum.orders += use.orders;
    sum.lastOrders += use.lastOrders;
  }
  return sum;
}

/** Touches that differ in nothing a rule looks at are one. */
function listVisits(uses: readonly TouchUse[]): { visits: VisitUse[]; moreVisits: number } {
  const visits = new Map<string, VisitUse>();
  for (const { touch, ...use } of uses) {
    if (touch === null) continue;
    const { utmSource, medium, campaign, referrerHost, source, click } = parseTouch(touch);
    const parts = { utmSource, medium, campaign, referrerHost, source, click };
    const key = JSON.stringify(parts);
    const known = visits.get(key);
    visits.set(key, { ...parts, ...count(known ? [use, known] : [use]) });
  }
  const all = [...visits.values()].sort(byMost);
  return { visits: all.slice(0, shownVisits), moreVisits: Math.max(0, all.length - shownVisits) };
}

function byMost(one: VisitCounts, two: VisitCounts): number {
  return (
    two.orders - one.orders ||
    two.newCustomers - one.newCustomers ||
    two.lastOrders - one.lastOrders
  );
}
