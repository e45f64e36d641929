import { findAlertRule } from "../../alerts/registry";
import { channelOf } from "../../alerts/channels/registry.server";
import { textsOfRule } from "../../alerts/rule-texts";
import {
  listOpenAlerts,
  listResolvedAlerts,
  readAlertNotice,
} from "../../store/alerts/alerts.server";
import { readAlertMutes } from "../../store/alerts/settings.server";
import { readAlertState } from "../../store/alerts/state.server";
import type { AlertRow } from "../../store/alerts/terms";
import { readFlowChannel } from "../../store/flow/channel.server";
import { listChannels } from "../../store/notifications/channels.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { buildAlerts, messageOf } from "./build-view";
import type { AlertNoticeView, AlertsView } from "./view";

// Older ones are no longer looked for.
const resolvedShown = 50;

/** What is open, what was resolved lately, and what is not to be told of. */
export async function loadAlerts(shop: ShopRow, now: Date): Promise<AlertsView> {
  return withShop(shop, async (tx) => {
    const { baseAt } = await readAlertState(tx, shop);
    const mutes = await readAlertMutes(tx, shop);
    const { unread } = await readAlertNotice(tx, shop, now);
    return {
      dataVersion: shop.dataVersion,
      currency: currencyOf(shop),
      timezone: shop.timezone ?? "UTC",
      isBaseMissing: baseAt === null,
      unread,
      failing: (await listChannels(tx, shop)).flatMap(({ kind, address, state, severities }) =>
        state === "failing" && severities.length > 0 ? channelOf(kind).describe(address) : [],
      ),
      isFlowFailing: (await readFlowChannel(tx, shop))?.state === "failing",
      open: buildAlerts(await listOpenAlerts(tx, shop)),
      resolved: buildAlerts(await listResolvedAlerts(tx, shop, resolvedShown)),
      muted: mutes
        .filter(({ ruleId }) => findAlertRule(ruleId) !== null)
        .map((mute) => ({
          ruleId: mute.ruleId,
          key: mute.key,
          title: textsOfRule(mute.ruleId).title,
          message: messageOf(mute),
          mutedAt: mute.mutedAt.toISOString(),
        })),
    };
  });
}

/** How many alerts nobody has seen, the newest of them and the gravest: for navigation, the toast and Home. */
export async function loadAlertNotice(shop: ShopRow, now: Date): Promise<AlertNoticeView> {
  const { unread, newest, gravest } = await withShop(shop, (tx) => readAlertNotice(tx, shop, now));
  const currency = currencyOf(shop);
  return { unread, newest: toNotice(newest), gravest: toNotice(gravest), currency };
}

function toNotice(alert: AlertRow | null): AlertNoticeView["newest"] {
  const [view] = alert ? buildAlerts([alert]) : [];
  if (!view) return null;
  const { id, title, message, severity, path } = view;
  return { id, title, message, severity, path };
}

// Before Shopify has told the shop's there are no amounts.
const currencyOf = ({ currency }: ShopRow) => currency ?? "USD";
