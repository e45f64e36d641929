import { findShopByDomain } from "../../../app/store/shops.server";
import { readProgress } from "../../../app/store/sync-progress.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import type { ResourceProgress, SyncResourceName } from "../../../app/store/sync-status";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import type { BatchLimits } from "../../../app/sync/batch-limits";
import type { ShopRow } from "../../../app/store/shops.server";

/** Small, so that a result has many places between batches, parents and children apart. */
export const smallBatches: BatchLimits = { lines: 40, bytes: 30_000 };

interface SkippingTimeOptions {
  limits?: BatchLimits;
  /** Default: now. */
  startAt?: Date;
}

/** A clock on which time passes when somebody waits: backoffs of minutes are over at once. */
export function skippingTime({ startAt, ...options }: SkippingTimeOptions = {}) {
  let passedMs = startAt ? startAt.getTime() - Date.now() : 0;
  const clock = () => new Date(Date.now() + passedMs);
  const pass = (ms: number) => {
    passedMs += ms;
  };
  const sleep = async (ms: number) => {
    pass(Math.max(ms - 20, 0));
    await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20)));
  };

  async function portion(client: AdminClient, budgetMs = 25_000) {
    const run = await beginSyncRun(client.shop, clock());
    return runBackfill(client, { run, budgetMs, clock, sleep, ...options });
  }

  /** Portion after portion until nothing is left to do. */
  async function runToEnd(client: AdminClient): Promise<void> {
    for (let portions = 0; portions < 200; portions += 1) {
      const outcome = await portion(client);
      if (outcome === "finished") return;
      if (outcome !== "continue") pass(outcome.waitMs);
    }
    throw new Error("Does not come to an end");
  }

  async function read(client: AdminClient, resources?: SyncResourceName[]): Promise<Progress> {
    const shop = await shopOf(client);
    await startBackfill(shop, { now: clock(), ...(resources ? { resources } : {}) });
    await runToEnd(client);
    return progress(client);
  }

  async function progress(client: AdminClient): Promise<Progress> {
    const all = await readProgress(client.shop, clock());
    return Object.fromEntries(all.map((each) => [each.resource, each]));
  }

  return { clock, sleep, pass, portion, runToEnd, read, progress };
}

export type Progress = Partial<Record<SyncResourceName, ResourceProgress>>;

export async function shopOf(client: AdminClient): Promise<ShopRow> {
  const shop = await findShopByDomain(client.shop.domain);
  if (!shop) throw new Error("Not installed");
  return shop;
}

/** The real client, where `before` may throw in place of an answer and `after` may change one. */
export function tampered(
  client: AdminClient,
  hand: {
    before?: (document: string, variables: Record<string, unknown>) => void;
    after?: (answer: Record<string, Record<string, unknown> | null>) => void;
  },
): AdminClient {
  return {
    ...client,
    query: async (...args: Parameters<AdminClient["query"]>) => {
      hand.before?.(args[0], args[1] ?? {});
      const answer = await client.query<Record<string, Record<string, unknown> | null>>(...args);
      hand.after?.(answer.data);
      return answer;
    },
  } as AdminClient;
}

/** The real client, whose bulk results are changed on the way, or whose downloads fail. */
export function withResults(client: AdminClient, change: (lines: string[]) => string[]) {
  return {
    ...client,
    async *download(...[url, ...rest]: Parameters<AdminClient["download"]>) {
      const chunks: Buffer[] = [];
      for await (const chunk of client.download(url, ...rest)) chunks.push(chunk);
      const lines = Buffer.concat(chunks).toString("utf8").split("\n").slice(0, -1);
      yield Buffer.from(
        change(lines)
          .map((line) => `${line}\n`)
          .join(""),
        "utf8",
      );
    },
  } as AdminClient;
}
