import { createRng } from "../../world/rng";
import type { Rng } from "../../world/rng";
import type { SalesChannel } from "../log/events";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type StepKind =
  | "pay"
  | "edit"
  | "settle"
  | "fulfil"
  | "cancel and refund"
  | "cancel"
  | "refund"
  | "goodwill"
  | "refund shipping"
  | "adjust"
  | "open return"
  | "exchange"
  | "refund return"
  | "close return"
  | "delete";

export interface Step {
  kind: StepKind;
  at: number;
}

/** What will happen to an order and when, without its lines and money. */
export interface OrderPlan {
  at: number;
  processedAt: number;
  test: boolean;
  steps: Step[];
}

/** No step lies later than this after the order. */
export const LONGEST_TAIL_MS = 90 * DAY;

// Shares of orders (0-1) that take each course.
const TEST = 0.003;
const DELETED = 0.001;
const CANCELLED = 0.02;
const EDITED = 0.015;
const PAID_LATER = 0.03;
const NEVER_PAID = 0.006;
const REFUNDED = 0.042;
const RETURNED = 0.026;
const GOODWILL = 0.006;
const SHIPPING_REFUNDED = 0.005;
const EXCHANGED = 0.011;
/** The first orders of a store that moved here were brought along with their old dates. */
const IMPORTED_ORDERS = 12;

/**
 * Plans the order at a position of the history. Steps after `until` are not there yet; they are
 * cut from the end, so what remains is always a possible story.
 */
export function planOrder(
  seed: number,
  order: number,
  at: number,
  channel: SalesChannel,
  until: number,
): OrderPlan {
  const rng = createRng(seed, "plan", order);
  const imported = order < IMPORTED_ORDERS && channel === "online";
  const processedAt = imported ? at - rng.int(2, 40) * DAY - rng.int(0, 86_000) * SECOND : at;
  const test = rng.chance(TEST);
  const steps = test
    ? [{ kind: "pay" as const, at: at + 5 * SECOND }]
    : planSteps(rng, at, channel, imported);
  if (rng.chance(DELETED)) {
    const last = steps[steps.length - 1]?.at ?? at;
    steps.push({ kind: "delete", at: last + rng.int(1, 20 * 24) * HOUR });
  }
  return { at, processedAt, test, steps: steps.filter((step) => step.at <= until) };
}

function planSteps(rng: Rng, at: number, channel: SalesChannel, imported: boolean): Step[] {
  const steps: Step[] = [];
  if (imported) {
    addStep(steps, "pay", at);
    addStep(steps, "fulfil", at);
    return steps;
  }
  const payment = rng.next();
  const paidAt =
    payment < NEVER_PAID && channel !== "pos"
      ? null
      : payment < NEVER_PAID + PAID_LATER && channel !== "pos"
        ? later(rng, at, 0.6, 6)
        : at + rng.int(2, 40) * SECOND;

  const cancelledAt =
    rng.chance(CANCELLED) && channel !== "pos"
      ? later(rng, at, 0.02, rng.chance(0.8) ? 1.2 : 9)
      : null;
  if (cancelledAt !== null) {
    if (paidAt !== null && paidAt < cancelledAt) addStep(steps, "pay", paidAt);
    const keepsMoney = steps.length > 0 && rng.chance(0.15);
    addStep(steps, keepsMoney ? "cancel" : "cancel and refund", cancelledAt);
    return steps;
  }

  let now = at;
  const edited = rng.chance(EDITED) && channel !== "pos";
  const editAt = later(rng, at, 0.02, 0.9);
  const settles = rng.chance(0.93);
  const fulfilAt = channel === "pos" ? at + 45 * SECOND : later(rng, at, 0.3, 3.5);
  const course: Step[] = [];
  if (paidAt !== null) course.push({ kind: "pay", at: paidAt });
  if (edited) course.push({ kind: "edit", at: editAt });
  if (edited && settles) course.push({ kind: "settle", at: editAt + 12 * MINUTE });
  course.push({ kind: "fulfil", at: Math.max(fulfilAt, edited ? editAt + 20 * MINUTE : fulfilAt) });
  course.sort((a, b) => a.at - b.at);
  for (const { kind, at: when } of course) {
    addStep(steps, kind, when);
    now = when;
  }
  // Nothing goes back before it was sent and paid.
  if (paidAt === null) return steps;

  const fate = rng.next();
  let edge = REFUNDED;
  if (fate < edge) {
    const refundAt = later(rng, now, 2, 32);
    addStep(steps, "refund", refundAt);
    if (rng.chance(0.18)) addStep(steps, "adjust", later(rng, refundAt, 0.3, 8));
  } else if (fate < (edge += RETURNED)) {
    const openedAt = later(rng, now, 3, 30);
    const refundAt = later(rng, openedAt, 0.5, 7);
    addStep(steps, "open return", openedAt);
    addStep(steps, "refund return", refundAt);
    if (rng.chance(0.1)) addStep(steps, "adjust", later(rng, refundAt, 0.2, 5));
    addStep(steps, "close return", later(rng, (steps[steps.length - 1] as Step).at, 0.02, 2));
  } else if (fate < (edge += GOODWILL)) {
    addStep(steps, "goodwill", later(rng, now, 1, 20));
  } else if (fate < (edge += SHIPPING_REFUNDED)) {
    addStep(steps, "refund shipping", later(rng, now, 1, 10));
  } else if (fate < (edge += EXCHANGED)) {
    const openedAt = later(rng, now, 3, 25);
    const exchangedAt = rng.chance(0.7) ? openedAt + 3 * MINUTE : later(rng, openedAt, 0.2, 2);
    addStep(steps, "open return", openedAt);
    addStep(steps, "exchange", exchangedAt);
    addStep(steps, "settle", exchangedAt + 4 * MINUTE);
    addStep(steps, "close return", later(rng, exchangedAt, 0.5, 9));
  }
  return steps;
}

function addStep(steps: Step[], kind: StepKind, at: number): void {
  steps.push({ kind, at });
}

/** So many days later, to the second. */
function later(rng: Rng, from: number, minDays: number, maxDays: number): number {
  return from + Math.floor((minDays + rng.next() * (maxDays - minDays)) * 86_400) * SECOND;
}
