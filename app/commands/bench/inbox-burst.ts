import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { openPostgres } from "../../store/postgres.server";
import type { Stack } from "../stack";

export interface BurstResult {
  orders: number;
  /** What the local store sent of them. */
  webhooks: number;
  /** Orders that are not in the app's tables in the end. */
  missing: number;
  /** From the first order until everything was processed and added up. */
  seconds: number;
}

// What the local store takes at once.
const ordersAtOnce = 1_000;
const lookMs = 500;
/** So long nothing more may come: the store sends beside our looking. */
const quietMs = 5_000;
const longestMs = 15 * 60_000;

const placedSchema = z.object({ orderIds: z.array(z.number()) });

interface Look {
  received: number;
  waiting: number;
  missing: number;
  /** Entries of the log of changes. */
  toFold: number;
}

/** Places orders as fast as the local store takes them, which tells of each by several webhooks. */
export async function measureBurst(
  stack: Stack,
  adminUrl: string,
  orders: number,
): Promise<BurstResult> {
  const db = await openPostgres(adminUrl);
  try {
    const ids: number[] = [];
    const look = async (): Promise<Look> => {
      const { rows } = await db.query<Look>(
        `select (select count(*)::int from webhook_inbox) as received,
           (select count(*)::int from webhook_inbox where processed_at is null) as waiting,
           (select count(*)::int from dirty_log) as "toFold",
           (select count(*)::int from unnest($1::bigint[]) k(id)
            where not exists (select from orders o where o.id = k.id)) as missing`,
        [ids],
      );
      return rows[0] as Look;
    };
    const before = await look();
    const startedAt = performance.now();
    for (let left = orders; left > 0; left -= ordersAtOnce)
      ids.push(...(await placeOrders(stack, Math.min(left, ordersAtOnce))));
    let last = await look();
    let changedAt = performance.now();
    while (!isOver(last) || performance.now() - changedAt < quietMs) {
      if (performance.now() - startedAt > longestMs) throw new Error("The burst is not worked off");
      await delay(lookMs);
      const next = await look();
      if (JSON.stringify(next) !== JSON.stringify(last)) changedAt = performance.now();
      last = next;
    }
    return {
      orders,
      webhooks: last.received - before.received,
      missing: last.missing,
      seconds: (changedAt - startedAt) / 1_000,
    };
  } finally {
    await db.close();
  }
}

const isOver = ({ waiting, missing, toFold }: Look) => waiting + missing + toFold === 0;

async function placeOrders(stack: Stack, count: number): Promise<number[]> {
  const response = await fetch(`${stack.storeUrl}/dev/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ count }),
  });
  if (response.status !== 201) throw new Error(`The local store answered ${response.status}`);
  return placedSchema.parse(await response.json()).orderIds;
}
