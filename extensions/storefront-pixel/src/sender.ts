import type { SentEvent } from "./pixel";

export type Fetch = (
  url: string,
  init: { method: "POST"; body: string; keepalive: true; credentials: "omit" },
) => Promise<{ status: number }>;

// So many fit into a request that the app takes, whatever is in them.
const mostWaiting = 10;

/**
 * Sends events at once, because the page may be left; what did not arrive goes with the next one. The app
 * knows events by their ids, so one that is sent twice counts once. A body of plain text needs no
 * permission in advance, and no cookies go with it.
 */
export function createSender({
  shop,
  endpoint,
  send,
}: {
  shop: string;
  endpoint: string;
  send: Fetch;
}) {
  let waiting: SentEvent[] = [];
  const underWay = new Set<Promise<void>>();

  async function post(events: SentEvent[]): Promise<void> {
    const body = JSON.stringify({ shop, events });
    const answer = await send(endpoint, {
      method: "POST",
      body,
      keepalive: true,
      credentials: "omit",
    }).catch(() => null);
    const isToRepeat = answer === null || answer.status === 429 || answer.status >= 500;
    if (isToRepeat) waiting = [...events, ...waiting].slice(0, mostWaiting - 1);
  }

  return {
    send(event: SentEvent) {
      const events = [...waiting, event];
      waiting = [];
      const posting = post(events).finally(() => underWay.delete(posting));
      underWay.add(posting);
    },
    drop() {
      waiting = [];
    },
    /** Resolves when nothing is under way. */
    async idle() {
      await Promise.all(underWay);
    },
  };
}
