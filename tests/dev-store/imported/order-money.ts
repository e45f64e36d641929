import { spread } from "../trade/generate/pricing";
import type { OrderFacts } from "./order-facts";

/** How the money of an exported order fits together; minor units. */
export interface OrderMoney {
  /** Per line: what was taken off it alone, and its share of what was taken off the order. */
  ownCuts: number[];
  spreadCuts: number[];
  /** null: nothing is shipped. */
  shipping: { priceMinor: number; cutMinor: number } | null;
  taxMinor: number;
  /** Whether prices include tax, by the order's own total; null where that does not tell. */
  taxesIncluded: boolean | null;
  oddities: readonly OrderOddity[];
}

export type OrderOddity =
  | "subtotal above lines"
  | "line discounts above subtotal"
  | "discount left over"
  | "total differs"
  | "tip inside subtotal";

/**
 * Takes an order's money apart. What lines cost less than their prices is a discount: first each
 * line's own, the rest spread by value. What the order's discount has beyond that was given on
 * shipping, where the total agrees. Whether tax is inside follows from the total, too.
 */
export function readMoney(facts: OrderFacts): OrderMoney {
  const oddities: OrderOddity[] = [];
  const isTip = facts.lines.map(({ kind }) => kind === "tip");
  const values = facts.lines.map(({ quantity, priceMinor }) => quantity * priceMinor);
  const goods = sumWhere(values, (i) => !isTip[i]);
  const tip = sumWhere(values, (i) => isTip[i] === true);
  const taxMinor = facts.taxMinor ?? facts.taxes.reduce((sum, tax) => sum + tax.amountMinor, 0);
  const charged = Math.max(0, facts.shippingMinor ?? 0);
  const beside = charged + facts.dutiesMinor;

  // The subtotal may have the tip in it: then the total is right only without adding it again.
  const { subtotalMinor, totalMinor } = facts;
  const adds = (sum: number) => totalMinor === sum || totalMinor === sum + taxMinor;
  const isTipInside =
    tip > 0 &&
    subtotalMinor !== null &&
    totalMinor !== null &&
    adds(subtotalMinor + beside) &&
    !adds(subtotalMinor + beside + tip);
  if (isTipInside) oddities.push("tip inside subtotal");

  const own = facts.lines.map((line, i) =>
    isTip[i] ? 0 : Math.min(line.discountMinor, values[i] as number),
  );
  const ownSum = sum(own);
  const known = subtotalMinor === null ? null : subtotalMinor - (isTipInside ? tip : 0);
  const taken = known === null ? Math.max(ownSum, facts.discountMinor ?? 0) : goods - known;
  let ownCuts = own;
  let rest = Math.min(taken, goods) - ownSum;
  if (taken < 0) {
    oddities.push("subtotal above lines");
    rest = 0;
  } else if (rest < 0) {
    oddities.push("line discounts above subtotal");
    ownCuts = spread(taken, own);
    rest = 0;
  }
  const left = values.map((value, i) => (isTip[i] ? 0 : value - (ownCuts[i] as number)));
  const spreadCuts = spread(rest, left);
  const net = goods - sum(ownCuts) - rest;

  // Line discounts that the subtotal does not show are inside the order's discount as well.
  const shown = Math.max(sum(ownCuts) + rest, ownSum);
  const extra = Math.max(0, (facts.discountMinor ?? 0) - shown);
  const isShipped = facts.shippingTitle !== null || charged > 0;
  const fits = (shippingNet: number) =>
    fitOf(totalMinor, net + shippingNet + facts.dutiesMinor + tip, taxMinor);
  let shipping = isShipped ? { priceMinor: charged, cutMinor: 0 } : null;
  let fit = fits(charged);
  if (extra > 0) {
    const before = extra <= charged ? fits(charged - extra) : "differs";
    if (isShipped && (fit !== "differs" || totalMinor === null)) {
      shipping = { priceMinor: charged + extra, cutMinor: extra };
    } else if (isShipped && before !== "differs") {
      shipping = { priceMinor: charged, cutMinor: extra };
      fit = before;
    } else oddities.push("discount left over");
  }
  if (fit === "differs") oddities.push("total differs");
  return {
    ownCuts,
    spreadCuts,
    shipping,
    taxMinor,
    taxesIncluded: fit === "included" ? true : fit === "on top" ? false : null,
    oddities,
  };
}

function fitOf(
  total: number | null,
  parts: number,
  tax: number,
): "included" | "on top" | "either" | "differs" {
  if (total === null) return "either";
  if (tax === 0) return total === parts ? "either" : "differs";
  if (total === parts + tax) return "on top";
  return total === parts ? "included" : "differs";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sumWhere(values: readonly number[], holds: (i: number) => boolean | undefined): number {
  return values.reduce((total, value, i) => (holds(i) ? total + value : total), 0);
}
