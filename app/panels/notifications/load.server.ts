import { z } from "zod";
import { hasMail } from "../../alerts/channels/email.server";
import { channelOf } from "../../alerts/channels/registry.server";
import { readFlowChannel } from "../../store/flow/channel.server";
import { listUnsentFlowEvents, readFlowBacklog } from "../../store/flow/events.server";
import { listChannels } from "../../store/notifications/channels.server";
import { readDeliveryLog } from "../../store/notifications/delivery-log.server";
import { listSchedules } from "../../store/notifications/schedules.server";
import { reportTables, type ChannelRow } from "../../store/notifications/terms";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { toErrorView, toLogView, toScheduleView } from "./build-view";
import { retriesAt } from "../../quality/flow/retries";
import { toFlowView } from "./flow-view";
import type { ChannelView, NotificationsView } from "./view";

const tableSchema = z.enum(reportTables).catch("sales");
// Older ones are no longer looked for.
const logged = 30;
const unsentShown = 5;

/** Where the shop is told of things, when, and what became of it. */
export async function loadNotifications(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date = new Date(),
): Promise<NotificationsView> {
  return withShop(shop, async (tx) => {
    const channels = await listChannels(tx, shop);
    const logOf = channels.find(({ id }) => String(id) === params.get("channel"))?.id ?? null;
    const addresses = new Map(channels.map((channel) => [channel.id, addressOf(channel)]));
    const states = new Map(channels.map(({ id, state }) => [id, state]));
    const log = await readDeliveryLog(tx, shop, { channelId: logOf, limit: logged });
    const report = params.get("report");
    return {
      dataVersion: shop.dataVersion,
      timezone: shop.timezone ?? "UTC",
      hasMail: hasMail(),
      channels: channels.map(toChannelView),
      flow: toFlowView(
        {
          channel: await readFlowChannel(tx, shop),
          backlog: await readFlowBacklog(tx, shop, retriesAt(now).happenedAfter),
          unsent: await listUnsentFlowEvents(tx, shop, unsentShown),
        },
        now,
      ),
      schedules: (await listSchedules(tx, shop)).map((row) =>
        toScheduleView(row, addresses, states),
      ),
      log: log.map((row) => toLogView(row, addresses)),
      logOf,
      offered:
        report === null ? null : { table: tableSchema.parse(params.get("table")), query: report },
    };
  });
}

function toChannelView(row: ChannelRow): ChannelView {
  const { id, kind, state, error, since, severities, tellsResolved } = row;
  return {
    ...{ id, kind, state, severities, tellsResolved },
    address: addressOf(row),
    error: toErrorView(error),
    since: since.toISOString(),
  };
}

const addressOf = ({ kind, address }: ChannelRow) => channelOf(kind).describe(address);
