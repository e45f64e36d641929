import { addDays, type ShopDay } from "../../lib/shop-day";
import { loadConversionPage } from "../../panels/conversion/load.server";
import { loadHome } from "../../panels/home/load.server";
import { loadPriceBands } from "../../panels/products/price-bands/load.server";
import { loadPriceChanges } from "../../panels/products/price-changes/load.server";
import { loadRanking } from "../../panels/products/ranking/load.server";
import { loadReductions } from "../../panels/products/reductions/load.server";
import { loadSellThrough } from "../../panels/products/sell-through/load.server";
import { loadProfit } from "../../panels/profit/load.server";
import { loadSalesOrders } from "../../panels/sales-orders/load.server";
import { loadSalesOverview } from "../../panels/sales-overview/load.server";
import { loadSalesWhy } from "../../panels/sales-why/load.server";
import { writeCostSetting } from "../../store/costs/cost-settings.server";
import type { CostSetting } from "../../store/costs/cost-terms";
import type { ShopRow } from "../../store/shops.server";

type Load = (shop: ShopRow, params: URLSearchParams, now: Date) => Promise<{ state: string }>;

interface Page {
  load: Load;
  /** Of its address. */
  params?: Record<string, string>;
}

/** The pages that depend on how much was sold. */
export const pages: Record<string, Page> = {
  Home: { load: loadHome },
  Sales: { load: loadSalesOverview, params: { by: "time" } },
  "Sales by product": { load: loadSalesOverview, params: { by: "product" } },
  "Sales by variant": { load: loadSalesOverview, params: { by: "variant" } },
  "Sales by collection": { load: loadSalesOverview, params: { by: "collection" } },
  // In one of seventy lines, and in one of ten thousand.
  "Orders of the most sold product": { load: loadSalesOrders, params: { by: "product", key: "1" } },
  "Orders of the least sold product": {
    load: loadSalesOrders,
    params: { by: "product", key: "5000" },
  },
  "Orders of a channel": { load: loadSalesOrders, params: { by: "channel", key: "Shop" } },
  "Why it changed": { load: loadSalesWhy },
  Profit: { load: loadProfit },
  "Profit with shared costs spread": { load: loadProfit, params: { spread: "net" } },
  Conversion: { load: loadConversionPage },
  "Products: ranking": { load: loadRanking },
  "Products: ranking of variants": { load: loadRanking, params: { by: "variant" } },
  "Products: sell-through": { load: loadSellThrough },
  "Products: price bands": { load: loadPriceBands },
  "Products: price changes": { load: loadPriceChanges },
  "Products: reductions": { load: loadReductions },
};

/** What orders of the shop cost: it changes within a month, and one channel has prices of its own. */
export async function enterCosts(shop: ShopRow, firstDay: ShopDay, now: Date): Promise<void> {
  const setting = { ratePpm: 0, perOrderMinor: 0, perUnitMinor: 0, channel: null, from: firstDay };
  const settings: CostSetting[] = [
    { ...setting, kind: "shipping", perOrderMinor: 490 },
    { ...setting, kind: "shipping", channel: "Point of Sale" },
    { ...setting, kind: "payment", ratePpm: 19_000, perOrderMinor: 25 },
    {
      ...setting,
      kind: "payment",
      ratePpm: 17_500,
      perOrderMinor: 20,
      from: addDays(firstDay, 400),
    },
    { ...setting, kind: "handling", perUnitMinor: 35 },
  ];
  for (const each of settings) await writeCostSetting(shop, each, now);
}
