import { salesRange } from "../../../quality/facts/load-facts.server";
import { readProductSales } from "../../../store/quality/sales.server";
import { readQualityState } from "../../../store/quality/state.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { loadQualityProduct } from "../../quality/product/load.server";
import { buildBlock, whyWaiting } from "./build-view";
import type { ProductBlock } from "./view";

/** What the block on a product's page shows. Throws AppError `not_found` where the shop has no such product. */
export async function loadProductBlock(
  shop: ShopRow,
  id: string | undefined,
  now: Date,
): Promise<ProductBlock> {
  const view = await loadQualityProduct(shop, id, now);
  if (view.state !== "ready") return { state: "waiting", why: whyWaiting(view.state) };
  const { content, currency, today, isSalesKnown } = view;
  const sales = isSalesKnown
    ? await withShop(shop, async (tx) => {
        // The same days as those of the sales beside it.
        const { fullDay } = await readQualityState(tx, shop);
        return readProductSales(tx, shop, content.id, salesRange(fullDay ?? today));
      })
    : null;
  return buildBlock({ content, currency, sales, grantedScopes: shop.grantedScopes });
}
