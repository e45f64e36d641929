import type { ExportedCustomer } from "../exports/types";
import type { CustomerTraits } from "../trade/views/customer-traits";

/** Customers of an import, numbered in the order they came; a few typed arrays. */
export interface ImportedCustomers {
  count: number;
  /** Customer of each order; -1 = guest. */
  ofOrder: Int32Array;
  /** Epoch ms, ascending. */
  since: Float64Array;
  /** Orders of customer c: orders[offsets[c] .. offsets[c + 1]), ascending. */
  offsets: Int32Array;
  orders: Int32Array;
  traits: CustomerTraits;
  /** Those of the customers file without an order, and those with a key that orders have. */
  withoutOrders: number;
}

/**
 * Numbers customers: those without orders first, as if they had been there from the beginning (an
 * export does not say since when), then by their first order.
 * @param keys of the orders, by time; null for a guest
 * @param orderedAt epoch ms, ascending
 * @param beginning epoch ms, not after the first order
 */
export function numberCustomers(
  keys: readonly (string | null)[],
  orderedAt: Float64Array,
  customers: readonly ExportedCustomer[],
  beginning: number,
): ImportedCustomers {
  const buyers = new Set(keys);
  const numbers = new Map<string, number>();
  const tags: (readonly string[] | undefined)[] = [];
  const since: number[] = [];
  const tagsByKey = new Map<string, readonly string[]>();
  for (const { customerKey, tags: own = [] } of customers) {
    if (customerKey && buyers.has(customerKey)) tagsByKey.set(customerKey, own);
    else {
      tags.push(own);
      since.push(beginning);
    }
  }
  const withoutOrders = since.length;

  const ofOrder = new Int32Array(keys.length).fill(-1);
  keys.forEach((key, order) => {
    if (key === null) return;
    let number = numbers.get(key);
    if (number === undefined) {
      number = since.push(orderedAt[order] as number) - 1;
      numbers.set(key, number);
      tags.push(tagsByKey.get(key));
    }
    ofOrder[order] = number;
  });

  const offsets = new Int32Array(since.length + 1);
  for (const customer of ofOrder) {
    if (customer >= 0) offsets[customer + 1] = (offsets[customer + 1] as number) + 1;
  }
  for (let c = 0; c < since.length; c++) {
    offsets[c + 1] = (offsets[c + 1] as number) + (offsets[c] as number);
  }
  const next = offsets.slice();
  const orders = new Int32Array(offsets[since.length] as number);
  ofOrder.forEach((customer, order) => {
    if (customer < 0) return;
    const place = next[customer] as number;
    orders[place] = order;
    next[customer] = place + 1;
  });
  return {
    count: since.length,
    ofOrder,
    since: Float64Array.from(since),
    offsets,
    orders,
    traits: importedTraits(tags),
    withoutOrders,
  };
}

/** What an export does not say of a profile is not made up: no consent, no e-mail, no account. */
function importedTraits(tags: readonly (readonly string[] | undefined)[]): CustomerTraits {
  return {
    state: () => "DISABLED",
    marketing: () => null,
    acceptsMarketing: () => false,
    tags: (customer) => tags[customer] ?? [],
    hasOptedOutOfSale: () => false,
    hasVerifiedEmail: () => false,
  };
}
