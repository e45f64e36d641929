import { log } from "../log.server";
import type { ShopRef } from "../store/with-shop.server";
import type { UnexplainedKinds } from "./unexplained";

/** Tells the operator, once for a batch, that sales are kept which are in no figure. */
export function tellUnexplained(shop: ShopRef, kinds: UnexplainedKinds): void {
  const sales = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  if (sales === 0) return;
  log.error({ shop: shop.domain, sales, kinds }, "Sales of an unknown kind are in no figure");
}
