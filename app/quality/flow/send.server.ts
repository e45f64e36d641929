import { z } from "zod";
import { createAdminClient, type AdminClient } from "../../admin-api/client.server";
import { flowTriggerMutation } from "../../admin-api/documents/flow";
import { sayWith } from "../../i18n/i18n";
import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import {
  forgetFlowEvents,
  hasFlowEvents,
  postponeFlowEvents,
  settleFlowEvent,
  takeFlowEvents,
  type FlowEvent,
} from "../../store/flow-events.server";
import { findShopById, listInstalledShops, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { textsOfCheck } from "../rules/check-texts";

// Sent one after the other: a workflow may count on the order.
const sentAtOnce = 20;
/** Who has taken events and not settled them after this has died. */
const heldMs = 2 * 60_000;
const keptMs = 7 * 24 * 60 * 60_000;
const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;

const answerSchema = z.object({
  flowTriggerReceive: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

const fieldsSchema = z.record(z.string(), z.string());

interface SendOptions {
  now: Date;
  client?: AdminClient;
}

/**
 * Tells Shopify Flow the next of what waits for it. Returns whether there may be more. An event is sent at least once:
 * one that was sent by a process which died before it could note that is sent again, under the same number.
 */
export async function sendFlowEvents(
  shop: ShopRow,
  { now, client = createAdminClient(shop) }: SendOptions,
): Promise<boolean> {
  const events = await withShop(shop, async (tx) => {
    await forgetFlowEvents(tx, shop, new Date(now.getTime() - keptMs));
    const heldUntil = new Date(now.getTime() + heldMs);
    return takeFlowEvents(tx, shop, { limit: sentAtOnce, now, heldUntil });
  });
  for (const [index, event] of events.entries()) {
    try {
      const detail = await sendOne(client, event);
      const state = detail === null ? "sent" : "refused";
      await withShop(shop, (tx) =>
        settleFlowEvent(tx, shop, event.eventId, { state, detail, now }),
      );
    } catch (error) {
      const rest = events.slice(index).map(({ eventId }) => eventId);
      const until = new Date(now.getTime() + pauseMs(event.attempts));
      await withShop(shop, (tx) => postponeFlowEvents(tx, shop, rest, until));
      log.warn({ shop: shop.domain, err: error }, "Shopify Flow could not be told; later again");
      if (error instanceof AppError) return false;
      throw error;
    }
  }
  return events.length === sentAtOnce;
}

/** Null: sent; else why Shopify would not have it. */
async function sendOne(client: AdminClient, event: FlowEvent): Promise<string | null> {
  const { handle } = event;
  const { data } = await client.query<unknown>(flowTriggerMutation, {
    handle,
    payload: payloadOf(event),
  });
  const { userErrors } = answerSchema.parse(data).flowTriggerReceive;
  return userErrors.length === 0 ? null : userErrors.map(({ message }) => message).join(" ");
}

/** As the fields of the trigger's configuration: references by their number, others by their names. */
export function payloadOf({
  eventId,
  productId,
  checkId,
  fields,
}: Omit<FlowEvent, "attempts">): Record<string, unknown> {
  const told =
    checkId === null
      ? fieldsSchema.parse(fields)
      : { product_id: productId, Rule: checkId, Finding: sayWith(textsOfCheck(checkId).fail, {}) };
  return { ...told, "Event number": String(eventId) };
}

function pauseMs(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, attempts - 1));
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
    if (await withShop(shop, (tx) => hasFlowEvents(tx, shop, now))) waiting.push(shop.id);
  }
  return waiting;
}
