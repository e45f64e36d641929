/**
 * Numeric ids. An order's own ids are functions of its position in the log, and everything below an
 * order takes the next free number of that order's block: so an id never depends on what else was
 * asked for before, and an id leads back to its order.
 */
const BLOCK = 2048;

const ORDER_BASE = 5_310_000_000_000;
const ORDER_STEP = 3;
const CUSTOMER_BASE = 7_120_000_000_000;
const CUSTOMER_STEP = 7;
const CHECKOUT_BASE = 36_100_000_000_000;
const PART_BASE = 14_000_000_000_000;

/** The first order's number; its name is "#1001". */
export const FIRST_ORDER_NUMBER = 1001;

export const orderId = (order: number): number => ORDER_BASE + order * ORDER_STEP;
export const customerId = (customer: number): number => CUSTOMER_BASE + customer * CUSTOMER_STEP;
export const checkoutId = (checkout: number): number => CHECKOUT_BASE + checkout;

/** Position of an order by its id, or null for an id that no order can have. */
export function orderIndex(id: number): number | null {
  return indexOf(id, ORDER_BASE, ORDER_STEP);
}

/** Position of a customer by its id, or null for an id that no customer can have. */
export function customerIndex(id: number): number | null {
  return indexOf(id, CUSTOMER_BASE, CUSTOMER_STEP);
}

/** Position of an abandoned checkout by its id. */
export function checkoutIndex(id: number): number | null {
  return indexOf(id, CHECKOUT_BASE, 1);
}

/** The n-th id of an order's block: line items, transactions, refunds and so on. */
export function partId(order: number, n: number): number {
  if (n >= BLOCK) throw new RangeError(`order ${order} has used up its ids`);
  return PART_BASE + order * BLOCK + n;
}

/** How many ids of its block an order has used when `id` was the last. */
export function partNumber(order: number, id: number): number {
  return id - PART_BASE - order * BLOCK;
}

function indexOf(id: number, base: number, step: number): number | null {
  const index = (id - base) / step;
  return Number.isInteger(index) && index >= 0 ? index : null;
}
