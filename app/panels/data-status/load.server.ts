import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import type { LiveStatus } from "./live-status";
import {
  isUnderWay,
  longestSecondsLeft,
  toDataStatusView,
  toResourceView,
  type DataStatusView,
} from "./view";

/** The page that says what has been read of the shop, and from when to when. */
export async function loadDataStatus(shop: ShopRow, now: Date): Promise<DataStatusView> {
  return toDataStatusView(await readProgress(shop, now), {
    timezone: shop.timezone ?? "UTC",
    dataVersion: shop.dataVersion,
  });
}

/** What an open page polls. */
export async function loadLiveStatus(shop: ShopRow, now: Date): Promise<LiveStatus> {
  const progress = await readProgress(shop, now);
  return {
    // Read before the progress was: an answer never claims to be newer than it is.
    dataVersion: shop.dataVersion,
    isReading: progress.some(isUnderWay),
    resources: progress.map(toResourceView),
    secondsLeft: longestSecondsLeft(progress),
  };
}
