import type { OrderedEvent, OrderEvents } from "./events";

/** What an order is called: "#1001" unless it was named otherwise. */
export function orderName({ name, number }: Pick<OrderedEvent, "name" | "number">): string {
  return name ?? `#${number}`;
}

/** An order's tags after everything that happened to it. */
export function tagsNow(events: OrderEvents): readonly string[] {
  let { tags } = events[0];
  for (const event of events) if (event.type === "relabelled") tags = event.tags ?? tags;
  return tags;
}

/** An order's note after everything that happened to it. */
export function noteNow(events: OrderEvents): string | null {
  let { note } = events[0];
  for (const event of events) {
    if (event.type === "relabelled" && event.note !== undefined) note = event.note;
  }
  return note;
}
