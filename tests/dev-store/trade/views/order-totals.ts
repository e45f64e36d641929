import { currentTotalMinor, sumAllocations, sumTaxes, withTax } from "../log/balance";
import type { LineFact } from "../log/events";
import { outstandingMinor } from "../log/changes";
import type { OrderContext } from "./order-context";
import type { FieldReaders } from "./lazy-node";
import type { MoneyBag } from "./money-bag";

/** An order's totals in minor units of shop currency: as placed, with its edits, and as it stands. */
export interface OrderTotals {
  placedTotal: number;
  total: number;
  subtotal: number;
  discounts: number;
  cartDiscount: number;
  tax: number;
  shipping: number;
  tips: number;
  duties: number;
  fees: number;
  current: {
    total: number;
    subtotal: number;
    discounts: number;
    tax: number;
    shipping: number;
    duties: number;
    fees: number;
    units: number;
  };
  units: number;
  discrepancy: number;
  refundedShipping: number;
  outstanding: number;
}

/**
 * Shopify's `total...` fields count edits but not refunds, `current...` fields count both, and
 * `original...` is the order as placed. The discrepancies of refunds are part of the current total,
 * so that it equals the sum of the order's sales.
 */
export function orderTotals(context: OrderContext): OrderTotals {
  const { ordered, balance, events } = context;
  const placed = sumParts(context, ordered.lines);
  const edited = { ...placed };
  let refundedShipping = 0;
  for (const event of events) {
    if (event.type === "edited") {
      const added = sumParts(context, event.added, false);
      edited.subtotal += added.subtotal;
      edited.discounts += added.discounts;
      edited.tax += added.tax;
      edited.units += added.units;
      for (const more of event.increased) {
        edited.subtotal += more.quantity * more.unitPriceMinor;
        edited.tax += sumTaxes(more.taxes);
        edited.units += more.quantity;
      }
      for (const less of event.removed) {
        edited.subtotal -= less.subtotalMinor;
        edited.discounts -= less.discountMinor;
        edited.tax -= sumTaxes(less.taxes);
        edited.units -= less.quantity;
      }
      for (const cut of event.repriced) {
        edited.subtotal -= cut.discountMinor;
        edited.discounts += cut.discountMinor;
        edited.tax -= sumTaxes(cut.taxes);
      }
    }
    if (event.type === "refunded") {
      for (const part of event.shipping) refundedShipping += withTax(balance, part);
    }
  }
  const grand = (sums: typeof placed) =>
    sums.subtotal +
    (ordered.taxesIncluded ? sums.feeTax : sums.tax) +
    sums.shipping +
    sums.tips +
    sums.duties +
    sums.fees;
  return {
    ...edited,
    placedTotal: grand(placed),
    total: grand(edited),
    current: currentSums(context),
    discrepancy: balance.adjustmentsMinor,
    refundedShipping,
    outstanding: Math.max(0, outstandingMinor(balance)),
  };
}

function sumParts(context: OrderContext, lines: readonly LineFact[], whole = true) {
  const { ordered } = context;
  const sums = {
    subtotal: 0,
    discounts: 0,
    cartDiscount: 0,
    tax: 0,
    feeTax: 0,
    shipping: 0,
    tips: 0,
    duties: 0,
    fees: 0,
    units: 0,
  };
  for (const line of lines) {
    const amount = line.quantity * line.unitPriceMinor - sumAllocations(line.allocations);
    if (line.kind === "tip") {
      sums.tips += amount;
      continue;
    }
    sums.subtotal += amount;
    sums.discounts += sumAllocations(line.allocations);
    for (const { application, amountMinor } of line.allocations) {
      if (ordered.discounts[application]?.allocation === "across") sums.cartDiscount += amountMinor;
    }
    sums.tax += sumTaxes(line.taxes);
    sums.units += line.quantity;
  }
  if (!whole) return sums;
  for (const line of ordered.shipping) {
    const discount = sumAllocations(line.allocations);
    sums.shipping += line.priceMinor - discount;
    sums.discounts += discount;
    sums.tax += sumTaxes(line.taxes);
  }
  for (const duty of ordered.duties) sums.duties += duty.amountMinor;
  for (const fee of ordered.fees) {
    sums.fees += fee.amountMinor;
    sums.tax += sumTaxes(fee.taxes);
    sums.feeTax += sumTaxes(fee.taxes);
  }
  return sums;
}

function currentSums({ balance }: OrderContext): OrderTotals["current"] {
  let subtotal = 0;
  let discounts = 0;
  let tax = 0;
  let units = 0;
  for (const line of balance.lines.values()) {
    if (line.line.kind === "tip") continue;
    subtotal += line.subtotalMinor;
    discounts += line.discountMinor;
    tax += sumTaxes(line.taxes);
    units += line.current;
  }
  let shipping = 0;
  for (const line of balance.shipping.values()) {
    shipping += line.subtotalMinor;
    discounts += sumAllocations(line.line.allocations);
    tax += sumTaxes(line.taxes);
  }
  let duties = 0;
  for (const amount of balance.duties.values()) duties += amount;
  let fees = 0;
  for (const fee of balance.fees.values()) {
    fees += fee.amountMinor;
    tax += sumTaxes(fee.taxes);
  }
  const total = currentTotalMinor(balance);
  return { total, subtotal, discounts, tax, shipping, duties, fees, units };
}

const bagOf =
  (minor: (context: OrderContext) => number) =>
  (context: OrderContext): MoneyBag =>
    context.purse.bag(minor(context));

/** The totals as fields of the Order type. */
export const TOTAL_FIELDS: FieldReaders<OrderContext> = {
  totalPriceSet: bagOf(({ totals }) => totals.total),
  originalTotalPriceSet: bagOf(({ totals }) => totals.placedTotal),
  currentTotalPriceSet: bagOf(({ totals }) => totals.current.total),
  subtotalPriceSet: bagOf(({ totals }) => totals.subtotal),
  currentSubtotalPriceSet: bagOf(({ totals }) => totals.current.subtotal),
  totalDiscountsSet: bagOf(({ totals }) => totals.discounts),
  currentTotalDiscountsSet: bagOf(({ totals }) => totals.current.discounts),
  cartDiscountAmountSet: bagOf(({ totals }) => totals.cartDiscount),
  currentCartDiscountAmountSet: bagOf(({ totals }) => totals.cartDiscount),
  totalTaxSet: bagOf(({ totals }) => totals.tax),
  currentTotalTaxSet: bagOf(({ totals }) => totals.current.tax),
  totalShippingPriceSet: bagOf(({ totals }) => totals.shipping),
  currentShippingPriceSet: bagOf(({ totals }) => totals.current.shipping),
  totalTipReceivedSet: bagOf(({ totals }) => totals.tips),
  originalTotalDutiesSet: ({ ordered, purse, totals }) =>
    ordered.duties.length > 0 ? purse.bag(totals.duties) : null,
  currentTotalDutiesSet: ({ ordered, purse, totals }) =>
    ordered.duties.length > 0 ? purse.bag(totals.current.duties) : null,
  originalTotalAdditionalFeesSet: ({ ordered, purse, totals }) =>
    ordered.fees.length > 0 ? purse.bag(totals.fees) : null,
  currentTotalAdditionalFeesSet: ({ balance, purse, totals }) =>
    balance.fees.size > 0 ? purse.bag(totals.current.fees) : null,
  totalRefundedSet: bagOf(({ balance }) => balance.refundedMinor),
  totalRefundedShippingSet: bagOf(({ totals }) => totals.refundedShipping),
  refundDiscrepancySet: bagOf(({ totals }) => totals.discrepancy),
  netPaymentSet: bagOf(({ balance }) => balance.receivedMinor - balance.refundedMinor),
  totalReceivedSet: bagOf(({ balance }) => balance.receivedMinor),
  totalOutstandingSet: bagOf(({ totals }) => totals.outstanding),
  totalCapturableSet: bagOf(() => 0),
  totalCashRoundingAdjustment: ({ purse }) => ({
    paymentSet: purse.bag(0),
    refundSet: purse.bag(0),
  }),
};
