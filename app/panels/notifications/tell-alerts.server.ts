import { findAlertRule } from "../../alerts/registry";
import { appUrl } from "../../alerts/outgoing/app-url.server";
import { readAlert, listOpenAlerts } from "../../store/alerts/alerts.server";
import { listTellingEvents } from "../../store/alerts/events.server";
import { readAlertSettings } from "../../store/alerts/settings.server";
import type { AlertEvent, AlertRow, AlertSetting } from "../../store/alerts/terms";
import type { Queryable } from "../../store/database.server";
import { listChannels } from "../../store/notifications/channels.server";
import { addNotification } from "../../store/notifications/outbox.server";
import { holdToldEvent, writeToldEvent } from "../../store/notifications/told-events.server";
import type { ChannelRow } from "../../store/notifications/terms";
import { addFlowEvent } from "../../store/flow/events.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { buildAlertMessage } from "./alert-message";
import { flowFieldsOf, isForFlow, tradingAlertTrigger } from "./flow-alert";

// A run that has more to tell goes on with the next one.
const atOnce = 100;

/**
 * Gives every channel that wants it, and Shopify Flow, what alerts have to tell: one message for each event and
 * channel. How far it is stands with the messages, so that a process that dies neither forgets nor repeats any.
 * Returns whether something waits for Flow.
 */
export async function tellAlerts(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt) return false;
  return withShop(shop, async (tx) => {
    const afterId = await holdToldEvent(tx, shop);
    const events = await listTellingEvents(tx, shop, { afterId, limit: atOnce });
    const last = events.at(-1);
    if (!last) return false;
    const channels = (await listChannels(tx, shop)).filter(mayBeTold);
    const settings = await readAlertSettings(tx, shop);
    let isFlowTold = false;
    for (const event of events) {
      if (await tellEvent(tx, shop, { event, channels, settings }, now)) isFlowTold = true;
    }
    await writeToldEvent(tx, shop, last.id);
    return isFlowTold;
  });
}

/** Whether it was for Flow too. */
async function tellEvent(
  tx: Queryable,
  shop: ShopRow,
  {
    event,
    channels,
    settings,
  }: {
    event: AlertEvent;
    channels: readonly ChannelRow[];
    settings: readonly AlertSetting[];
  },
  now: Date,
): Promise<boolean> {
  const alert = await readAlert(tx, shop, event.alertId);
  if (!alert || findAlertRule(alert.ruleId) === null) return false;
  const isOver = event.kind === "resolved";
  const chosen = settings.find(({ ruleId }) => ruleId === alert.ruleId)?.channels ?? null;
  const wanting = channels.filter((one) => wants(one, alert, isOver, chosen));
  const isFlowTold = isForFlow(event, alert, chosen);
  if (wanting.length === 0 && !isFlowTold) return false;
  const under = (await listOpenAlerts(tx, shop)).filter(({ leadId }) => leadId === alert.id);
  const message = buildAlertMessage({
    ...{ alert, under, isOver, currency: shop.currency },
    urlOf: (path) => appUrl(shop, path),
  });
  for (const channel of wanting) {
    const dedupeKey = `alert:${event.id}:${channel.id}`;
    const kind = isOver ? "resolved" : "alert";
    const one = { channelId: channel.id, dedupeKey, kind, scheduleId: null, message } as const;
    await addNotification(tx, shop, one, now);
  }
  if (isFlowTold) {
    const fields = flowFieldsOf(alert, message);
    await addFlowEvent(tx, shop, { handle: tradingAlertTrigger, fields }, now);
  }
  return isFlowTold;
}

const mayBeTold = ({ state }: ChannelRow) => state === "ok" || state === "failing";

/** `chosen`: the channels that the merchant has chosen for this alert; null: all. */
function wants(
  { id, severities, tellsResolved }: ChannelRow,
  { severity }: AlertRow,
  isOver: boolean,
  chosen: readonly string[] | null,
): boolean {
  if (chosen !== null && !chosen.includes(String(id))) return false;
  return severities.includes(severity) && (!isOver || tellsResolved);
}
