import { beginTry, noteReason, readStudyWork } from "../../store/worth/study-work.server";
import { withShop, type ShopRef } from "../../store/with-shop.server";
import { mayTry, pausesInMinutes, reasonOf } from "./tries";

/** Works on a study, unless it is to wait after tries that failed: null. What is thrown is put down first. */
export async function tryStudy<Result>(
  shop: ShopRef,
  kind: string,
  now: Date,
  work: () => Promise<Result>,
): Promise<Result | null> {
  const known = await withShop(shop, (tx) => readStudyWork(tx, shop, kind));
  if (!mayTry(known, now)) return null;
  await beginTry(shop, kind, pausesInMinutes, now);
  try {
    return await work();
  } catch (error) {
    await noteReason(shop, kind, reasonOf(error));
    throw error;
  }
}
