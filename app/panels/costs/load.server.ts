import { createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { listCostEntries, readCostKnowledge } from "../../store/costs/cost-entries.server";
import { listCostSettings, listFixedCosts } from "../../store/costs/cost-settings.server";
import { readFirstDay, readKeys } from "../../store/rollup/read-keys.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { buildTemplate, withEndings, withEnds } from "./build-view";
import type { CostsView } from "./view";

// What a person scrolls through; a search finds the others.
const shownEntries = 20;
// As many SKUs as a person fills in by hand.
const templateSkus = 500;

/** The page on which the merchant says what goods and orders cost. */
export async function loadCosts(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<CostsView> {
  const { currency, timezone } = shop;
  if (!currency || !timezone) return { state: "notReady" };
  const calendar = createShopCalendar(timezone);
  const today = calendar.dayOf(now);
  const createdDay = shop.shopCreatedAt ? calendar.dayOf(shop.shopCreatedAt) : today;
  const search = params.get("sku")?.trim() ?? "";
  const { uncostedSkus, ...knowledge } = await readCostKnowledge(shop, templateSkus);
  const { entries, found, total } = await listCostEntries(shop, { search, limit: shownEntries });
  return withShop(shop, async (tx) => ({
    state: "ready",
    dataVersion: shop.dataVersion,
    currency,
    today,
    firstDay: earlier((await readFirstDay(tx, shop)) ?? today, createdDay),
    knowledge,
    entries: { search, rows: entries, found, total },
    template: buildTemplate(uncostedSkus, today),
    channels: await readKeys(tx, shop, "channel"),
    settings: withEnds(await listCostSettings(tx, shop)),
    fixedCosts: withEndings(await listFixedCosts(tx, shop), today),
  }));
}

function earlier(a: ShopDay, b: ShopDay): ShopDay {
  return a < b ? a : b;
}
