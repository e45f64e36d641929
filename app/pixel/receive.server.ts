import { groupBy } from "../lib/group-by";
import { log } from "../log.server";
import { writePixelEvents, type PixelEventRow } from "../store/pixel/events.server";
import { findPixelOwners } from "../store/pixel/web-pixel.server";
import { createBatcher } from "./batcher";
import { createPixelLimits, type PixelLimits } from "./limits";
import { clampInstant, parsePixelPost } from "./post";

/** 204 says no more than that it was read: whether the id is a shop's, nobody is told. */
export type PixelStatus = 204 | 400 | 429 | 503;

interface ToStore {
  shop: string;
  event: PixelEventRow;
}

// Long enough to store hundreds of events with one statement, short enough not to be noticed.
const waitMs = 100;

const batcher = createBatcher<ToStore>({
  waitMs,
  mostAtOnce: 5_000,
  mostWaiting: 50_000,
  store: storeEvents,
});

let limits = createPixelLimits();

/** Starts the limits anew: for tests. */
export function resetPixelLimits(next: PixelLimits = createPixelLimits()): void {
  limits = next;
}

/** Takes the events of a post in; answers when they are stored. */
export async function receivePixelPost(
  text: string,
  address: string,
  now: Date,
): Promise<PixelStatus> {
  const post = parsePixelPost(text);
  if (!post) return 400;
  const { shop, events } = post;
  if (!limits.admit({ shop, address, events: events.length }, now)) return 429;
  const rows = events.map(({ at, ...event }) => ({
    shop,
    event: { ...event, occurredAt: clampInstant(at, now) },
  }));
  try {
    await batcher.add(rows);
    return 204;
  } catch (error) {
    log.warn({ err: error }, "Events of storefront pixels could not be stored");
    return 503;
  }
}

/** One statement a shop; what names no shop is dropped here, after the same wait. */
async function storeEvents(items: readonly ToStore[]): Promise<void> {
  const byShop = groupBy(items, ({ shop }) => shop);
  for (const owner of await findPixelOwners([...byShop.keys()])) {
    const events = byShop.get(owner.publicId) ?? [];
    await writePixelEvents(
      owner,
      events.map(({ event }) => event),
    );
  }
}
