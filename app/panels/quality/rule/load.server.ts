import type { ShopRow } from "../../../store/shops.server";
import { loadQualityProducts } from "../products/load.server";
import type { ProductsView } from "../products/view";
import { findShopCheck, loadShopRule } from "../shop-rule/load.server";
import type { ShopRuleView } from "../shop-rule/view";

export type RuleView =
  { about: "products"; view: ProductsView } | { about: "shop"; view: ShopRuleView };

/** What one rule has found: products that fail it, or places in the shop. */
export async function loadRule(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
  id: string | undefined,
): Promise<RuleView> {
  const check = findShopCheck(id);
  if (check) return { about: "shop", view: await loadShopRule(shop, check, params, now) };
  return { about: "products", view: await loadQualityProducts(shop, params, now, id ?? "") };
}
