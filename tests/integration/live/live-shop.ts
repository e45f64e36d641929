import { afterAll, beforeAll } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { stopQueue } from "../../../app/jobs/queue.server";
import { readLiveState } from "../../../app/store/live.server";
import type { CompareScope, LiveResource } from "../../../app/store/live-status";
import { workThroughInbox } from "../../../app/sync/inbox.server";
import { compareShop } from "../../../app/sync/live/compare-shop.server";
import { openLive, type Live } from "../../../app/sync/live/live-context.server";
import { pollShop } from "../../../app/sync/live/poll-shop.server";
import { readHints } from "../../../app/sync/live/read-hints.server";
import type { DevStoreOptions } from "../../dev-store/platform/types";
import { startReceiver, type AppReceiver } from "../faults/app-receiver";
import { faultyShop } from "../faults/faulty-shop";

const allTheTimeMs = 3_600_000;

/** A shop whose webhooks reach the app's own route, and what the jobs do with it, one call each. */
export function liveShop(
  settings: NonNullable<DevStoreOptions["settings"]>,
  options: Parameters<typeof faultyShop>[1] = {},
) {
  const faulty = faultyShop(settings, {
    tomlPath: "shopify.app.toml",
    webhookRetryScale: 1 / 20_000,
    ...options,
  });
  const { time } = faulty;
  const app = {} as { receiver: AppReceiver };

  beforeAll(async () => {
    app.receiver = await startReceiver();
    faulty.store.setAppUrl(app.receiver.url);
  });
  afterAll(async () => {
    app.receiver.close();
    await stopQueue();
  });

  async function live(client?: AdminClient, budgetMs = allTheTimeMs): Promise<Live> {
    const opened = await openLive(client ?? (await faulty.client()), {
      clock: time.clock,
      budgetMs,
    });
    if (!opened) throw new Error("The shop's details are not known");
    return opened;
  }

  return {
    faulty,
    app,
    live,
    /** Waits until every webhook has come and does what they ask. */
    async hear(): Promise<void> {
      await faulty.store.webhooks.settled();
      await workThroughInbox(time.clock());
      while (await readHints(await live()));
    },
    async poll(): Promise<void> {
      while (await pollShop(await live()));
    },
    async compare(scope: CompareScope): Promise<void> {
      for (;;) {
        const { afterMs, isToBackfill } = await compareShop(await live(), scope);
        if (isToBackfill) await time.runToEnd(await faulty.client());
        if (afterMs === null) return;
        time.pass(afterMs);
      }
    },
    /** Webhooks are lost until the function returned is called. */
    loseWebhooks(): () => void {
      faulty.store.setAppUrl(null);
      return () => faulty.store.setAppUrl(app.receiver.url);
    },
    state: async (resource: LiveResource) => readLiveState(await faulty.shop(), resource),
    /** How often an operation (by its name) was sent since `clearRequests`. */
    countRequests: (name: string) =>
      faulty.store.requests.filter(({ operation }) => operation?.includes(name)).length,
    async rows<R>(sql: string, ...values: unknown[]): Promise<R[]> {
      const { rows } = await faulty.db.query<R>(sql, [(await faulty.shop()).id, ...values]);
      return rows;
    },
  };
}
