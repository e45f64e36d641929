import type { LoggedNotification } from "../../store/notifications/delivery-log.server";
import type { Schedule } from "../../store/notifications/schedules.server";
import type { ChannelState, StoredDeliveryError } from "../../store/notifications/terms";
import type { ErrorView, LogView, ScheduleView } from "./view";
import { errorTexts } from "./words";

type Addresses = ReadonlyMap<number, string>;

export function toErrorView(error: StoredDeliveryError | null): ErrorView | null {
  return error && { text: errorTexts[error.code], detail: error.detail };
}

export function toScheduleView(
  row: Schedule,
  addresses: Addresses,
  states: ReadonlyMap<number, ChannelState>,
): ScheduleView {
  const { id, kind, name, cadence, weekday, hour } = row;
  return {
    ...{ id, kind, name, cadence, weekday, hour },
    address: addresses.get(row.channelId) ?? "",
    channelState: states.get(row.channelId) ?? "stopped",
    nextAt: row.nextAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}

export function toLogView(row: LoggedNotification, addresses: Addresses): LogView {
  const { id, deliveryId, kind, title, state } = row;
  return {
    ...{ id, deliveryId, kind, title, state },
    address: addresses.get(row.channelId) ?? "",
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    attempts: row.attempts.map(({ attemptNo, startedAt, tookMs, status, error }) => ({
      ...{ no: attemptNo, tookMs, status },
      startedAt: startedAt.toISOString(),
      error: toErrorView(error),
    })),
  };
}
