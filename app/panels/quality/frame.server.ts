import { createShopCalendar } from "../../lib/shop-day";
import { countProducts, listProductsAfter } from "../../store/quality/changed-products.server";
import { readQualityState } from "../../store/quality/state.server";
import type { ShopRow } from "../../store/shops.server";
import { readProgress } from "../../store/sync-progress.server";
import { withShop } from "../../store/with-shop.server";
import { chooseNotice } from "../data-status/notice";
import { isUnderWay, toReadingView, toResourceView } from "../data-status/view";
import { loadShopChanges } from "../shop-changes/load.server";
import type { QualityReadyView, QualityWaitingView } from "./view";

export type QualityFrame = Omit<QualityReadyView<never>, "content">;

/** What every page of quality begins from; or why there is nothing to show. */
export async function loadQualityFrame(
  shop: ShopRow,
  now: Date,
): Promise<QualityFrame | QualityWaitingView> {
  const progress = await readProgress(shop, now);
  const products = progress.find(({ resource }) => resource === "products");
  const shared = {
    dataVersion: shop.dataVersion,
    reading: toReadingView(progress),
    notice: chooseNotice(
      progress.filter(({ resource }) => needed.has(resource)).map(toResourceView),
    ),
    changes: await loadShopChanges(shop, now),
  };
  const { state, hasProducts, total } = await withShop(shop, async (tx) => {
    const known = await readQualityState(tx, shop);
    return {
      state: known,
      hasProducts: (await listProductsAfter(tx, shop, 0, 1)).length > 0,
      total: known.fullFinishedAt === null ? await countProducts(tx, shop) : 0,
    };
  });
  const { currency, timezone } = shop;
  const isRead = products?.finishedAt != null && products.status !== "failed";
  const wasChecked = state.fullFinishedAt !== null;
  if (!currency || !timezone || (!isRead && !wasChecked)) {
    const isComing = progress.length === 0 || !products || isUnderWay(products);
    return { state: isComing ? "installing" : "blocked", ...shared };
  }
  if (!hasProducts) return { state: "empty", ...shared };
  return {
    state: "ready",
    ...shared,
    shop: shop.domain,
    currency,
    timezone,
    today: createShopCalendar(timezone).dayOf(now),
    progress: wasChecked ? null : { done: state.runDone, total: Math.max(state.runTotal, total) },
    checkedAt: state.fullFinishedAt?.toISOString() ?? null,
    isSalesKnown: state.isSalesKnown,
  };
}

const needed = new Set(["shop", "products"]);
