import { z } from "zod";
import { createAdminClient, type AdminClient } from "../../admin-api/client.server";
import { flowTriggerMutation } from "../../admin-api/documents/flow";
import { sayWith } from "../../i18n/i18n";
import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import {
  hasFlowEvents,
  holdFlowChannel,
  noteFlowOutcome,
  releaseFlowChannel,
} from "../../store/flow/channel.server";
import {
  failFlowEvent,
  forgetFlowEvents,
  hasRetriedFlowEvents,
  listWaitingFlowEvents,
  retryFlowEvents,
  settleFlowEvent,
} from "../../store/flow/events.server";
import type { FlowEvent, StoredFlowError } from "../../store/flow/terms";
import type { Queryable } from "../../store/database.server";
import { findShopById, listInstalledShops, type ShopRow } from "../../store/shops.server";
import { tellPages } from "../../store/spend/tell-pages.server";
import { withShop } from "../../store/with-shop.server";
import { textsOfCheck } from "../rules/check-texts";
import { failingFrom, pauseMs, toFlowError } from "./outcome";
import { patienceMs, retriesAt } from "./retries";

// Sent one after the other: a workflow may count on the order.
const sentAtOnce = 20;
const dayMs = 24 * 60 * 60_000;
/** Who has begun to send and not ended after this has died: longer than a run and its last request take. */
const heldMs = 2 * 60_000;
const runMs = 30_000;
const answerMs = 15_000;
// What Shopify fails at so often, with an answer of its own, is of this event alone.
const mostAttempts = 5;
const sentKeptMs = 7 * dayMs;
const unsentKeptMs = 30 * dayMs;

const answerSchema = z.object({
  flowTriggerReceive: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

// Nobody reads more.
const longestDetail = 200;

const fieldsSchema = z.record(z.string(), z.string());

interface SendOptions {
  now: Date;
  client?: AdminClient;
}

/**
 * Tells Shopify Flow the next of what waits for it. Returns whether there may be more. An event is sent at least once:
 * one that was sent by a process which died before it could note that is sent again, under the same number. What cannot
 * be sent holds up what happened after it; what Shopify refuses does not, and is tried again a day later, up to a week.
 */
export async function sendFlowEvents(
  shop: ShopRow,
  { now, client = createAdminClient(shop) }: SendOptions,
): Promise<boolean> {
  const held = await withShop(shop, async (tx) => {
    await retryFlowEvents(tx, shop, retriesAt(now));
    if (!(await hasFlowEvents(tx, shop, now))) {
      await forget(tx, shop, now);
      return null;
    }
    const until = new Date(now.getTime() + heldMs);
    const channel = await holdFlowChannel(tx, shop, { now, until });
    return channel && { ...channel, events: await listWaitingFlowEvents(tx, shop, sentAtOnce) };
  });
  if (!held) return false;
  const { events } = held;
  let { failures } = held;
  // Pages that show what failed, or what was to be sent again, are told of what became of it.
  let isNews = failures > 0 || events.some(({ isRequeued }) => isRequeued);
  const begun = performance.now();
  for (const event of events) {
    if (performance.now() - begun > runMs) break;
    try {
      const error = await sendOne(client, event);
      await withShop(shop, async (tx) => {
        await settleFlowEvent(tx, shop, event.eventId, { error, now });
        // Who refuses one event answers: the channel does not fail.
        const outcome = { error: null, isTold: !error, failingFrom: 0, nextAt: now, now };
        await noteFlowOutcome(tx, shop, outcome);
      });
      failures = 0;
      if (error) isNews = true;
    } catch (thrown) {
      await noteFailure(shop, event, { thrown, failures: failures + 1, now });
      if (thrown instanceof AppError) return false;
      throw thrown;
    }
  }
  return withShop(shop, async (tx) => {
    await releaseFlowChannel(tx, shop);
    if (isNews) await tellPages(tx, shop);
    const hasMore = await hasFlowEvents(tx, shop, now);
    if (!hasMore) await forget(tx, shop, now);
    return hasMore;
  });
}

/** Has everything wait for a while, and gives the event up that has waited for too long, or that holds up all others. */
async function noteFailure(
  shop: ShopRow,
  { eventId }: FlowEvent,
  { thrown, failures, now }: { thrown: unknown; failures: number; now: Date },
): Promise<void> {
  const error = toFlowError(thrown);
  log.warn({ shop: shop.domain, err: thrown }, "Shopify Flow could not be told; later again");
  await withShop(shop, async (tx) => {
    const giveUpBefore = new Date(now.getTime() - patienceMs);
    await failFlowEvent(tx, shop, eventId, { error, giveUpBefore, now, mostAttempts });
    const nextAt = new Date(now.getTime() + pauseMs(failures));
    const outcome = { error, isTold: false, failingFrom: failingFrom(error), nextAt, now };
    await noteFlowOutcome(tx, shop, outcome);
    await releaseFlowChannel(tx, shop);
    await forget(tx, shop, now);
    await tellPages(tx, shop);
  });
}

const forget = (tx: Queryable, shop: ShopRow, now: Date) =>
  forgetFlowEvents(tx, shop, {
    sent: new Date(now.getTime() - sentKeptMs),
    unsent: new Date(now.getTime() - unsentKeptMs),
  });

/** Null: sent; else why Shopify would not have it. */
async function sendOne(client: AdminClient, event: FlowEvent): Promise<StoredFlowError | null> {
  const variables = { handle: event.handle, payload: payloadOf(event) };
  const { data } = await client.query<unknown>(flowTriggerMutation, variables, {
    deadlineMs: answerMs,
  });
  const { userErrors } = answerSchema.parse(data).flowTriggerReceive;
  if (userErrors.length === 0) return null;
  const said = userErrors.map(({ message }) => message).join(" ");
  return { code: "refused", detail: said.slice(0, longestDetail) };
}

/** As the fields of the trigger's configuration: references by their number, others by their names. */
export function payloadOf({
  eventId,
  productId,
  checkId,
  fields,
}: FlowEvent): Record<string, unknown> {
  const told =
    checkId === null
      ? fieldsSchema.parse(fields)
      : { product_id: productId, Rule: checkId, Finding: sayWith(textsOfCheck(checkId).fail, {}) };
  return { ...told, "Event number": String(eventId) };
}

/** The same for a job. */
export async function sendFlowEventsOf(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return false;
  return sendFlowEvents(shop, { now });
}

/** Shops with something that nobody has sent. */
export async function listShopsWithFlowEvents(now: Date): Promise<number[]> {
  const waiting: number[] = [];
  for (const shop of await listInstalledShops()) {
    if (shop.needsReauthAt) continue;
    const isDue = await withShop(
      shop,
      async (tx) =>
        (await hasFlowEvents(tx, shop, now)) ||
        (await hasRetriedFlowEvents(tx, shop, retriesAt(now))),
    );
    if (isDue) waiting.push(shop.id);
  }
  return waiting;
}
