import { shareOf, withTax } from "../log/balance";
import { gatewayOf, refund, refundableMinor } from "../log/changes";
import type {
  AdjustmentFact,
  LaterEvent,
  RefundedEvent,
  ReturnedEvent,
  ReversalFact,
} from "../log/events";
import { returnable, unitsLeft } from "./told";
import type { Told } from "./told";

const REASONS = [
  "SIZE_TOO_SMALL",
  "SIZE_TOO_LARGE",
  "UNWANTED",
  "DEFECTIVE",
  "STYLE",
  "COLOR",
] as const;

export function drawRefund(told: Told, at: number): LaterEvent {
  const reversals = drawReversals(told);
  const all = reversals.reduce((total, part) => total + part.quantity, 0);
  const complete = all === unitsLeft(returnable(told.balance));
  const shipping = complete && told.rng.chance(0.5) ? shippingLeft(told) : [];
  const adjustments: AdjustmentFact[] = [];
  const value = reversals.reduce((total, part) => total + withTax(told.balance, part), 0);
  const kind = told.rng.next();
  if (kind < 0.16) adjustments.push(discrepancy(told, "RESTOCK", Math.round(value * 0.1)));
  else if (kind < 0.22) adjustments.push(discrepancy(told, "CUSTOMER", -Math.round(value * 0.05)));
  else if (kind < 0.27)
    adjustments.push(discrepancy(told, "REFUND_DISCREPANCY", Math.round(value * 0.5)));
  const restock = told.rng.chance(0.75) ? "RETURN" : "NO_RESTOCK";
  const gateway = gatewayOf(told.events);
  const note = told.rng.chance(0.3) ? "Customer service" : null;
  return refund(
    told.balance,
    { at, gateway, note, reversals, restock, shipping, adjustments },
    told.nextId,
  );
}

export function giveGoodwill(told: Told, at: number): LaterEvent {
  const most = Math.max(1, refundableMinor(told.balance));
  const amount = Math.max(1, Math.round(most * (0.05 + told.rng.next() * 0.2)));
  const adjustments = [discrepancy(told, "REFUND_DISCREPANCY", -Math.min(most, amount))];
  return refund(
    told.balance,
    { at, gateway: gatewayOf(told.events), note: "Goodwill", adjustments },
    told.nextId,
  );
}

export function refundShipping(told: Told, at: number): LaterEvent {
  const shipping = shippingLeft(told);
  if (shipping.length === 0) return giveGoodwill(told, at);
  return refund(
    told.balance,
    { at, gateway: gatewayOf(told.events), note: "Late parcel", shipping },
    told.nextId,
  );
}

export function adjust(told: Told, at: number): LaterEvent[] {
  const last = [...told.events].reverse().find((event) => event.type === "refunded");
  if (last?.type !== "refunded") return [];
  const left = refundableMinor(told.balance);
  const amount = Math.max(1, Math.round(left * (0.02 + told.rng.next() * 0.08)));
  const paidOut = Math.min(left, amount);
  const isMore = told.rng.chance(0.6) && paidOut > 0;
  return [
    {
      type: "adjusted",
      at,
      refundId: last.refundId,
      // Either a little more is given, or a refund that was announced came out smaller.
      adjustments: [
        discrepancy(
          told,
          isMore ? "REFUND_DISCREPANCY" : "PENDING_REFUND_DISCREPANCY",
          isMore ? -paidOut : amount,
        ),
      ],
      transactions: isMore
        ? [
            {
              transactionId: told.nextId(),
              kind: "REFUND",
              gateway: gatewayOf(told.events),
              amountMinor: paidOut,
            },
          ]
        : [],
    },
  ];
}

export function openReturn(told: Told, at: number): ReturnedEvent {
  const reversals = drawReversals(told);
  const value = reversals.reduce((total, part) => total + part.subtotalMinor, 0);
  const returnId = told.nextId();
  const fee = Math.round(value * 0.08);
  return {
    type: "returned",
    at,
    returnId,
    phase: "opened",
    reason: told.rng.pick(REASONS),
    reversals,
    restockingFee:
      fee > 0 && told.rng.chance(0.2)
        ? { feeId: told.nextId(), amountMinor: fee, percentage: 8 }
        : null,
  };
}

export function refundReturn(told: Told, at: number): LaterEvent {
  const opened = openedReturn(told);
  const request = {
    at,
    gateway: gatewayOf(told.events),
    note: null,
    returnId: opened?.returnId ?? null,
    returned: opened?.reversals ?? [],
    keptMinor: opened?.restockingFee?.amountMinor ?? 0,
    shipping: told.rng.chance(0.12) ? shippingLeft(told) : [],
    adjustments: told.rng.chance(0.1) ? [discrepancy(told, "DAMAGE", told.rng.int(1, 9) * 50)] : [],
  };
  return refund(told.balance, request, told.nextId);
}

export function closeReturn(told: Told, at: number): LaterEvent[] {
  const opened = openedReturn(told);
  if (!opened) return [];
  const { returnId, reason } = opened;
  return [
    {
      type: "returned",
      at,
      returnId,
      phase: "closed",
      reason,
      reversals: [],
      restockingFee: null,
    },
  ];
}

function openedReturn(told: Told): ReturnedEvent | null {
  const opened = told.events.find((event) => event.type === "returned");
  return opened?.type === "returned" ? opened : null;
}

function discrepancy(
  told: Told,
  reason: AdjustmentFact["reason"],
  amountMinor: number,
): AdjustmentFact {
  return { adjustmentId: told.nextId(), reason, amountMinor };
}

function drawReversals(told: Told): ReversalFact[] {
  const lines = returnable(told.balance);
  const chosen = lines.filter(() => told.rng.chance(0.5));
  if (chosen.length === 0 && lines.length > 0) chosen.push(told.rng.pick(lines));
  return chosen.map((line) =>
    shareOf(line, told.rng.chance(0.7) ? line.current : told.rng.int(1, line.current)),
  );
}

function shippingLeft(told: Told): RefundedEvent["shipping"][number][] {
  return [...told.balance.shipping.values()]
    .filter((line) => line.subtotalMinor > 0)
    .map(({ line, subtotalMinor, taxes }) => ({
      shippingLineId: line.shippingLineId,
      subtotalMinor,
      taxes: taxes.map((tax) => ({ ...tax })),
    }));
}
