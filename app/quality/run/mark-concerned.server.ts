import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../../store/database.server";
import {
  countRareWords,
  listNames,
  recheckFrom,
  takeMoved,
  type MovedKind,
} from "../../store/quality/moved.server";
import type { ShopRef } from "../../store/with-shop.server";
import { toConcerned } from "./concerned";

// Beyond that it takes as long to tell whom it concerns as to check all.
const mostMoved = 20_000;

/** Has those products checked again from a day on that are compared with what has moved since they were checked. */
export async function markConcerned(tx: Queryable, shop: ShopRef, day: ShopDay): Promise<void> {
  const moved = await takeMoved(tx, shop);
  if (moved.length === 0) return;
  if (moved.length > mostMoved) {
    await recheckFrom(tx, shop, day, null);
    return;
  }
  const has = (of: MovedKind) => moved.some(({ kind }) => kind === of);
  const words = moved.flatMap(({ kind, key }) => (kind === "word" ? [key] : []));
  const told = {
    vendors: has("vendor") ? await listNames(tx, shop, "vendor") : [],
    tags: has("tag") ? await listNames(tx, shop, "tag") : [],
    words: words.length > 0 ? await countRareWords(tx, shop, words) : new Map<string, number>(),
  };
  await recheckFrom(tx, shop, day, toConcerned(moved, told));
}
