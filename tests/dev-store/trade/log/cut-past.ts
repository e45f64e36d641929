import { headerOf } from "./event-log";
import type { Past } from "./event-log";
import type { OrderEvents } from "./events";
import type { OrderHeader } from "./log";

/**
 * The past as it was known at an instant (epoch ms): what happened later is not in it. Orders and
 * customers keep their positions, since both are in the order they came into the store.
 */
export function cutPast(past: Past, until: number): Past {
  const orderCount = countUntil(past.orderCount, (order) => past.header(order).at, until);
  const customerCount = countUntil(
    past.customerCount,
    (customer) => past.customer(customer).createdAt,
    until,
  );
  const cutHeaders = new Map<number, OrderHeader>();

  function events(order: number): OrderEvents {
    const [ordered, ...later] = past.events(order);
    return [ordered, ...later.filter(({ at }) => at <= until)];
  }

  return {
    ...past,
    orderCount,
    customerCount,
    events,
    header(order) {
      const header = past.header(order);
      if (header.updatedAt <= until) return header;
      let cut = cutHeaders.get(order);
      if (!cut) cutHeaders.set(order, (cut = headerOf(events(order))));
      return cut;
    },
    eventCount: (order) =>
      past.header(order).updatedAt <= until ? past.eventCount(order) : events(order).length,
    ordersOf: (customer) => past.ordersOf(customer).filter((order) => order < orderCount),
    merges: past.merges.filter(({ at }) => at <= until),
  };
}

/** How many of `count` things came until that instant; their times ascend. */
function countUntil(count: number, timeOf: (index: number) => number, until: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(middle) <= until) low = middle + 1;
    else high = middle;
  }
  return low;
}
