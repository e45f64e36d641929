import type { ShopDay } from "../../lib/shop-day";
import { studyShop } from "../../metrics/lifetime-value/run-study.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { readHistoricWorth } from "../../store/worth/historic.server";
import { lacksSellingPlans } from "../../store/worth/selling-plans.server";
import { buildWorth, horizons } from "./build-view";
import type { WorthContent } from "./view";

/** What customers are worth, known and predicted from orders up to a day, for where there is no page. */
export async function loadWorth(shop: ShopRow, asOfDay: ShopDay, now: Date): Promise<WorthContent> {
  const result = await studyShop(shop, asOfDay, now);
  return withShop(shop, async (tx) =>
    buildWorth({
      historic: await readHistoricWorth(tx, shop, asOfDay, horizons, null),
      study: { observedTo: asOfDay, result },
      failure: null,
      lacksPlans: await lacksSellingPlans(tx, shop),
    }),
  );
}
