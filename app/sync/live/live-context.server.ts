import type { AdminClient } from "../../admin-api/client.server";
import { readShopContext } from "../backfill.server";
import type { ReadContext } from "../bulk-reader";

/** What everything that is read beside the backfill works with. */
export interface Live {
  client: AdminClient;
  /** A context of the reading 0, for what is asked for at this moment. */
  contextAt(askedAt: Date): ReadContext;
  scopes: ReadonlySet<string>;
  /** The shop's currency and zone, in which everything is read. */
  readAs: { currency: string; zone: string };
  clock: () => Date;
  isTimeUp: () => boolean;
}

export interface LiveOptions {
  clock: () => Date;
  /** How long it may take, about. */
  budgetMs: number;
  /** Ends it early, as if its time were up. */
  signal?: AbortSignal;
}

/** Null where the shop's currency and zone are not known yet: nothing can be read before. */
export async function openLive(client: AdminClient, options: LiveOptions): Promise<Live | null> {
  const { clock, signal, budgetMs } = options;
  const { scopes, countries, money } = await readShopContext(client.shop);
  if (!money) return null;
  const deadline = clock().getTime() + budgetMs;
  return {
    client,
    scopes,
    readAs: { currency: money.currency, zone: money.calendar.zone },
    clock,
    isTimeUp: () => signal?.aborted === true || clock().getTime() >= deadline,
    contextAt: (askedAt) => ({
      shop: client.shop,
      ...money,
      scopes,
      countries,
      reading: 0,
      sliceNo: 0,
      window: { from: null, to: null },
      startedAt: askedAt,
      askedAt,
      agreements: new Map(),
      isStrict: false,
      isLast: true,
    }),
  };
}
