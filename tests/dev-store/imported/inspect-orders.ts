import type { ExportedOrder } from "../exports/types";
import type { Findings } from "./findings";
import type { Tie } from "./find-variant";
import type { GiftCardHint } from "./gift-cards";
import type { OrderOddity } from "./order-money";
import type { Inspect } from "./past";
import { channelOf } from "./price-order";
import { isPaid, isTakenOff } from "./tell-order";

const ODDITIES: Readonly<Record<OrderOddity, readonly [field: string, rule: string]>> = {
  "subtotal above lines": ["Subtotal", "More than the order's lines come to: the lines count"],
  "line discounts above subtotal": [
    "Lineitem discount",
    "More than the subtotal leaves room for: as much of it counts as the subtotal shows",
  ],
  "discount left over": [
    "Discount Amount",
    "More than goods and shipping show: the rest is left out",
  ],
  "total differs": ["Total", "Not the sum of its parts: the parts count"],
  "tip inside subtotal": ["Subtotal", 'A line "Tip" is part of it: taken out as a tip'],
};

/** Counts the rules that were used on each order. */
export function inspectOrders({ assume }: Findings): Inspect {
  return (facts, money, worthMinor) => {
    for (const oddity of money.oddities) assume(...ODDITIES[oddity], 1, facts.name);
    if (money.spreadCuts.some((cut) => cut > 0)) {
      assume(
        "Discount Amount",
        "What an order's lines cost more than its subtotal is a discount, spread over them by value",
      );
    }
    if (money.shipping && money.shipping.cutMinor > 0) {
      assume("Discount Amount", "What it has beyond the discount on goods was given on shipping");
    }
    if (facts.lines.some(({ kind }) => kind === "tip")) {
      assume("Lineitem name", 'A line "Tip" without a SKU is a tip, no product');
    }
    if (money.taxMinor > 0) {
      assume(
        "Taxes",
        "Taxes of an order are spread over its taxable lines by value, and over its shipping unless the rates in their names say that it bears none",
      );
      if (money.taxesIncluded === null) {
        assume("Taxes", "The total does not tell whether prices include tax: as in most orders");
      }
      const named = facts.taxes.reduce((sum, tax) => sum + tax.amountMinor, 0);
      if (named > 0 && named !== money.taxMinor) {
        assume("Tax 1 Value", "The single taxes are not the sum of all: the sum counts");
      }
    }
    if (facts.refundedMinor > 0) {
      assume(
        "Refunded Amount",
        "An export has no day of a refund: booked on the order's day and spread over its lines by value, with their tax; what exceeds goods goes to shipping, the rest is an adjustment",
      );
      if (facts.refundedMinor > worthMinor) {
        const rule = "More than the order is worth: the rest is an adjustment";
        assume("Refunded Amount", rule, 1, facts.name);
      }
    }
    if (isPaid(facts) && facts.paidAt === null) {
      assume("Paid at", "Paid, but not said when: at the time of the order");
    }
    if (facts.financialStatus === "partially_paid" && !isPaid(facts)) {
      assume("Financial Status", "How much was paid is not in an export: passed as not paid");
    }
    if (facts.fulfilledAt === null && facts.lines.some(({ isSent }) => isSent)) {
      assume("Fulfilled at", "Sent, but not said when: at the time of the order");
    }
    for (const [field, at] of [
      ["Paid at", facts.paidAt],
      ["Fulfilled at", facts.fulfilledAt],
      ["Cancelled at", facts.cancelledAt],
    ] as const) {
      if (at !== null && at < facts.at) assume(field, "Before the order: at the time of the order");
    }
    if (isTakenOff(facts)) {
      assume(
        "Cancelled at",
        "Nothing was paid, so nothing was refunded: the sale is taken off on the day of the cancellation",
      );
    } else if (facts.cancelledAt !== null && facts.refundedMinor === 0) {
      assume("Cancelled at", "Paid and not refunded: the sale stands");
    }
    if (channelOf(facts.source) === "other") {
      assume("Source", "Another app, or none: the sales channel is not known");
    }
    if (facts.countryCode === null) {
      assume("Shipping Country", "Neither shipping nor billing country: not known");
    }
  };
}

/** States what no orders file says, once for all orders. */
export function noteOrders(
  orders: readonly ExportedOrder[],
  ties: ReadonlyMap<Tie, number>,
  hasProducts: boolean,
  { assume }: Findings,
): void {
  const all = orders.length;
  assume("Lineitem sku", "A line is tied to the product whose SKU it has", ties.get("sku") ?? 0);
  assume(
    "Lineitem name",
    'Without a SKU that one variant alone has, a line is tied to the product by "Product title - Variant title"',
    ties.get("name") ?? 0,
  );
  assume("Lineitem name", "No product has its SKU or name: sold without one", ties.get(null) ?? 0);
  assume(
    "Cost per item",
    hasProducts
      ? "A line tied to none of its products: cost is not known"
      : "Without a products file: what a line's goods cost is not known",
    ties.get(null) ?? 0,
  );
  assume(
    "Email",
    "A customer is the salted hash of an e-mail address: the address itself is not kept",
    orders.filter(({ customerKey }) => customerKey).length,
  );
  assume(
    "Email",
    "An order without an e-mail address is a guest's",
    orders.filter(({ customerKey }) => !customerKey).length,
  );
  assume(
    "Order.customerJourneySummary",
    "Not in an export: where shoppers came from is not known",
    all,
  );
  assume("Order.test", "Not in an export: all orders count as real", all);
}

/** States what lines were taken for of which no products file says whether they sold gift cards. */
export function noteGiftCards(
  hints: ReadonlyMap<GiftCardHint, number>,
  { assume }: Findings,
): void {
  assume(
    "Lineitem name",
    "A line called a gift card, which neither is shipped nor bears tax, sold one: no part of gross and net sales",
    hints.get("giftCard") ?? 0,
  );
  assume(
    "Lineitem requires shipping, Lineitem taxable",
    "Neither shipped nor taxed and not called a gift card, which it may be all the same: counted as goods",
    hints.get("unclear") ?? 0,
  );
}
