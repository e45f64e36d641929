import type { ShopRow } from "../../store/shops.server";
import { readLiveStates } from "../../store/live.server";
import { readProgress } from "../../store/sync-progress.server";
import { loadAlertNotice } from "../alerts/load.server";
import { loadShopChanges } from "../shop-changes/load.server";
import type { LiveStatus } from "./live-status";
import { toLiveView } from "./live-view";
import {
  isUnderWay,
  longestSecondsLeft,
  toDataStatusView,
  toResourceView,
  type DataStatusPageView,
} from "./view";

/** The page that says what has been read of the shop, and from when to when. */
export async function loadDataStatus(shop: ShopRow, now: Date): Promise<DataStatusPageView> {
  const { dataVersion, timezone } = shop;
  const progress = await readProgress(shop, now);
  return {
    ...toDataStatusView(progress, { timezone: timezone ?? "UTC", dataVersion }),
    live: toLiveView(await readLiveStates(shop), now),
    changes: await loadShopChanges(shop, now),
  };
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
    alerts: await loadAlertNotice(shop, now),
  };
}
