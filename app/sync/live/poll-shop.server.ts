import { listDueJourneys } from "../../store/live-marks.server";
import { withShop } from "../../store/with-shop.server";
import { accessTo } from "../plan";
import { attempt } from "./attempt.server";
import type { Live } from "./live-context.server";
import { pollResource, type PolledResource } from "./poll.server";
import { reread } from "./reread.server";

const polled: readonly PolledResource[] = ["orders", "products", "customers", "abandonedCheckouts"];

/** Asks what has changed, resource by resource. True where the time was up before the end. */
export async function pollShop(live: Live): Promise<boolean> {
  let hasMore = false;
  for (const resource of polled) {
    if (!accessTo(resource, live.scopes).canRead) continue;
    const isWhole = await attempt(live, resource, () => pollResource(live, resource));
    hasMore ||= isWhole === false;
  }
  const isWhole = await attempt(live, "orders", () => readJourneys(live));
  return hasMore || isWhole === false;
}

// Shopify works a journey out within an hour or so; what it lacks after three days it does not get.
const hourMs = 60 * 60_000;
const journeySpansMs = [hourMs, 24 * hourMs, 72 * hourMs];

/** Orders without their journey are read again after an hour, a day and three days, then given up. */
async function readJourneys(live: Live): Promise<boolean> {
  const { client, clock } = live;
  const due = await withShop(client.shop, (tx) =>
    listDueJourneys(tx, client.shop, clock(), journeySpansMs),
  );
  return reread(live, "orders", due);
}
