import type { OrderHeader } from "../log/log";
import type { OrderPlan } from "./plan";

const KNOWN = 1;
const TEST = 2;
const IMPORTED = 4;
const CANCELLED = 8;
const DELETED = 16;
const PLAIN = 32;

/** What filters ask of every order again and again: the times and flags of its plan. */
export type PlannedHeader = Omit<OrderHeader, "customer" | "channel">;

/**
 * Headers of planned orders. A plan is drawn once and its outcome kept in nine bytes an order; what
 * few orders have (a cancellation, an earlier sale) stands beside.
 */
export function createHeaders(
  orderedAt: Float64Array,
  plan: (order: number) => OrderPlan,
): (order: number) => PlannedHeader {
  // Made when they are first asked for: a store nobody reads stays as small as its population.
  let flags = new Uint8Array(0);
  let updatedAt = new Float64Array(0);
  const processedAt = new Map<number, number>();
  const cancelledAt = new Map<number, number>();
  const deletedAt = new Map<number, number>();

  function note(order: number): number {
    if (flags.length === 0) {
      flags = new Uint8Array(orderedAt.length);
      updatedAt = new Float64Array(orderedAt.length);
    }
    const told = plan(order);
    let flag = KNOWN;
    if (told.test) flag |= TEST;
    if (told.processedAt !== told.at) {
      flag |= IMPORTED;
      processedAt.set(order, told.processedAt);
    }
    for (const { kind, at } of told.steps) {
      if (kind === "cancel" || kind === "cancel and refund") {
        flag |= CANCELLED;
        cancelledAt.set(order, at);
      }
      if (kind === "delete") {
        flag |= DELETED;
        deletedAt.set(order, at);
      }
    }
    if (isPlain(told)) flag |= PLAIN;
    updatedAt[order] = told.steps[told.steps.length - 1]?.at ?? told.at;
    flags[order] = flag;
    return flag;
  }

  return (order) => {
    const flag = flags[order] || note(order);
    const at = orderedAt[order] as number;
    return {
      at,
      processedAt: flag & IMPORTED ? (processedAt.get(order) as number) : at,
      test: (flag & TEST) !== 0,
      cancelledAt: flag & CANCELLED ? (cancelledAt.get(order) as number) : null,
      deletedAt: flag & DELETED ? (deletedAt.get(order) as number) : null,
      updatedAt: updatedAt[order] as number,
      isPlain: (flag & PLAIN) !== 0,
    };
  };
}

function isPlain({ steps: [first, second, ...more] }: OrderPlan): boolean {
  if (!first || !second || more.length > 0) return false;
  return (
    (first.kind === "pay" && second.kind === "fulfil") ||
    (first.kind === "fulfil" && second.kind === "pay")
  );
}
