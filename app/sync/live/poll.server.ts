import { z } from "zod";
import { abandonedCheckoutsPageQuery } from "../../admin-api/documents/abandoned-checkouts";
import { checkShopDomain } from "../../admin-api/shop-identity";
import type { Queryable } from "../../store/database.server";
import { writeAbandonedCheckouts } from "../../store/customers.server";
import { commitLive, patchLiveState, readLiveState } from "../../store/live.server";
import type { LiveResource, LiveState } from "../../store/live-status";
import { readResources } from "../../store/sync-resources.server";
import { readVersions } from "../../store/versions.server";
import { withShop } from "../../store/with-shop.server";
import { abandonedCheckoutNode, abandonedCheckoutToRow } from "../customer-rows";
import { parsePageNode } from "../parse-line";
import type { Live } from "./live-context.server";
import { cursorAfter, windowToPoll, type PollWindow } from "./poll-window";
import { reread } from "./reread.server";
import { isCurrent } from "./settled";
import { askForChanged, changedWithin, checkOrder } from "./versions.server";

export type PolledResource = Exclude<LiveResource, "collections">;

/**
 * Asks what has changed since the last poll, and reads it. Pages go by id within a fixed window, so that
 * any number of equal times is passed, and what changes meanwhile is met again in the next window. The
 * place in the window is committed with the rows. Returns false where the time was up before its end.
 */
export async function pollResource(live: Live, resource: PolledResource): Promise<boolean> {
  const { clock, isTimeUp } = live;
  const { shop } = live.client;
  let state = await readLiveState(shop, resource);
  const window = windowToPoll(state, await beganReading(live, resource), clock());
  if (!window) return true;
  if (!state.windowTo) {
    const opened = { windowFrom: window.from, windowTo: window.to, afterId: 0 };
    await commitLive(shop, (tx) => patchLiveState(tx, shop, resource, opened, state));
    state = { ...state, ...opened };
  }
  const readPage = resource === "abandonedCheckouts" ? readCheckouts : readChanged;
  for (;;) {
    const place = { windowTo: window.to, afterId: state.afterId };
    const moved = await readPage(live, resource as never, window, place, {
      ending: (tx) => endWindow(tx, live, state, window),
    });
    if (moved === "done") return true;
    if (moved === "paused" || isTimeUp()) return false;
    state = { ...state, afterId: moved };
  }
}

/** When the reading of a resource's history was begun: what changed later may be missing in it. */
async function beganReading({ client }: Live, resource: PolledResource): Promise<Date | null> {
  const resources = await withShop(client.shop, (tx) => readResources(tx, client.shop));
  return resources.find((each) => each.resource === resource)?.startedAt ?? null;
}

interface PageWork {
  /** Added to the transaction of the window's last page. */
  ending(tx: Queryable): Promise<void>;
}
type Place = Pick<LiveState, "windowTo" | "afterId">;
/** The last id that is done; or the window is; or the time was up. */
type Moved = number | "done" | "paused";

/** Ids and versions first; then those that are not stored so, whole. */
async function readChanged(
  live: Live,
  resource: "orders" | "products" | "customers",
  window: PollWindow,
  place: Place,
  { ending }: PageWork,
): Promise<Moved> {
  const { shop } = live.client;
  const { versions, hasNext } = await askForChanged(live, resource, window, place.afterId);
  const ids = versions.map(({ id }) => id);
  const stored = await withShop(shop, (tx) => readVersions(tx, shop, resource, ids));
  const stale = versions
    .filter(({ id, updatedAt }) => !isCurrent(stored.get(id), updatedAt, { trustsBulk: false }))
    .map(({ id }) => id);
  let at = place;
  const move = async (tx: Queryable, afterId: number) => {
    await patchLiveState(tx, shop, resource, { afterId }, at);
    at = { ...at, afterId };
  };
  const isRead = await reread(live, resource, stale, (tx, { lastId }) => move(tx, lastId));
  if (!isRead) return "paused";
  const last = ids.at(-1) ?? place.afterId;
  await commitLive(shop, async (tx) => {
    await move(tx, last);
    if (!hasNext) await ending(tx);
  });
  return hasNext ? last : "done";
}

const checkoutsPage = z.object({
  abandonedCheckouts: z.object({
    nodes: z.array(abandonedCheckoutNode),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
  shop: z.object({ myshopifyDomain: z.string() }),
});

/** Checkouts have few fields: a page brings them whole. */
async function readCheckouts(
  live: Live,
  resource: "abandonedCheckouts",
  window: PollWindow,
  place: Place,
  { ending }: PageWork,
): Promise<Moved> {
  const { client, scopes } = live;
  const { shop } = client;
  const document = abandonedCheckoutsPageQuery({ customers: scopes.has("read_customers") });
  const query = changedWithin(window, place.afterId);
  const { data } = await client.query(document, { query });
  const page = parsePageNode(checkoutsPage, resource, data);
  checkShopDomain(client, page.shop.myshopifyDomain);
  const { nodes, pageInfo } = page.abandonedCheckouts;
  const { currency } = live.readAs;
  const rows = nodes.map((node) => abandonedCheckoutToRow(node, currency));
  checkOrder(rows, place.afterId, pageInfo.hasNextPage);
  const last = rows.at(-1)?.id ?? place.afterId;
  const write = async (tx: Queryable) => {
    await writeAbandonedCheckouts(tx, shop, rows);
    await patchLiveState(tx, shop, resource, { afterId: last }, place);
    if (!pageInfo.hasNextPage) await ending(tx);
  };
  await commitLive(shop, write, live.readAs);
  return pageInfo.hasNextPage ? last : "done";
}

async function endWindow(
  tx: Queryable,
  { client: { shop }, clock }: Live,
  state: LiveState,
  window: PollWindow,
): Promise<void> {
  const now = clock();
  const isNewest = !state.currentTo || state.currentTo < window.to;
  await patchLiveState(tx, shop, state.resource, {
    windowFrom: null,
    windowTo: null,
    afterId: 0,
    cursorAt: cursorAfter(window, state.cursorAt),
    polledAt: now,
    liveSince: state.liveSince ?? now,
    ...(isNewest ? { currentTo: window.to } : {}),
    failedAt: null,
    reason: null,
  });
}
