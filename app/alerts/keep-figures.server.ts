import { addDays } from "../lib/shop-day";
import {
  forgetAlertDays,
  writeSilence,
  writeTradeFigures,
} from "../store/alerts/alert-days.server";
import type { Queryable } from "../store/database.server";
import type { ShopRef } from "../store/with-shop.server";
import type { AlertFacts } from "./facts";
import { keptDays, silenceOf, tradeFiguresOf } from "./kept-figures";

/** Keeps what is seen now of a day and could not be told later, for as long as alerts are tried on it. */
export async function keepFigures(
  tx: Queryable,
  shop: ShopRef,
  { trading, sync, now, today }: Pick<AlertFacts, "trading" | "sync" | "now" | "today">,
): Promise<void> {
  if (sync) await writeSilence(tx, shop, today, silenceOf(sync, now));
  if (trading) await writeTradeFigures(tx, shop, trading.lastDay, tradeFiguresOf(trading));
  // Also of a shop whose trade is never known: how it is followed is kept all the same.
  await forgetAlertDays(tx, shop, addDays(today, -keptDays));
}
