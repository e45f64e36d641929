import { z } from "zod";

/** What the app logs after each portion of a history (see continueBackfill): times in ms. */
export interface Portion {
  pid: number;
  shop: string;
  run: number;
  startedAt: number;
  endedAt: number;
  /** Waited for Shopify's limits. */
  limitWaitMs: number;
  /** Had nothing to do while Shopify worked. */
  idleMs: number;
}

const lineSchema = z.object({
  pid: z.number(),
  time: z.number(),
  shop: z.string(),
  run: z.number(),
  ms: z.number(),
  limitWaitMs: z.number(),
  idleMs: z.number(),
});

/** The portion a line of the app's log tells of; null of other lines. */
export function parsePortion(line: string): Portion | null {
  if (!line.includes("limitWaitMs")) return null;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success) return null;
  const { pid, time, shop, run, ms, limitWaitMs, idleMs } = parsed.data;
  return { pid, shop, run, startedAt: time - ms, endedAt: time, limitWaitMs, idleMs };
}

/** Pairs of portions of one shop that were under way at the same time, whoever ran them. */
export function findOverlaps(portions: readonly Portion[]): [Portion, Portion][] {
  const sorted = portions.toSorted((a, b) => a.startedAt - b.startedAt);
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      .filter((other) => other.shop === one.shop && other.startedAt < one.endedAt)
      .map((other): [Portion, Portion] => [one, other]),
  );
}
