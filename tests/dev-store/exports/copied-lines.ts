import type { OrderGroup, OrderRowFound } from "./order-groups";
import type { OrderHead } from "./order-row";

/** What rows that repeat an earlier row of their order in every cell come to. */
export type Copies = "sold" | "copied" | "unclear";

/**
 * Whether rows that repeat an earlier one, in an export that repeats an order's own cells on every row,
 * are lines sold twice or copies of one. Only the subtotal tells: it is what all lines come to less their
 * discounts, or what they come to without the repeated ones.
 */
export function judgeCopies({ head, rows }: OrderGroup): Copies {
  if (!rows.some(({ isCopy }) => isCopy)) return "sold";
  const all = sumOf(rows);
  const once = sumOf(rows.filter(({ isCopy }) => !isCopy));
  if (all.value === once.value && all.discount === once.discount) return "sold";
  if (!head?.cells || head.cells.subtotal == null) return "unclear";
  for (const fits of [fitsDiscount, fitsPrice]) {
    const [isAll, isOnce] = [fits(head.cells, all), fits(head.cells, once)];
    if (isAll !== isOnce) return isAll ? "sold" : "copied";
    if (isAll) return "unclear";
  }
  return "unclear";
}

/** Thousandths, the smallest unit of any currency. */
interface Sum {
  value: number;
  discount: number;
}

const toThousandths = (text: string | null | undefined) => Math.round(Number(text ?? 0) * 1000);

function sumOf(rows: readonly OrderRowFound[]): Sum {
  const sum = { value: 0, discount: 0 };
  for (const { cells } of rows) {
    if (!cells) continue;
    sum.value += cells.lineQuantity * toThousandths(cells.linePrice);
    sum.discount += toThousandths(cells.lineDiscount);
  }
  return sum;
}

/** The order's discount may have the lines' own in it, or beside it. */
function fitsDiscount({ subtotal, discountAmount }: OrderHead, { value, discount }: Sum): boolean {
  const taken = value - toThousandths(subtotal);
  const ofOrder = toThousandths(discountAmount);
  return [ofOrder, discount, ofOrder + discount].includes(taken);
}

/** A discount on shipping leaves lines at their prices. */
function fitsPrice({ subtotal }: OrderHead, { value }: Sum): boolean {
  return value === toThousandths(subtotal);
}
