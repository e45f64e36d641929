import pLimit from "p-limit";
import { env } from "../../env.server";
import {
  endImagePass,
  listImagesToLookAt,
  readImageSetting,
  restImagePass,
  writeImageLooks,
  type ImageLookRow,
} from "../../store/quality/images.server";
import { askForRun } from "../../store/quality/state.server";
import { findShopById, listInstalledShops, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import type { ImageOwner } from "./image-address";
import { ImagesBusyError, lookAtImage, type Look } from "./look-at-image.server";

// A job runs for less than a minute; others wait meanwhile.
const budgetMs = 25_000;
/** Between two writes: what a killed process has to download again. */
const imagesAtOnce = 24;
const connections = 4;
const busyMs = 60_000;

/** Of a shop, in a day (UTC): some 25 kB each, so that the second is not met before the first. */
export const mostImagesADay = 20_000;
export const mostMegabytesADay = 1_000;

export interface ImageLimits {
  clock: () => Date;
  isTimeUp: () => boolean;
  signal?: AbortSignal;
  /** For tests. */
  mostImages?: number;
  lookAt?: (address: string, owner: ImageOwner) => Promise<Look>;
}

/** How a run ended. Done: nothing is left. Spent: not today. Busy: the server asks for a pause. */
export type ImageRunEnd = "off" | "done" | "spent" | "timeUp" | "busy";

/**
 * Looks at a shop's images that nobody has looked at, each once per version of its address, for a while.
 * Begins where the last run has come to. `hasNews`: products are to be checked again.
 */
export async function runImages(
  shop: ShopRow,
  limits: ImageLimits,
): Promise<{ end: ImageRunEnd; hasNews: boolean }> {
  const { clock, isTimeUp, mostImages = mostImagesADay, signal } = limits;
  const owner = { domain: shop.domain, localOrigin: env().DEV_STORE_URL };
  const lookAt =
    limits.lookAt ?? ((address) => lookAtImage(address, owner, signal ? { signal } : {}));
  const inTurn = pLimit(connections);
  for (;;) {
    const now = clock();
    const day = now.toISOString().slice(0, 10);
    const setting = await withShop(shop, (tx) => readImageSetting(tx, shop));
    if (!setting?.isOn) return { end: "off", hasNews: false };
    if (isTimeUp()) return { end: "timeUp", hasNews: false };
    const isToday = setting.day === day;
    const left = Math.min(imagesAtOnce, mostImages - (isToday ? setting.dayImages : 0));
    const megabytes = isToday ? setting.dayBytes / 1e6 : 0;
    if (left <= 0 || megabytes >= mostMegabytesADay) return { end: "spent", hasNews: await rest() };

    const { afterKey } = setting;
    const images = await withShop(shop, (tx) =>
      listImagesToLookAt(tx, shop, { now, afterKey, most: left }),
    );
    if (images.length === 0) return { end: "done", hasNews: await rest(true) };
    let isBusy = false;
    const found = await Promise.all(
      images.map(({ addressKey, url }) =>
        inTurn(async (): Promise<ImageLookRow | null> => {
          if (isBusy || signal?.aborted) return null;
          try {
            return { addressKey, ...(await lookAt(url, owner)) };
          } catch (error) {
            if (!(error instanceof ImagesBusyError)) throw error;
            isBusy = true;
            return null;
          }
        }),
      ),
    );
    // In order, up to the first that was left out: the pass goes on behind the last that is written.
    const firstLeft = found.indexOf(null);
    const looks = (firstLeft < 0 ? found : found.slice(0, firstLeft)).filter(
      (look) => look !== null,
    );
    // The process is to stop: what was broken off by that has not failed.
    const kept = signal?.aborted ? looks.filter(({ outcome }) => outcome !== "failed") : looks;
    await withShop(shop, (tx) => writeImageLooks(tx, shop, kept, { day, now }));
    if (isBusy) return { end: "busy", hasNews: false };
  }

  function rest(isOver = false): Promise<boolean> {
    return withShop(shop, async (tx) => {
      const looked = isOver ? await endImagePass(tx, shop) : await restImagePass(tx, shop);
      if (looked > 0) await askForRun(tx, shop, clock());
      return looked > 0;
    });
  }
}

/** The same as a job. `afterMs`: when to go on; null: nothing is left for now. */
export async function continueImages(
  shopId: number,
  signal: AbortSignal,
): Promise<{ afterMs: number | null; hasNews: boolean }> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt) return { afterMs: null, hasNews: false };
  const until = Date.now() + budgetMs;
  const { end, hasNews } = await runImages(shop, {
    clock: () => new Date(),
    isTimeUp: () => signal.aborted || Date.now() >= until,
    signal,
  });
  const afterMs = end === "timeUp" ? 1 : end === "busy" ? busyMs : null;
  return { afterMs, hasNews };
}

/** Shops that have images to be looked at, and may be today. */
export async function listShopsWithImages(now: Date): Promise<number[]> {
  const day = now.toISOString().slice(0, 10);
  const waiting: number[] = [];
  for (const shop of await listInstalledShops()) {
    const hasSome = await withShop(shop, async (tx) => {
      const setting = await readImageSetting(tx, shop);
      if (!setting?.isOn) return false;
      if (setting.day === day && setting.dayImages >= mostImagesADay) return false;
      const some = { now, afterKey: null, most: 1 };
      return setting.afterKey !== null || (await listImagesToLookAt(tx, shop, some)).length > 0;
    });
    if (hasSome) waiting.push(shop.id);
  }
  return waiting;
}
