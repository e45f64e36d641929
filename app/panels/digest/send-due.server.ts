import { nextTime } from "../../alerts/rhythm";
import { listChannels } from "../../store/notifications/channels.server";
import {
  holdDueSchedule,
  listSchedules,
  moveSchedule,
  type Schedule,
} from "../../store/notifications/schedules.server";
import { addNotification } from "../../store/notifications/outbox.server";
import type { ChannelRow } from "../../store/notifications/terms";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { loadDigest } from "./load.server";
import { loadReport } from "./load-report.server";

/**
 * Makes the digests and reports that are due of a shop, and puts them into the line of what is delivered. What
 * is made and the next time are written together: who dies before leaves both to be done again.
 */
export async function sendDueSchedules(shopId: number, now: Date): Promise<void> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || !shop.timezone) return;
  const { timezone } = shop;
  const { schedules, channels } = await withShop(shop, async (tx) => ({
    schedules: await listSchedules(tx, shop),
    channels: await listChannels(tx, shop),
  }));
  const listening = new Set(channels.filter(mayBeTold).map(({ id }) => id));
  for (const schedule of schedules.filter(({ nextAt }) => nextAt <= now)) {
    const isHeard = listening.has(schedule.channelId);
    const message = isHeard ? await makeMessageOf(shop, schedule, now) : null;
    const nextAt = nextTime(schedule, timezone, now);
    await withShop(shop, async (tx) => {
      // Another process may have been faster, or the merchant has ended it.
      const held = await holdDueSchedule(tx, shop, schedule.id, now);
      if (!held) return;
      if (message) {
        const dedupeKey = `schedule:${schedule.id}:${held.nextAt.toISOString()}`;
        const { id: scheduleId, channelId, kind } = schedule;
        await addNotification(tx, shop, { channelId, dedupeKey, kind, scheduleId, message }, now);
      }
      await moveSchedule(tx, shop, schedule.id, { nextAt, sentAt: message ? now : null });
    });
  }
}

const mayBeTold = ({ state }: ChannelRow) => state === "ok" || state === "failing";

function makeMessageOf(shop: ShopRow, schedule: Schedule, now: Date) {
  return schedule.kind === "digest"
    ? loadDigest(shop, schedule.cadence, now)
    : loadReport(shop, schedule, now);
}
