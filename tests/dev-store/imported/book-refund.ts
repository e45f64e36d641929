import { spread } from "../trade/generate/pricing";
import { currentTotalMinor, shareOf, sumTaxes, withTax } from "../trade/log/balance";
import type { LineBalance, OrderBalance } from "../trade/log/balance";
import { refundEverything } from "../trade/log/changes";
import type { AdjustmentFact, RefundedEvent, ReversalFact, TaxFact } from "../trade/log/events";

/**
 * A refund of which only the amount is known. All of it: everything goes back. Less: it is spread
 * over the goods by what was paid for them, then over shipping; what is left is an adjustment. So
 * what goes back is the amount, to the minor unit.
 */
export function bookRefund(
  balance: OrderBalance,
  amountMinor: number,
  at: number,
  gateway: string,
  nextId: () => number,
): RefundedEvent {
  const worth = currentTotalMinor(balance);
  if (amountMinor >= worth) {
    const note = null;
    const all = refundEverything(balance, { at, gateway, note, restock: "NO_RESTOCK" }, nextId);
    const beyond = amountMinor - worth;
    return {
      ...all,
      adjustments:
        beyond > 0 ? [...all.adjustments, discrepancy(-beyond, nextId)] : all.adjustments,
      transactions: [
        {
          transactionId: all.transactions[0]?.transactionId ?? nextId(),
          kind: "REFUND",
          gateway,
          amountMinor,
        },
      ],
    };
  }

  const refundId = nextId();
  const goods = [...balance.lines.values()].filter(({ line }) => line.kind !== "tip");
  const values = goods.map((line) => Math.max(0, withTax(balance, line)));
  const goodsBack = Math.min(
    amountMinor,
    values.reduce((sum, value) => sum + value, 0),
  );
  const shares = spread(goodsBack, values);
  const reversals = goods.flatMap((line, i) => {
    const share = shares[i] as number;
    return share > 0 ? [reverse(balance, line, share, values[i] as number)] : [];
  });
  let rest = amountMinor - goodsBack;
  const shipping: RefundedEvent["shipping"][number][] = [];
  for (const { line, subtotalMinor, taxes } of balance.shipping.values()) {
    const value = withTax(balance, { subtotalMinor, taxes });
    const back = Math.min(rest, Math.max(0, value));
    if (back === 0) continue;
    shipping.push({
      shippingLineId: line.shippingLineId,
      ...splitTax(balance, { subtotalMinor, taxes }, back, value),
    });
    rest -= back;
  }
  return {
    type: "refunded",
    at,
    refundId,
    returnId: null,
    note: null,
    reversals,
    returned: [],
    restock: "NO_RESTOCK",
    shipping,
    duties: [],
    fees: [],
    adjustments: rest > 0 ? [discrepancy(-rest, nextId)] : [],
    transactions: [{ transactionId: nextId(), kind: "REFUND", gateway, amountMinor }],
  };
}

function discrepancy(amountMinor: number, nextId: () => number): AdjustmentFact {
  return { adjustmentId: nextId(), reason: "REFUND_DISCREPANCY", amountMinor };
}

/** A line's part of a refund, out of what the line is worth: units as far as they are whole. */
function reverse(
  balance: OrderBalance,
  line: LineBalance,
  backMinor: number,
  valueMinor: number,
): ReversalFact {
  if (backMinor === valueMinor) return shareOf(line, line.current);
  const share = (minor: number) => Math.round((minor * backMinor) / valueMinor);
  return {
    lineId: line.line.lineId,
    quantity: Math.floor((line.current * backMinor) / valueMinor),
    ...splitTax(balance, line, backMinor, valueMinor),
    discountMinor: share(line.discountMinor),
    discountBeforeTaxesMinor: share(line.discountBeforeTaxesMinor),
  };
}

/** Money that goes back as an amount as displayed and the tax on it or inside it. */
function splitTax(
  balance: OrderBalance,
  part: { subtotalMinor: number; taxes: readonly TaxFact[] },
  backMinor: number,
  valueMinor: number,
): { subtotalMinor: number; taxes: TaxFact[] } {
  const taxBack = Math.round((sumTaxes(part.taxes) * backMinor) / valueMinor);
  const shares = spread(
    taxBack,
    part.taxes.map((tax) => tax.amountMinor),
  );
  return {
    subtotalMinor: balance.taxesIncluded ? backMinor : backMinor - taxBack,
    taxes: part.taxes.map((tax, i) => ({ ...tax, amountMinor: shares[i] as number })),
  };
}
