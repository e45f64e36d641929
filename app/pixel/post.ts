import { z } from "zod";
import { marketingChannels } from "../lib/marketing-channel";
import { pixelEventKinds } from "../store/pixel/event-kinds";

/** A request is no longer than this. */
export const maxBytes = 16 * 1024;
export const maxEvents = 50;

// Shopify's ids of events, and ours of shops.
const id = z.string().regex(/^[\w-]{1,64}$/);

const eventSchema = z.object({
  id,
  kind: z.enum(pixelEventKinds),
  session: z.string().regex(/^[0-9a-f]{32}$/),
  at: z.iso.datetime({ offset: true }),
  // A path, without query or fragment: those may carry names and tokens.
  page: z.string().regex(/^\/[^\s?#\p{Cc}\p{Cs}]{0,199}$/u),
  channel: z.enum(marketingChannels),
  products: z.array(z.number().int().positive().max(1e15)).max(50),
});

const postSchema = z.object({ shop: id, events: z.array(eventSchema).min(1).max(maxEvents) });

export type PixelPost = z.output<typeof postSchema>;
export type PostedEvent = PixelPost["events"][number];

/** What a pixel posted; null where it is nothing that a pixel posts. */
export function parsePixelPost(text: string): PixelPost | null {
  try {
    return postSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

// A pixel tells at once, or with the next event where the network was away.
export const longestDelayMs = 60 * 60_000;

/** When it happened: what the visitor's clock says, where that can be. */
export function clampInstant(at: string, receivedAt: Date): Date {
  const [earliest, latest] = [receivedAt.getTime() - longestDelayMs, receivedAt.getTime()];
  return new Date(Math.min(Math.max(Date.parse(at), earliest), latest));
}
