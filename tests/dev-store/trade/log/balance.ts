import type { LineFact, OrderEvents, ReversalFact, ShippingFact, TaxFact } from "./events";

/** What is left of a line after everything that happened to it. Money as displayed. */
export interface LineBalance {
  line: LineFact;
  /** Units ever put on the order, later increases included. */
  ordered: number;
  /** Units still on the order. */
  current: number;
  /** Units taken off by an edit, and units returned or refunded. */
  removed: number;
  returned: number;
  fulfilled: number;
  /** Money of the units still on the order, after discounts. */
  subtotalMinor: number;
  taxes: TaxFact[];
  discountMinor: number;
  discountBeforeTaxesMinor: number;
}

export interface ShippingBalance {
  line: ShippingFact;
  /** What has not been refunded, after discounts, as displayed. */
  subtotalMinor: number;
  taxes: TaxFact[];
}

/** An order as it stands after its events: the basis of what can be refunded and of current totals. */
export interface OrderBalance {
  taxesIncluded: boolean;
  lines: Map<number, LineBalance>;
  shipping: Map<number, ShippingBalance>;
  duties: Map<number, number>;
  fees: Map<number, { amountMinor: number; taxes: TaxFact[] }>;
  /** Signed sum of refund discrepancies. */
  adjustmentsMinor: number;
  receivedMinor: number;
  refundedMinor: number;
  cancelledAt: number | null;
  deletedAt: number | null;
}

/** Replays an order's events. */
export function readBalance(events: OrderEvents): OrderBalance {
  const [ordered] = events;
  const balance: OrderBalance = {
    taxesIncluded: ordered.taxesIncluded,
    lines: new Map(),
    shipping: new Map(),
    duties: new Map(ordered.duties.map((duty) => [duty.dutyId, duty.amountMinor])),
    fees: new Map(),
    adjustmentsMinor: 0,
    receivedMinor: 0,
    refundedMinor: 0,
    cancelledAt: null,
    deletedAt: null,
  };
  for (const line of ordered.lines) addLine(balance, line);
  for (const line of ordered.shipping) {
    balance.shipping.set(line.shippingLineId, {
      line,
      subtotalMinor: line.priceMinor - sumAllocations(line.allocations),
      taxes: copyTaxes(line.taxes),
    });
  }
  for (const fee of ordered.fees) {
    balance.fees.set(fee.feeId, { amountMinor: fee.amountMinor, taxes: copyTaxes(fee.taxes) });
  }
  for (let i = 1; i < events.length; i++) applyEvent(balance, events[i] as OrderEvents[number]);
  return balance;
}

/** Applies one later event to a balance, in place. */
export function applyEvent(balance: OrderBalance, event: OrderEvents[number]): void {
  switch (event.type) {
    case "ordered":
    case "relabelled":
      return;
    case "edited":
      for (const line of event.added) addLine(balance, line);
      for (const more of event.increased) {
        const line = lineOf(balance, more.lineId);
        line.ordered += more.quantity;
        line.current += more.quantity;
        line.subtotalMinor += more.quantity * more.unitPriceMinor;
        addTaxes(line.taxes, more.taxes, 1);
      }
      for (const less of event.removed) takeOff(balance, less, "removed");
      for (const cut of event.repriced) {
        const line = lineOf(balance, cut.lineId);
        line.subtotalMinor -= cut.discountMinor;
        line.discountMinor += cut.discountMinor;
        line.discountBeforeTaxesMinor += cut.discountBeforeTaxesMinor;
        addTaxes(line.taxes, cut.taxes, -1);
      }
      return;
    case "paid":
      balance.receivedMinor += sumAmounts(event.transactions);
      return;
    case "fulfilled":
      for (const part of event.lines) lineOf(balance, part.lineId).fulfilled += part.quantity;
      return;
    case "returned":
      for (const back of event.reversals) takeOff(balance, back, "returned");
      if (event.restockingFee) {
        const { feeId, amountMinor } = event.restockingFee;
        balance.fees.set(feeId, { amountMinor, taxes: [] });
      }
      return;
    case "refunded":
      for (const back of event.reversals) takeOff(balance, back, "returned");
      for (const part of event.shipping) {
        const line = balance.shipping.get(part.shippingLineId);
        if (!line) continue;
        line.subtotalMinor -= part.subtotalMinor;
        addTaxes(line.taxes, part.taxes, -1);
      }
      for (const part of event.duties) {
        balance.duties.set(part.dutyId, (balance.duties.get(part.dutyId) ?? 0) - part.amountMinor);
      }
      for (const part of event.fees) {
        const fee = balance.fees.get(part.feeId);
        if (!fee) continue;
        fee.amountMinor -= part.amountMinor;
        addTaxes(fee.taxes, part.taxes, -1);
      }
      balance.adjustmentsMinor += sumAmounts(event.adjustments);
      balance.refundedMinor += sumAmounts(event.transactions);
      return;
    case "adjusted":
      balance.adjustmentsMinor += sumAmounts(event.adjustments);
      balance.refundedMinor += sumAmounts(event.transactions);
      return;
    case "cancelled":
      balance.cancelledAt = event.at;
      return;
    case "deleted":
      balance.deletedAt = event.at;
  }
}

/** What the order is worth now: everything still on it, with tax, tips, duties, fees and adjustments. */
export function currentTotalMinor(balance: OrderBalance): number {
  let total = balance.adjustmentsMinor;
  for (const line of balance.lines.values()) total += withTax(balance, line);
  for (const line of balance.shipping.values()) total += withTax(balance, line);
  for (const amount of balance.duties.values()) total += amount;
  for (const fee of balance.fees.values()) total += fee.amountMinor + sumTaxes(fee.taxes);
  return total;
}

/** An amount as displayed plus the tax that comes on top of it, if it does. */
export function withTax(
  balance: Pick<OrderBalance, "taxesIncluded">,
  part: { subtotalMinor: number; taxes: readonly TaxFact[] },
): number {
  return part.subtotalMinor + (balance.taxesIncluded ? 0 : sumTaxes(part.taxes));
}

/** The share of a line's remaining money that goes back with some of its units; the last unit takes the rest. */
export function shareOf(line: LineBalance, quantity: number): ReversalFact {
  const share = (minor: number) =>
    quantity === line.current ? minor : Math.round((minor * quantity) / line.current);
  return {
    lineId: line.line.lineId,
    quantity,
    subtotalMinor: share(line.subtotalMinor),
    taxes: line.taxes.map((tax) => ({ ...tax, amountMinor: share(tax.amountMinor) })),
    discountMinor: share(line.discountMinor),
    discountBeforeTaxesMinor: share(line.discountBeforeTaxesMinor),
  };
}

export function sumTaxes(taxes: readonly TaxFact[]): number {
  return sumAmounts(taxes);
}

export function sumAllocations(allocations: readonly { amountMinor: number }[]): number {
  return sumAmounts(allocations);
}

function sumAmounts(parts: readonly { amountMinor: number }[]): number {
  let sum = 0;
  for (const part of parts) sum += part.amountMinor;
  return sum;
}

function addLine(balance: OrderBalance, line: LineFact): void {
  const discountMinor = sumAllocations(line.allocations);
  balance.lines.set(line.lineId, {
    line,
    ordered: line.quantity,
    current: line.quantity,
    removed: 0,
    returned: 0,
    fulfilled: 0,
    subtotalMinor: line.quantity * line.unitPriceMinor - discountMinor,
    taxes: copyTaxes(line.taxes),
    discountMinor,
    discountBeforeTaxesMinor: line.discountBeforeTaxesMinor,
  });
}

function takeOff(balance: OrderBalance, back: ReversalFact, kind: "removed" | "returned"): void {
  const line = lineOf(balance, back.lineId);
  line.current -= back.quantity;
  line[kind] += back.quantity;
  line.subtotalMinor -= back.subtotalMinor;
  line.discountMinor -= back.discountMinor;
  line.discountBeforeTaxesMinor -= back.discountBeforeTaxesMinor;
  addTaxes(line.taxes, back.taxes, -1);
}

function lineOf(balance: OrderBalance, lineId: number): LineBalance {
  const line = balance.lines.get(lineId);
  if (!line) throw new Error(`the log names line ${lineId}, which the order does not have`);
  return line;
}

function copyTaxes(taxes: readonly TaxFact[]): TaxFact[] {
  return taxes.map((tax) => ({ ...tax }));
}

// A line's taxes keep their order from the day it was priced, so they match by position.
function addTaxes(taxes: TaxFact[], more: readonly TaxFact[], sign: 1 | -1): void {
  for (let i = 0; i < more.length; i++) {
    const tax = taxes[i];
    if (tax) tax.amountMinor += sign * (more[i] as TaxFact).amountMinor;
  }
}
