import { log } from "../log.server";
import { findShopById, type ShopRow } from "../store/shops.server";
import { tellPages } from "../store/spend/tell-pages.server";
import { noteChannelOutcome, readChannel } from "../store/notifications/channels.server";
import { writeAttempt } from "../store/notifications/delivery-log.server";
import {
  claimNotification,
  forgetNotifications,
  noteDelivered,
  noteUndelivered,
  readNextDue,
  type ClaimedNotification,
} from "../store/notifications/outbox.server";
import type { ChannelRow } from "../store/notifications/terms";
import { withShop } from "../store/with-shop.server";
import { channelOf } from "./channels/registry.server";
import { DeliveryError } from "./outgoing/delivery-error";
import { stopUrl } from "./outgoing/links.server";
import { messageSchema } from "./outgoing/message";
import { isChannelFailing, nextAttempt } from "./outgoing/retry";

// Longer than any channel takes: who dies with a message leaves it to others then.
const leaseMs = 60_000;
const runMs = 30_000;
const keptMs = 30 * 24 * 60 * 60_000;

/**
 * Delivers what is due of a shop, one message after the other. Each is claimed in the table first and its
 * outcome noted after, so that a process that dies loses nothing: what it was at is sent again, with the id it
 * had. Returns in how many ms there is more to do; null: nothing waits.
 */
export async function deliverNotifications(
  shopId: number,
  signal: AbortSignal,
  clock: () => Date = () => new Date(),
): Promise<number | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt) return null;
  const startedAt = clock().getTime();
  while (!signal.aborted && clock().getTime() - startedAt < runMs) {
    const now = clock();
    const until = new Date(now.getTime() + leaseMs);
    const claimed = await withShop(shop, (tx) => claimNotification(tx, shop, { now, until }));
    if (!claimed) break;
    await deliver(shop, claimed, clock);
  }
  return withShop(shop, async (tx) => {
    const now = clock();
    await forgetNotifications(tx, shop, new Date(now.getTime() - keptMs));
    const next = await readNextDue(tx, shop);
    return next && Math.max(0, next.getTime() - now.getTime());
  });
}

async function deliver(
  shop: ShopRow,
  claimed: ClaimedNotification,
  clock: () => Date,
): Promise<void> {
  const channel = await withShop(shop, (tx) => readChannel(tx, shop, claimed.channelId));
  if (!channel) return;
  const begun = performance.now();
  try {
    const status = await send(shop, channel, claimed, clock());
    const tookMs = Math.round(performance.now() - begun);
    await withShop(shop, async (tx) => {
      const now = clock();
      await writeAttempt(tx, shop, claimed, { tookMs, status, error: null });
      await noteDelivered(tx, shop, claimed.id, now);
      await noteChannelOutcome(tx, shop, channel.id, { error: null, isFailing: false, now });
      if (claimed.kind === "test" || channel.error) await tellPages(tx, shop);
    });
  } catch (thrown) {
    const error =
      thrown instanceof DeliveryError
        ? thrown
        : new DeliveryError("failed", null, { cause: thrown });
    if (error.code === "failed") log.error({ err: thrown, shopId: shop.id }, "A message failed");
    const tookMs = Math.round(performance.now() - begun);
    await withShop(shop, async (tx) => {
      const now = clock();
      const { status, stored, isPermanent } = error;
      await writeAttempt(tx, shop, claimed, { tookMs, status, error: stored });
      await noteUndelivered(tx, shop, claimed, nextAttempt(claimed, now, Math.random()));
      const isFailing = isChannelFailing(claimed.attempts, isPermanent);
      await noteChannelOutcome(tx, shop, channel.id, { error: stored, isFailing, now });
      await tellPages(tx, shop);
    });
  }
}

async function send(
  shop: ShopRow,
  { id, kind, address, secret }: ChannelRow,
  claimed: ClaimedNotification,
  now: Date,
): Promise<string> {
  const message = messageSchema.parse(claimed.message);
  const isAsking = claimed.kind === "confirm";
  return channelOf(kind).send(
    { address, secret },
    {
      id: claimed.deliveryId,
      kind: claimed.kind,
      createdAt: claimed.createdAt,
      now,
      ...{ shop: shop.domain, shopName: shop.name ?? shop.domain },
      message,
      stopUrl: isAsking ? null : stopUrl(shop.id, id, claimed.scheduleId),
    },
  );
}
