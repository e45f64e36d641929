import type { Trade, UserError } from "../../world/types";
import { shareOf, withTax } from "../log/balance";
import type { OrderBalance } from "../log/balance";
import { gatewayOf, refund, refundableMinor } from "../log/changes";
import type { RefundedEvent, ReversalFact } from "../log/events";
import { openOrder } from "../views/order-context";
import { refundPayload } from "../views/rest";
import { emitCustomerOf, emitOrder, openForChange, userError } from "./context";
import type { CommandContext } from "./context";

type Refund = Parameters<Trade["refundOrder"]>[1];

/** Takes goods back (restocked) and gives money back, with what the two differ by as a discrepancy. */
export function refundOrder(context: CommandContext, id: number, wanted: Refund): UserError[] {
  const { opened, errors } = openForChange(context, id);
  if (!opened) return errors;
  const { order, events, balance, at, nextId } = opened;
  const userErrors: UserError[] = [];
  const reversals = readReversals(balance, wanted.lines, userErrors);
  const shipping = readShipping(balance, wanted.shippingMinor ?? 0, userErrors);
  const extra = wanted.adjustmentMinor ?? 0;
  if (userErrors.length === 0 && reversals.length + shipping.length === 0 && extra === 0) {
    userErrors.push(userError(null, "Refund must contain lines, shipping or an amount", "BLANK"));
  }
  const value = [...reversals, ...shipping].reduce((sum, part) => sum + withTax(balance, part), 0);
  const wasPaid = balance.receivedMinor > 0;
  if (value + extra < 0) {
    userErrors.push(userError(["adjustmentMinor"], "A fee cannot exceed the value of the refund"));
  } else if (wasPaid && value + extra > refundableMinor(balance)) {
    userErrors.push(userError(["transactions"], "Refund amount exceeds what can be refunded"));
  } else if (!wasPaid && extra > 0) {
    userErrors.push(userError(["adjustmentMinor"], "Nothing has been paid for this order"));
  }
  if (userErrors.length > 0) return userErrors;

  const event = refund(
    balance,
    {
      at,
      gateway: gatewayOf(events),
      note: null,
      reversals,
      shipping,
      adjustments:
        extra === 0
          ? []
          : [
              {
                adjustmentId: nextId(),
                reason: extra < 0 ? "RESTOCK" : "REFUND_DISCREPANCY",
                amountMinor: -extra,
              },
            ],
    },
    nextId,
  );
  context.log.append(order, event);
  restock(context, balance, reversals);
  emitRefund(context, order, event);
  emitOrder(context, "orders/updated", order, at);
  emitCustomerOf(context, order, at);
  return [];
}

/** Puts units of lines back into stock. */
export function restock(
  context: CommandContext,
  balance: OrderBalance,
  reversals: readonly ReversalFact[],
): void {
  for (const { lineId, quantity } of reversals) {
    const variantId = balance.lines.get(lineId)?.line.variantId ?? null;
    if (variantId !== null && context.catalogue.variant(variantId)) {
      context.catalogue.adjustStock(variantId, quantity);
    }
  }
}

/** Fires refunds/create. */
export function emitRefund(context: CommandContext, order: number, event: RefundedEvent): void {
  const view = openOrder(context.source, order);
  context.emit({
    topic: "refunds/create",
    resource: "orders",
    id: view.id,
    at: event.at,
    payload: refundPayload(view, event),
  });
}

function readReversals(
  balance: OrderBalance,
  lines: Refund["lines"],
  errors: UserError[],
): ReversalFact[] {
  const seen = new Set<number>();
  return lines.flatMap(({ lineItemId, quantity }, i) => {
    const line = balance.lines.get(lineItemId);
    const at = (name: string) => ["lines", String(i), name];
    if (!line || line.line.kind === "tip" || seen.has(lineItemId)) {
      errors.push(userError(at("lineItemId"), "Line item does not exist", "NOT_FOUND"));
      return [];
    }
    seen.add(lineItemId);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.current) {
      errors.push(
        userError(at("quantity"), "Quantity cannot refund more items than were purchased"),
      );
      return [];
    }
    return [shareOf(line, quantity)];
  });
}

function readShipping(
  balance: OrderBalance,
  wantedMinor: number,
  errors: UserError[],
): RefundedEvent["shipping"][number][] {
  if (wantedMinor === 0) return [];
  const line = [...balance.shipping.values()].find((one) => one.subtotalMinor >= wantedMinor);
  if (!line || wantedMinor < 0) {
    errors.push(userError(["shippingMinor"], "Shipping refund exceeds what was charged"));
    return [];
  }
  const share = (minor: number) =>
    wantedMinor === line.subtotalMinor
      ? minor
      : Math.round((minor * wantedMinor) / line.subtotalMinor);
  return [
    {
      shippingLineId: line.line.shippingLineId,
      subtotalMinor: wantedMinor,
      taxes: line.taxes.map((tax) => ({ ...tax, amountMinor: share(tax.amountMinor) })),
    },
  ];
}
